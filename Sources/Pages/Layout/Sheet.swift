import Documents
import Plotting

/// A single page: the title across it, then two columns, and an imprint across the foot.
///
/// The text is set as on the pages of a report, on a page that is larger or smaller, and scaled to the paper: as large as
/// it fits, within limits; then the figures shrink.
struct Sheet {
  private let size: Size
  private let margin: Double
  private let columnGap: Double
  /// The greatest and the least scale.
  private let scales: ClosedRange<Double>
  private let titleScale: Double

  /// A millimetre in points.
  private static let millimetre = 72 / 25.4
  private static let columnCount = 2

  /// The sheet of a layout; nil if that has as many pages as it needs.
  init?(_ layout: PageLayout, on paper: Paper) {
    let mm = Self.millimetre
    switch layout {
    case .report, .worksheet: return nil
    case .onePage:
      (size, margin, columnGap) = (paper.size, 14 * mm, 7 * mm)
      (scales, titleScale) = (0.62...1, 1)
    case .poster:
      (size, margin, columnGap) = (Size(594 * mm, 841 * mm), 24 * mm, 22 * mm)
      (scales, titleScale) = (1.6...2.6, 1.5)
    }
  }

  /// The document on the page; nil if it does not fit.
  func laidOut(
    _ document: Document, _ figures: [String: Size], _ measurer: any TextMeasurer
  ) -> PagedDocument? {
    let attempts = attempts
    var (low, high) = (0, attempts.count)
    var best: PagedDocument?
    // What fits in one attempt also fits in the next one, which is smaller.
    while low < high {
      let middle = (low + high) / 2
      if let page = page(of: document, figures, measurer, attempts[middle]) {
        (best, high) = (page, middle)
      } else {
        low = middle + 1
      }
    }
    return best
  }

  private typealias Attempt = (scale: Double, share: Double)

  /// The scales of the text and the widths of figures relative to a column, from large to small.
  private var attempts: [Attempt] {
    let range = scales.upperBound - scales.lowerBound
    let texts = (0...15).map { (scales.upperBound - range * Double($0) / 15, 1.0) }
    return texts + (1...10).map { (scales.lowerBound, 1 - 0.05 * Double($0)) }
  }

  private func page(
    of document: Document, _ figures: [String: Size], _ measurer: any TextMeasurer,
    _ attempt: Attempt
  ) -> PagedDocument? {
    let (margin, gap) = (margin / attempt.scale, columnGap / attempt.scale)
    let paper = Size(size.width / attempt.scale, size.height / attempt.scale)
    let width = paper.width - 2 * margin
    let count = Double(Self.columnCount)
    var style = PageStyle(sheet: paper, measure: (width - (count - 1) * gap) / count)
    (style.figureShare, style.titleScale) = (attempt.share, titleScale)
    let parts = Parts(document.blocks)
    var composer = Composer(document, figures, style, measurer)
    let across = Composer.Frame(width: width, element: StructureTree.root)
    let column = Composer.Frame(width: style.measure, element: StructureTree.root)
    let head = composer.units(of: parts.head, in: across)
    let body = composer.units(of: parts.body, in: column)
    let foot = composer.units(of: parts.foot, in: across)
    let top = margin + head.joined().map(\.total).reduce(0, +) + style.blockGap
    let bottom = paper.height - margin - foot.joined().map(\.total).reduce(0, +)
    guard let columns = Self.balanced(body, in: bottom - top - style.blockGap) else { return nil }
    var items = Self.placed(head, margin, margin)
    for (place, units) in columns.enumerated() {
      items += Self.placed(units, margin + Double(place) * (style.measure + gap), top)
    }
    items += Self.placed(foot, margin, bottom)
    var page = PagedDocument(
      title: document.title, author: document.author, generator: document.generator)
    page.pages = [.init(size: size, items: items.map { $0.scaled(by: attempt.scale) })]
    page.structure = composer.inline.structure
    page.bookmarks = composer.bookmarks
    page.notes = composer.distinctNotes
    return page
  }

  // MARK: - Columns

  /// The units in columns of heights that differ as little as possible; nil if they do not fit in `height`.
  private static func balanced(_ units: [[Strip]], in height: Double) -> [[[Strip]]]? {
    guard var best = filled(units, height) else { return nil }
    let total = units.joined().map(\.total).reduce(0, +)
    var (low, high) = (total / Double(columnCount), height)
    for _ in 0..<12 where low < high {
      let middle = (low + high) / 2
      if let columns = filled(units, middle) {
        (best, high) = (columns, middle)
      } else {
        low = middle
      }
    }
    return best
  }

  /// The units in columns, each filled before the next; nil if they do not fit in `height`.
  private static func filled(_ units: [[Strip]], _ height: Double) -> [[[Strip]]]? {
    var columns: [[[Strip]]] = [[]]
    var room = height
    for unit in units {
      let isFirst = columns[columns.count - 1].isEmpty
      let needed = isFirst ? unit.stackedHeight : unit.map(\.total).reduce(0, +)
      if needed <= room {
        columns[columns.count - 1].append(unit)
        room -= needed
      } else {
        guard columns.count < columnCount, unit.stackedHeight <= height else { return nil }
        columns.append([unit])
        room = height - unit.stackedHeight
      }
    }
    return columns
  }

  /// The items of units one below the other, whose upper left corner is given.
  private static func placed(_ units: [[Strip]], _ x: Double, _ top: Double) -> [PlacedItem] {
    var y = top
    return units.joined().enumerated().flatMap { place, strip in
      if place > 0 { y += strip.before }
      defer { y += strip.height }
      return strip.items.map { $0.moved(x, y) }
    }
  }

  /// The parts of a document on a sheet.
  private struct Parts {
    /// The title and the paragraphs below it, and the only figure.
    var head: [Block]
    var body: [Block]
    /// The last rule and what follows it.
    var foot: [Block]

    init(_ blocks: [Block]) {
      let figures = blocks.count { if case .figure = $0 { true } else { false } }
      head = Array(
        blocks.prefix { block in
          switch block {
          case .heading(let level, _): level == 1
          case .paragraph: true
          case .figure: figures == 1
          default: false
          }
        })
      let last = blocks.lastIndex(of: .rule) ?? blocks.count
      let end = last >= head.count ? last : blocks.count
      body = Array(blocks[head.count..<end])
      foot = Array(blocks[end...])
    }
  }
}

extension Composer {
  /// Composes blocks, and returns the units that are not broken: lines, headings with what follows, tables and figures.
  fileprivate mutating func units(of blocks: [Block], in frame: Frame) -> [[Strip]] {
    flow = []
    gap = 0
    compose(blocks, in: frame)
    let parts = flow.map { part -> FlowPart in
      guard case .strips(var strips) = part else { return part }
      for index in strips.indices.dropLast() where !strips[index + 1].header.isEmpty {
        strips[index].isKeptWithNext = true
      }
      return .strips(strips)
    }
    return parts.joined().flatMap { part -> [[Strip]] in
      switch part {
      case .strips(let strips): strips.units
      case .float(let strips), .landscape(let strips): [strips]
      case .barrier: []
      }
    }
  }
}

extension [Strip] {
  /// The strips in groups that are kept together.
  fileprivate var units: [[Strip]] {
    reduce(into: []) { units, strip in
      if units.last?.last?.isKeptWithNext == true {
        units[units.count - 1].append(strip)
      } else {
        units.append([strip])
      }
    }
  }
}
