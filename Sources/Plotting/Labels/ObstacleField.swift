/// Something on the page that a label must not touch.
public enum Obstacle: Equatable, Sendable {
  /// A marker: its centre and radius.
  case disc(Point, radius: Double)
  /// A line segment of the given width.
  case segment(Point, Point, width: Double)
  /// A text or a legend.
  case box(Rect)

  /// The smallest axis-aligned rectangle that contains it.
  var bounds: Rect {
    switch self {
    case .disc(let center, let radius):
      Rect(
        minX: center.x - radius, minY: center.y - radius, maxX: center.x + radius,
        maxY: center.y + radius)
    case .segment(let a, let b, let width):
      Rect(
        minX: min(a.x, b.x), minY: min(a.y, b.y), maxX: max(a.x, b.x), maxY: max(a.y, b.y)
      ).inset(by: -width / 2)
    case .box(let box): box
    }
  }

  /// Whether it comes within `clearance` of `box`.
  func touches(_ box: Rect, clearance: Double) -> Bool {
    switch self {
    case .disc(let center, let radius): box.distance(to: center) < radius + clearance
    case .segment(let a, let b, let width):
      box.inset(by: -(clearance + width / 2)).intersects(from: a, to: b)
    case .box(let other): box.inset(by: -clearance).intersects(other)
    }
  }
}

/// The obstacles of a plot, binned into the squares of a grid so that only nearby ones are tested.
struct ObstacleField {
  private(set) var obstacles: [Obstacle] = []
  private var squares: [Int: [Int]] = [:]

  /// The squares that a rectangle covers.
  private struct Squares {
    var columns: ClosedRange<Int>
    var rows: ClosedRange<Int>

    /// Whether any of the squares, each identified by a number, meets a condition.
    func contains(where condition: (Int) -> Bool) -> Bool {
      for row in rows {
        for column in columns where condition(row &* 4_294_967_296 &+ column) { return true }
      }
      return false
    }
  }

  private static let squareSize = 24.0
  /// The number of squares above which an obstacle is always tested.
  private static let mostSquares = 4_096
  private var everywhere: [Int] = []

  init(obstacles: [Obstacle] = []) {
    for obstacle in obstacles { add(obstacle) }
  }

  /// Adds an obstacle.
  mutating func add(_ obstacle: Obstacle) {
    let index = obstacles.count
    obstacles.append(obstacle)
    guard let found = Self.squares(of: obstacle.bounds) else { return everywhere.append(index) }
    _ = found.contains { square in
      squares[square, default: []].append(index)
      return false
    }
  }

  /// Whether any obstacle comes within `clearance` of `box`.
  func isTouched(_ box: Rect, clearance: Double) -> Bool {
    anyNear(box.inset(by: -clearance)) { $0.touches(box, clearance: clearance) }
  }

  /// Whether a leader would cross an obstacle other than its own marker.
  func isCrossed(by leader: LabelPlace.Leader, own: Point) -> Bool {
    let bounds = Obstacle.segment(leader.from, leader.to, width: 1).bounds
    return anyNear(bounds) { obstacle in
      switch obstacle {
      case .disc(let center, let radius):
        center != own
          && Simplification.distance(center, leader.from, leader.to) < radius + 0.5
      case .segment(let a, let b, let width):
        Simplification.distance(own, a, b) > width + 1
          && leader.crosses(LabelPlace.Leader(from: a, to: b))
      case .box(let box): box.intersects(from: leader.from, to: leader.to)
      }
    }
  }

  private func anyNear(_ bounds: Rect, _ condition: (Obstacle) -> Bool) -> Bool {
    if everywhere.contains(where: { condition(obstacles[$0]) }) { return true }
    guard let near = Self.squares(of: bounds) else { return obstacles.contains(where: condition) }
    return near.contains { square in
      squares[square]?.contains { condition(obstacles[$0]) } ?? false
    }
  }

  /// Returns the squares that a rectangle covers, or nil if there are too many or it is not finite.
  private static func squares(of bounds: Rect) -> Squares? {
    func place(_ value: Double) -> Double { (value / squareSize).rounded(.down) }
    let (left, right) = (place(bounds.minX), place(bounds.maxX))
    let (top, bottom) = (place(bounds.minY), place(bounds.maxY))
    guard left.magnitude < 1e9, right.magnitude < 1e9, top.magnitude < 1e9, bottom.magnitude < 1e9,
      left <= right, top <= bottom,
      (right - left + 1) * (bottom - top + 1) <= Double(mostSquares)
    else { return nil }
    return Squares(columns: Int(left)...Int(right), rows: Int(top)...Int(bottom))
  }
}
