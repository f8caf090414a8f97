import CCairo
import Pages
import Plotting

/// A drawing of a laid-out document: the pages as Cairo writes them, every stretch of one element in a mark, and room
/// for the figures.
struct DocumentDrawing {
  /// A mark: a stretch of a page's content.
  struct Mark {
    /// The element; nil for decoration.
    var element: StructureTree.ID?
    /// The ids of the figures in it, and their places.
    var figures: [(id: String, place: Rect)] = []
  }

  /// The marks of each page, in their order.
  typealias Marks = [[Mark]]

  let document: PagedDocument
  let typesetters: DocumentTypesetters

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
  ) throws(CairoError) -> [Mark] {
    let tags: OpaquePointer = cairo_create(file.surface)
    defer { cairo_destroy(tags) }
    var canvases: [Font.Family: CairoCanvas] = [:]
    for family in Font.Family.allCases {
      canvases[family] = CairoCanvas(
        on: file.surface, scale: 1, typesetter: typesetters.typesetter(family))
    }
    var marks: [Mark] = []
    for stretch in page.stretches {
      if marks.isEmpty || marks[marks.count - 1].element != stretch[0].element {
        if !marks.isEmpty { cairo_tag_end(tags, "Span") }
        cairo_tag_begin(tags, "Span", nil)
        marks.append(Mark(element: stretch[0].element))
      }
      if case .figure(let id, let size) = stretch[0].content {
        marks[marks.count - 1].figures.append((id, Rect(at: stretch[0].origin, size)))
      }
      draw(stretch, canvases)
    }
    if !marks.isEmpty { cairo_tag_end(tags, "Span") }
    try CairoError.check(cairo_status(tags), "drawing report.pdf")
    for family in Font.Family.allCases { try canvases[family]?.check("drawing report.pdf") }
    return marks
  }

  private func draw(_ items: [PlacedItem], _ canvases: [Font.Family: CairoCanvas]) {
    let origin = items[0].origin
    switch items[0].content {
    case .text(_, let font, let color):
      let words = items.compactMap { item -> Typesetter.Word? in
        guard case .text(let text, _, _) = item.content else { return nil }
        typesetters.typesetter(font.family).record(font.text(text))
        return Typesetter.Word(string: text, x: item.origin.x)
      }
      canvases[font.family]?.write(
        words, font.style(color), isItalic: font.isItalic, y: origin.y)
    case .fill(let path, let color): canvases[.serif]?.fill(path.moved(by: origin), color)
    case .stroke(let path, let stroke): canvases[.serif]?.stroke(path.moved(by: origin), stroke)
    case .figure(_, let size):
      // A mark needs content; the figure covers it.
      canvases[.serif]?.fill(.rectangle(Rect(at: origin, size)), .white)
    case .link, .destination, .pageNumber, .nothing: break
    }
  }
}

extension PagedDocument.Page {
  /// The visible items, those together that are words of one style on one line.
  fileprivate var stretches: [[PlacedItem]] {
    var stretches: [[PlacedItem]] = []
    for item in items where item.isVisible {
      if let last = stretches.last?.last, item.continues(last) {
        stretches[stretches.count - 1].append(item)
      } else {
        stretches.append([item])
      }
    }
    return stretches
  }
}

extension PlacedItem {
  /// Whether this is a word on the line of another, in the same style and element.
  fileprivate func continues(_ other: PlacedItem) -> Bool {
    guard element == other.element, origin.y == other.origin.y,
      case .text(_, let font, let color) = content,
      case .text(_, let otherFont, let otherColor) = other.content
    else { return false }
    return font == otherFont && color == otherColor
  }

  /// Whether anything is drawn.
  fileprivate var isVisible: Bool {
    switch content {
    case .text, .fill, .stroke, .figure: true
    case .link, .destination, .pageNumber, .nothing: false
    }
  }
}

extension Rect {
  /// The rectangle with its top left corner at `origin`.
  fileprivate init(at origin: Point, _ size: Size) {
    self.init(
      minX: origin.x, minY: origin.y, maxX: origin.x + size.width, maxY: origin.y + size.height)
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
