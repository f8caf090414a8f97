/// Something drawn from data: it knows what it covers, how to draw itself and how to name itself.
public protocol Mark: Sendable {
  /// The horizontal data it needs to show, or nil if it needs none.
  var xExtent: Span? { get }
  /// The vertical data it needs to show, or nil if it needs none.
  var yExtent: Span? { get }
  /// How the legend names it; empty if it does not.
  var legend: [LegendEntry] { get }
  /// The labels it would like to have.
  var labels: [Label] { get }
  /// What of it a label must not touch.
  func obstacles(in frame: Frame) -> [Obstacle]
  /// What of it a label had better not touch.
  func guides(in frame: Frame) -> [Obstacle]
  /// The same mark with what it has to work out for a frame worked out, so that it is done once.
  func fitted(to frame: Frame) -> any Mark
  /// The same mark with what of it only leads the eye left out inside `boxes`, where text stands.
  func interrupted(by boxes: [Rect]) -> any Mark
  /// Draws it.
  func draw(on canvas: any Canvas, in frame: Frame)
}

extension Mark {
  /// By default a mark needs no room.
  public var xExtent: Span? { nil }
  /// By default a mark needs no room.
  public var yExtent: Span? { nil }
  /// By default a mark is not named.
  public var legend: [LegendEntry] { [] }
  /// By default a mark has no labels.
  public var labels: [Label] { [] }
  /// By default a mark may be written on.
  public func obstacles(in frame: Frame) -> [Obstacle] { [] }
  /// By default nothing only leads the eye.
  public func guides(in frame: Frame) -> [Obstacle] { [] }
  /// By default there is nothing to work out.
  public func fitted(to frame: Frame) -> any Mark { self }
  /// By default nothing is left out.
  public func interrupted(by boxes: [Rect]) -> any Mark { self }
}
