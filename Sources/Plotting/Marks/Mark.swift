/// Something drawn from data: it has an extent, legend entries and labels, and draws itself.
public protocol Mark: Sendable {
  /// The range of horizontal data to show, or nil if it needs none.
  var xExtent: Span? { get }
  /// The range of vertical data to show, or nil if it needs none.
  var yExtent: Span? { get }
  /// The legend entries; may be empty.
  var legend: [LegendEntry] { get }
  /// Returns the legend entries of what is drawn in a frame: the same, or fewer.
  func legend(in frame: Frame) -> [LegendEntry]
  /// The labels, placed if there is room.
  var labels: [Label] { get }
  /// Whether the mark means nothing without its label, and is not drawn where that has no room.
  var needsLabel: Bool { get }
  /// Returns the obstacles that labels must not touch.
  func obstacles(in frame: Frame) -> [Obstacle]
  /// Returns everything drawn that no legend may cover.
  func contents(in frame: Frame) -> [Obstacle]
  /// Returns some of the contents, found quickly, before the mark is fitted.
  func sketch(in frame: Frame) -> [Obstacle]
  /// Returns the guides that labels should avoid.
  func guides(in frame: Frame) -> [Obstacle]
  /// Returns what only text along lines may cover, not names of data points.
  func barriers(in frame: Frame) -> [Obstacle]
  /// Returns the same mark with everything that depends on the frame computed once.
  func fitted(to frame: Frame) -> any Mark
  /// Returns the same mark with its guides interrupted at `boxes`, where text is written.
  func interrupted(by boxes: [Rect]) -> any Mark
  /// Draws the mark.
  func draw(on canvas: any Canvas, in frame: Frame)
}

extension Mark {
  /// The default: no extent.
  public var xExtent: Span? { nil }
  /// The default: no extent.
  public var yExtent: Span? { nil }
  /// The default: no legend entries.
  public var legend: [LegendEntry] { [] }
  /// The default: all entries.
  public func legend(in frame: Frame) -> [LegendEntry] { legend }
  /// The default: no labels.
  public var labels: [Label] { [] }
  /// The default: it needs none.
  public var needsLabel: Bool { false }
  /// The default: no obstacles.
  public func obstacles(in frame: Frame) -> [Obstacle] { [] }
  /// The default: the obstacles.
  public func contents(in frame: Frame) -> [Obstacle] { obstacles(in: frame) }
  /// The default: the contents and barriers that are known before the mark is fitted.
  public func sketch(in frame: Frame) -> [Obstacle] {
    contents(in: frame) + barriers(in: frame)
  }
  /// The default: no guides.
  public func guides(in frame: Frame) -> [Obstacle] { [] }
  /// The default: no barriers.
  public func barriers(in frame: Frame) -> [Obstacle] { [] }
  /// The default: the mark itself.
  public func fitted(to frame: Frame) -> any Mark { self }
  /// The default: the mark itself.
  public func interrupted(by boxes: [Rect]) -> any Mark { self }
}
