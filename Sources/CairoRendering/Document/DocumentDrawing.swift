import CCairo
import Pages
import Plotting

/// A drawing of a laid-out document: the pages as Cairo writes them, every stretch of one element in a mark.
struct DocumentDrawing {
  /// The elements of the marks of each page, in their order; nil for decoration.
  typealias Marks = [[StructureTree.ID?]]

  private let document: PagedDocument
  private let figures: [String: Figure]
  private let recordings: FigureRecordings?
  private let typesetters: DocumentTypesetters

  init(
    _ document: PagedDocument, _ figures: [String: Figure], _ recordings: FigureRecordings?,
    _ typesetters: DocumentTypesetters
  ) {
    (self.document, self.figures, self.typesetters) = (document, figures, typesetters)
    self.recordings = recordings
  }

  /// Draws the pages.
  func drawn() throws(CairoError) -> (bytes: [UInt8], marks: Marks) {
    let size = document.pages.first?.size ?? Size(1, 1)
    let file = PDFSurface(size)
    var marks: Marks = []
    for page in document.pages {
      cairo_pdf_surface_set_size(file.surface, page.size.width, page.size.height)
      marks.append(try draw(page, on: file))
      cairo_surface_show_page(file.surface)
    }
    return (try file.finish("drawing report.pdf"), marks)
  }

  private func draw(
    _ page: PagedDocument.Page, on file: PDFSurface
  ) throws(CairoError) -> [StructureTree.ID?] {
    let tags: OpaquePointer = cairo_create(file.surface)
    defer { cairo_destroy(tags) }
    var canvases: [Font.Family: CairoCanvas] = [:]
    for family in Font.Family.allCases {
      canvases[family] = CairoCanvas(
        on: file.surface, scale: 1, typesetter: typesetters.typesetter(family))
    }
    var marks: [StructureTree.ID?] = []
    for item in page.items where item.isVisible {
      if marks.last != .some(item.element) {
        if !marks.isEmpty { cairo_tag_end(tags, "Span") }
        cairo_tag_begin(tags, "Span", nil)
        marks.append(item.element)
      }
      try draw(item, canvases, on: file.surface)
    }
    if !marks.isEmpty { cairo_tag_end(tags, "Span") }
    try CairoError.check(cairo_status(tags), "drawing report.pdf")
    for family in Font.Family.allCases { try canvases[family]?.check("drawing report.pdf") }
    return marks
  }

  private func draw(
    _ item: PlacedItem, _ canvases: [Font.Family: CairoCanvas], on surface: OpaquePointer
  ) throws(CairoError) {
    let origin = item.origin
    switch item.content {
    case .text(let text, let font, let color):
      typesetters.typesetter(font.family).record(font.text(text))
      canvases[font.family]?.write(font.text(text), font.style(color), at: origin, angle: 0)
    case .fill(let path, let color): canvases[.serif]?.fill(path.moved(by: origin), color)
    case .stroke(let path, let stroke): canvases[.serif]?.stroke(path.moved(by: origin), stroke)
    case .figure(let id, let size):
      guard let figure = figures[id] else { return }
      let canvas = CairoCanvas(
        on: surface, scale: size.width / figure.size.width,
        typesetter: typesetters.typesetter(ofFigures: figure.theme.font), origin: origin)
      if let recording = recordings?[figure] {
        recording.draw(on: canvas)
      } else {
        figure.draw(on: canvas)
      }
      try canvas.check("drawing \(id) in report.pdf")
    case .link, .destination, .pageNumber, .nothing: break
    }
  }
}

extension PlacedItem {
  /// Whether anything is drawn.
  fileprivate var isVisible: Bool {
    switch content {
    case .text, .fill, .stroke, .figure: true
    case .link, .destination, .pageNumber, .nothing: false
    }
  }
}

extension Path {
  fileprivate func moved(by vector: Point) -> Path {
    func moved(_ point: Point) -> Point { Point(point.x + vector.x, point.y + vector.y) }
    return Path(
      elements.map { element in
        switch element {
        case .move(let to): .move(moved(to))
        case .line(let to): .line(moved(to))
        case .curve(let a, let b, let to): .curve(moved(a), moved(b), moved(to))
        case .close: .close
        }
      })
  }
}
