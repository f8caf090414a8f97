import Documents
import Plotting

/// A format of the text of a report.
public enum DocumentFormat: String, CaseIterable, Sendable {
  /// Markdown: `report.md`.
  case markdown = "md"
  /// A single page with embedded figures: `report.html`.
  case html
  /// Pages with vector figures: `report.pdf`. The name `pdf` alone is that of a format of figures.
  case pdf = "report-pdf"

  /// The path of the file below the output folder.
  public var path: String { "report.\(self == .pdf ? "pdf" : rawValue)" }
}

/// A function that draws a document as a PDF, with room for its figures, and returns the function that completes it.
public typealias DocumentRendering = @Sendable (Document, [Figure]) throws -> PDFCompletion

/// A function that places figures in a PDF, each a PDF of one page, by their names.
public typealias PDFCompletion = @Sendable (_ figures: [String: [UInt8]]) throws -> [UInt8]

extension Document {
  /// The document with a last paragraph.
  func adding(_ sentence: String?) -> Document {
    var document = self
    document.blocks += sentence.map { [.paragraph(Prose($0))] } ?? []
    return document
  }
}
