import CCairo
import Documents
import Pages
import Plotting

/// A renderer of documents as tagged PDF files in memory.
///
/// Cairo draws the pages; qpdf adds what Cairo cannot write: the structure for screen readers, links, the outline
/// and metadata. The same document gives the same bytes under the same versions of both.
public struct DocumentRenderer: Sendable {
  /// A rendered document.
  public struct Rendering: Sendable {
    /// The file.
    public var bytes: [UInt8]
    /// The clauses on what the pages cannot show.
    public var notes: [String]
  }

  /// The paper.
  public var paper: Paper

  /// Creates a renderer on `paper`.
  public init(on paper: Paper) { self.paper = paper }

  /// Throws if a library is missing.
  public static func check() throws(CairoError) {
    if QPDFFile.version == nil { throw .missingLibrary }
  }

  /// The fonts and libraries, beside those of figures, on which the bytes depend.
  public static let fonts: String = {
    let typesetters = DocumentTypesetters()
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

  /// Returns the document as a PDF, with its figures drawn as vectors.
  ///
  /// Figures that are in `recordings` are not laid out again.
  public func render(
    _ document: Document, _ figures: [Figure], recordings: FigureRecordings? = nil
  ) throws(CairoError) -> Rendering {
    let typesetters = DocumentTypesetters()
    let byID = Dictionary(figures.map { ($0.name, $0) }, uniquingKeysWith: { first, _ in first })
    let pages = PagedDocument(
      document, figures: byID.mapValues(\.printedSize), on: paper, typesetters)
    let drawing = DocumentDrawing(pages, byID, recordings, typesetters)
    let (bytes, marks) = try drawing.drawn()
    return Rendering(
      bytes: try DocumentTagging(pages, marks).tagged(bytes),
      notes: pages.notes + typesetters.notes)
  }
}
