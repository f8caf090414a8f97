import Documents
import Pages
import Parallelism
import Plotting

/// A renderer of documents as tagged PDF files in memory.
///
/// Cairo draws the pages; qpdf adds what Cairo cannot write: the structure for screen readers, links, the outline
/// and metadata, and places the figures, each from its own PDF. The same document gives the same bytes under the same
/// versions of both.
public struct DocumentRenderer: Sendable {
  /// The paper.
  public var paper: Paper

  /// Creates a renderer on `paper`.
  public init(on paper: Paper) { self.paper = paper }

  /// Starts to load, on another thread, what every document needs.
  public static func prepare() {
    _ = startThread { _ = (QPDFFile.version, fonts) }
  }

  /// Throws if a library is missing.
  public static func check() throws(CairoError) {
    if QPDFFile.version == nil { throw .missingLibrary }
  }

  /// The fonts and libraries, beside those of figures, on which the bytes depend.
  public static let fonts: String = {
    let typesetters = DocumentTypesetters()
    for family in [typesetters.serif, typesetters.mono] { family.prepare() }
    return [
      typesetters.serif.resolvedFamily(), typesetters.mono.resolvedFamily(),
      DocumentTypesetters.mathematics.font ?? "no mathematical font",
      "qpdf " + (QPDFFile.version ?? "none"),
    ].joined(separator: ", ")
  }()

  /// Whether a file is a document and not a single figure: one with metadata in XMP, which Cairo does not write.
  public static func isDocument(_ file: [UInt8]) -> Bool {
    let mark = Array(DocumentMetadata.mark.utf8)
    return file.indices.contains { file[$0] == mark[0] && file[$0...].starts(with: mark) }
  }

  /// Draws the pages of a document, with room for figures of the given printed sizes, by their names.
  public func draw(
    _ document: Document, figures: [String: Size]
  ) throws(CairoError) -> DrawnDocument {
    let typesetters = DocumentTypesetters()
    let pages = PagedDocument(document, figures: figures, on: paper, typesetters)
    let (bytes, marks) = try DocumentDrawing(document: pages, typesetters: typesetters).drawn()
    return DrawnDocument(
      pages: pages, bytes: bytes, marks: marks, notes: pages.notes + typesetters.notes)
  }
}

/// A document whose pages are drawn but for the figures.
public struct DrawnDocument: Sendable {
  fileprivate let pages: PagedDocument
  fileprivate let bytes: [UInt8]
  fileprivate let marks: DocumentDrawing.Marks
  /// The clauses on what the pages cannot show.
  public let notes: [String]

  /// Returns the file with its figures, each a PDF of one page, by their names.
  public func file(figures: [String: [UInt8]]) throws(CairoError) -> [UInt8] {
    try DocumentTagging(document: pages, marks: marks, figures: figures).tagged(bytes)
  }
}
