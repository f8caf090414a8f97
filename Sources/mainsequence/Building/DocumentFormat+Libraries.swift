import CairoRendering
import Reporting

extension DocumentFormat {
  /// The fonts and programs, beside those of figures, on which the bytes depend; nil for none.
  var libraries: String? {
    switch self {
    case .markdown, .html: nil
    case .pdf: DocumentRenderer.fonts
    case .docx: Pandoc.installed?.version ?? "no pandoc"
    }
  }

  /// Throws if what writes this format is not installed.
  func check() throws {
    switch self {
    case .markdown, .html: break
    case .pdf: try DocumentRenderer.check()
    case .docx: try Pandoc.check()
    }
  }
}
