import Plotting

extension Text {
  /// The text in Markdown: italics between asterisks, subscripts and superscripts in HTML's tags,
  /// which GitHub and pandoc both know.
  var markdown: String {
    runs.reduce(into: "") { result, run in
      var text = escapeMarkdown(run.string)
      if run.isItalic { text = "*\(text)*" }
      switch run.position {
      case .normal: result += run.string.hasPrefix(" ") ? " " + text : text
      case .lowered: result += "<sub>\(text)</sub>"
      case .raised: result += "<sup>\(text)</sup>"
      }
      if run.string.count > 1, run.string.hasSuffix(" ") { result += " " }
    }
  }
}
