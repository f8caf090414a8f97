import Plotting

/// A distributor of strips over pages.
struct Paginator {
  private let style: PageStyle
  private(set) var pages: [PagedDocument.Page] = []
  private var isLandscape = false
  /// The lower end of what is on the current page.
  private var y = 0.0
  private var isAtTop = true
  /// Whether nothing of the flow is on the current page, at most floats.
  private var isContinued = true
  /// The least space above the next strip.
  private var gap = 0.0
  /// The floats that did not fit yet, in their order.
  private var waiting: [[Strip]] = []
  /// The landscape parts that follow the current page.
  private var turned: [[Strip]] = []

  init(_ style: PageStyle) { self.style = style }

  /// Distributes `flow`, and returns the pages.
  static func pages(_ flow: [FlowPart], _ style: PageStyle) -> [PagedDocument.Page] {
    var paginator = Paginator(style)
    paginator.begin()
    for part in flow.joined() { paginator.add(part) }
    paginator.finish()
    return paginator.pages
  }

  private var area: Rect { style.area(isLandscape: isLandscape) }
  private var room: Double { area.maxY - y }

  private mutating func add(_ part: FlowPart) {
    switch part {
    case .strips(let strips): add(strips)
    case .float(let strips):
      if waiting.isEmpty, fits(strips[...]) { placeFloat(strips) } else { waiting.append(strips) }
    case .landscape(let strips): turned.append(strips)
    case .barrier: while !waiting.isEmpty { breakPage() }
    }
  }

  /// Places strips; those that are kept together go to one page if they fit on one.
  private mutating func add(_ strips: [Strip]) {
    var start = 0
    while start < strips.count {
      var end = start
      while end < strips.count - 1, strips[end].isKeptWithNext { end += 1 }
      let unit = strips[start...end]
      // A page can fill up with what was waiting.
      while !fits(unit), !isAtTop { breakPage() }
      if fits(unit) || unit.count == 1 {
        place(unit)
      } else {
        for strip in unit {
          while !fits([strip]), !isAtTop { breakPage() }
          place([strip])
        }
      }
      start = end + 1
    }
  }

  private func fits(_ strips: ArraySlice<Strip>) -> Bool {
    var height = strips.reduce(0) { $0 + $1.total }
    if isAtTop { height -= strips.first?.before ?? 0 }
    if isContinued { height += strips.first?.header.stackedHeight ?? 0 }
    return height <= room + 0.01
  }

  private mutating func place(_ strips: ArraySlice<Strip>) {
    for strip in strips {
      if isContinued { for header in strip.header { draw(header, isArtifact: true) } }
      draw(strip, isArtifact: false)
      isContinued = false
    }
  }

  private mutating func draw(_ strip: Strip, isArtifact: Bool) {
    if !isAtTop { y += max(strip.before, gap) }
    gap = 0
    for item in strip.items {
      var placed = item.moved(area.minX, y)
      if isArtifact { placed.element = nil }
      pages[pages.count - 1].items.append(placed)
    }
    y += strip.height
    isAtTop = false
  }

  /// Begins an empty page.
  private mutating func begin(isLandscape: Bool = false) {
    self.isLandscape = isLandscape
    pages.append(.init(size: style.size(isLandscape: isLandscape), items: []))
    y = area.minY
    gap = 0
    (isAtTop, isContinued) = (true, true)
  }

  /// Ends the page: landscape parts follow on their own, and what was waiting begins the next one.
  private mutating func breakPage() {
    if isLandscape { return begin(isLandscape: true) }
    addLandscapePages()
    begin()
    while let first = waiting.first, fits(first[...]) || isAtTop {
      waiting.removeFirst()
      placeFloat(first)
    }
  }

  private mutating func placeFloat(_ strips: [Strip]) {
    let wasContinued = isContinued
    for strip in strips {
      if !fits([strip]), !isAtTop { begin() }
      place([strip])
    }
    gap = style.blockGap
    isContinued = wasContinued
  }

  private mutating func addLandscapePages() {
    let parts = turned
    turned = []
    if !parts.isEmpty, isAtTop, pages.last?.items.isEmpty == true { pages.removeLast() }
    for part in parts {
      begin(isLandscape: true)
      add(part)
      isLandscape = false
    }
  }

  private mutating func finish() {
    add(.barrier)
    addLandscapePages()
  }
}
