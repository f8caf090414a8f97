import Documents

/// A format of the text of a report.
public enum DocumentFormat: String, CaseIterable, Sendable {
  /// Markdown: `report.md`.
  case markdown = "md"
  /// A single page with embedded figures: `report.html`.
  case html

  /// The files of `document` in `formats`, with the `drawn` figures.
  ///
  /// A page has `script` or, without one, ends in the sentence on its absence, if there is such.
  static func files(
    of document: Document, _ formats: [DocumentFormat], _ drawn: FigureFiles.Drawn,
    script: PageScript?, orSentence sentence: String?
  ) -> [Report.File] {
    formats.map { format in
      let text =
        switch format {
        case .markdown: document.markdown
        case .html:
          document.adding(script == nil ? sentence : nil).html(script: script) {
            drawn.images[$0]
          }
        }
      return Report.File(path: "report.\(format.rawValue)", bytes: Array(text.utf8))
    }
  }
}

extension Document {
  /// The document with a last paragraph.
  fileprivate func adding(_ sentence: String?) -> Document {
    var document = self
    document.blocks += sentence.map { [.paragraph(Prose($0))] } ?? []
    return document
  }
}
