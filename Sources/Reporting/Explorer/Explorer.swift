import Documents

/// The explorer of the network in a page: what the program adds to the data of a report.
public struct Explorer: Sendable {
  private let markup: String
  private let style: String
  private let script: String

  /// Creates an explorer from its files.
  public init(markup: String, style: String, scripts: [String]) {
    self.markup = markup
    self.style = style
    // In a block of its own, in which every mistake is an error.
    script = "{\n\"use strict\";\n\(scripts.joined(separator: "\n"))}\n"
  }

  /// The section of a page with `data`.
  func section(_ data: ExplorerData) -> ScriptedSection {
    ScriptedSection(markup: markup, style: style, script: script, data: data.json.text)
  }
}
