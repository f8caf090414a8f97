import Documents
import Plotting

extension PagedDocument {
  /// The number of headings below the title from which a document has a list of contents.
  private static let fewestForContents = 5

  /// Lays out a document.
  ///
  /// - Parameters:
  ///   - document: The document.
  ///   - figures: The printed sizes of the figures, by their ids.
  ///   - paper: The paper.
  ///   - measurer: The measurer of text.
  public init(
    _ document: Document, figures: [String: Size], on paper: Paper, _ measurer: any TextMeasurer
  ) {
    let sheet = Sheet(document.layout, on: paper)
    if let sheet, let single = sheet.laidOut(document, figures, measurer) {
      self = single
      return
    }
    self.init(title: document.title, author: document.author, generator: document.generator)
    var style = PageStyle(paper)
    style.isWorksheet = document.layout == .worksheet
    var composer = Composer(document, figures, style, measurer)
    let frame = Composer.Frame(width: style.measure, element: StructureTree.root)
    let front = document.blocks.prefix { !$0.beginsSection }
    composer.compose(Array(front), in: frame)
    let contents = composer.contentsPlace()
    composer.compose(Array(document.blocks.dropFirst(front.count)), in: frame)
    if composer.bookmarks.count(where: { $0.level > 1 }) >= Self.fewestForContents {
      composer.addContents(at: contents, in: frame)
    }
    pages = Paginator.pages(composer.flow, style)
    structure = composer.inline.structure
    bookmarks = composer.bookmarks
    notes = composer.distinctNotes
    if sheet != nil { notes.append("the text is too long for a single page") }
    number(measurer)
    addRunningHeads(style, measurer)
  }

  /// Replaces the numbers of pages by text.
  private mutating func number(_ measurer: any TextMeasurer) {
    var numbers: [String: Int] = [:]
    for (index, page) in pages.enumerated() {
      for case .destination(let name) in page.items.map(\.content) where numbers[name] == nil {
        numbers[name] = index + 1
      }
    }
    for page in pages.indices {
      for item in pages[page].items.indices {
        guard case .pageNumber(let name, let font, let color) = pages[page].items[item].content
        else { continue }
        let text = " " + (numbers[name].map { String($0) } ?? "")
        pages[page].items[item].content = .text(text, font, color)
        pages[page].items[item].origin.x -= measurer.width(of: text, font)
      }
    }
  }

  /// Adds the title above and the page number below every page; the first has no title above it.
  private mutating func addRunningHeads(_ style: PageStyle, _ measurer: any TextMeasurer) {
    let font = Font(.sans, 8)
    for index in pages.indices {
      let size = pages[index].size
      let area = style.area(isLandscape: size.width > size.height)
      let number = String(index + 1)
      let x = (size.width - measurer.width(of: number, font)) / 2
      let foot = PlacedItem(
        .text(number, font, style.quiet), at: Point(x, size.height - style.footBottom), in: nil)
      pages[index].items.append(foot)
      if index == 0 { continue }
      let title = measurer.cut(title, to: area.width, font)
      let head = PlacedItem(
        .text(title, font, style.quiet), at: Point(area.minX, style.headTop), in: nil)
      let line = PlacedItem(
        .stroke(
          .segment(Point(0, 0), Point(area.width, 0)), Stroke(style.hairline, width: 0.4)),
        at: Point(area.minX, style.headTop + 5), in: nil)
      pages[index].items += [head, line]
    }
  }
}

extension TextMeasurer {
  /// Returns a text, ended by an ellipsis if it is wider than `width`.
  fileprivate func cut(_ text: String, to width: Double, _ font: Font) -> String {
    if self.width(of: text, font) <= width { return text }
    var rest = text
    while !rest.isEmpty, self.width(of: rest + "…", font) > width { rest.removeLast() }
    return rest + "…"
  }
}

extension Block {
  /// Whether a section of the document begins here, before which its contents are listed.
  fileprivate var beginsSection: Bool {
    if case .heading(let level, _) = self { level > 1 } else { false }
  }
}
