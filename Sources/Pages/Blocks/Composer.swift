import Documents
import Plotting

/// A composer of a document's blocks into strips and floats.
struct Composer {
  let style: PageStyle
  let measurer: any TextMeasurer
  let references: References
  /// The setter of text, which holds the structure.
  var inline: InlineSetter
  /// The parts of the flow so far.
  var flow: [FlowPart] = []
  var bookmarks: [PagedDocument.Bookmark] = []
  private var names: HeadingNames
  private var anchored: Set<String> = []
  /// The least space above the next strips.
  var gap = 0.0

  /// A column of text and the element that its blocks belong to.
  struct Frame {
    /// The distance from the left edge of the page's column.
    var indent = 0.0
    /// The width.
    var width: Double
    /// The structure element.
    var element: StructureTree.ID
    /// Whether blocks follow each other closely, as in a tight list.
    var isTight = false
  }

  init(
    _ document: Document, _ figures: [String: Size], _ style: PageStyle,
    _ measurer: any TextMeasurer
  ) {
    self.style = style
    self.measurer = measurer
    references = References(numbers: FigureNumbers(document), figures: figures)
    inline = InlineSetter(measurer, style, references, StructureTree())
    names = HeadingNames(
      taken: Set((0..<references.numbers.count).map { "figure-\($0 + 1)" }))
  }

  /// The clauses on what the pages cannot show.
  var distinctNotes: [String] {
    inline.notes.reduce(into: []) { if !$0.contains($1) { $0.append($1) } }
  }

  /// Composes blocks one below the other.
  mutating func compose(_ blocks: [Block], in frame: Frame) {
    for (place, block) in blocks.enumerated() {
      let next = place + 1 < blocks.count ? blocks[place + 1] : nil
      compose(block, before: next, in: frame)
    }
  }

  private mutating func compose(_ block: Block, before next: Block?, in frame: Frame) {
    switch block {
    case .heading(let level, let prose): setHeading(prose, level: level, in: frame)
    case .paragraph(let prose):
      setParagraph(prose, introduces: next?.isIntroduced ?? false, in: frame)
    case .list(let start, let isTight, let items):
      setList(items, start: start, isTight: isTight, in: frame)
    case .table(let table): setTable(table, in: frame)
    case .equation(let equation): setEquation(equation, in: frame)
    case .code(let code, _): setCode(code, in: frame)
    case .figure(let figure): setFigure(figure, in: frame)
    case .quote(let blocks):
      var inner = frame
      inner.indent += 18
      inner.width -= 36
      inner.element = inline.structure.add(.quote, in: frame.element)
      compose(blocks, in: inner)
    case .rule:
      // What follows a rule, such as an imprint, is about all before it.
      flow.append(.barrier)
      let line = Path.segment(Point(0, 0.25), Point(frame.width, 0.25))
      add(
        [
          Strip(
            height: 0.5,
            items: [
              PlacedItem(
                .stroke(line, Stroke(style.hairline, width: 0.5)), at: Point(frame.indent, 0),
                in: nil)
            ], before: 12)
        ])
      gap = 10
    case .markup: break
    }
  }

  /// Appends strips to the flow, with the space that the last block wants below it.
  mutating func add(_ strips: [Strip]) {
    guard !strips.isEmpty else { return }
    flow.append(.strips(strips.spaced(gap)))
    gap = 0
  }

  /// Makes the first appearance of a place a destination of links.
  mutating func anchor(_ name: String, _ strips: inout [Strip]) {
    guard anchored.insert(name).inserted, !strips.isEmpty else { return }
    strips[0].items.insert(PlacedItem(.destination(name), at: Point(0, 0), in: nil), at: 0)
  }

  // MARK: - Text

  private mutating func setHeading(_ prose: Prose, level: Int, in frame: Frame) {
    let measures = style.heading(level)
    let element = inline.structure.addHeading(level: level, in: frame.element)
    let font = Font(.sans, measures.size, isBold: true)
    let words = inline.words(
      of: prose, .init(font: font, color: style.ink, element: element))
    var strips = LineSetter(
      measurer: measurer, width: frame.width, size: measures.size, leading: measures.leading,
      indent: frame.indent
    ).strips(words)
    for index in strips.indices { strips[index].isKeptWithNext = true }
    let name = names.name(for: prose)
    anchor(name, &strips)
    bookmarks.append(.init(level: level, title: prose.plain, destination: name))
    add(strips.spaced(measures.before))
    gap = measures.after
  }

  private mutating func setParagraph(_ prose: Prose, introduces: Bool, in frame: Frame) {
    if let image = prose.onlyImage, let id = references.figure(image.id, path: image.path)?.id {
      return setFigure(
        FigureBlock(
          id: id, path: image.path, alternative: image.alternative, caption: Prose()),
        in: frame)
    }
    let element = inline.structure.add(.paragraph, in: frame.element)
    var strips = paragraph(prose, element, in: frame)
    if introduces, !strips.isEmpty { strips[strips.count - 1].isKeptWithNext = true }
    add(strips.spaced(frame.isTight ? 1.5 : style.paragraphGap))
  }

  /// Returns the lines of a paragraph.
  private mutating func paragraph(
    _ prose: Prose, _ element: StructureTree.ID, in frame: Frame
  ) -> [Strip] {
    let words = inline.words(
      of: prose, .init(font: Font(.serif, style.textSize), color: style.ink, element: element))
    var strips = LineSetter(
      measurer: measurer, width: frame.width, size: style.textSize, leading: style.leading,
      isJustified: true, indent: frame.indent
    ).strips(words)
    strips.controlWidows()
    return strips
  }
}

extension Block {
  /// Whether the paragraph above introduces the block, so that it stays on the same page.
  fileprivate var isIntroduced: Bool {
    switch self {
    case .table, .equation, .code, .list: true
    case .heading, .paragraph, .figure, .quote, .rule, .markup: false
    }
  }
}

extension Prose {
  /// The image that the text consists of; nil if there is anything else.
  fileprivate var onlyImage: (id: String?, path: String, alternative: String)? {
    guard inlines.count == 1, case .image(let path, let alternative, let id) = inlines[0] else {
      return nil
    }
    return (id, path, alternative)
  }
}
