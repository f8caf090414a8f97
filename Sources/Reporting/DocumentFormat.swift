import Documents

/// A format of the text of a report.
public enum DocumentFormat: String, CaseIterable, Sendable {
  /// Markdown: `report.md`.
  case markdown = "md"
  /// A single page with embedded figures: `report.html`.
  case html

  /// The files of `document` in `formats`, with the `drawn` figures.
  static func files(
    of document: Document, _ formats: [DocumentFormat], _ drawn: FigureFiles.Drawn
  ) -> [Report.File] {
    formats.map { format in
      let text =
        switch format {
        case .markdown: document.markdown
        case .html: document.html { drawn.images[$0] }
        }
      return Report.File(path: "report.\(format.rawValue)", bytes: Array(text.utf8))
    }
  }
}
