/// A text that is placed near the thing it labels.
public struct Label: Equatable, Sendable {
  /// The thing that a label refers to.
  public enum Target: Equatable, Sendable {
    /// A data point with a marker of the given radius.
    case datum(Double, Double, radius: Double)
    /// A rule across the frame.
    case rule(Rule.Direction, Double)
    /// A curve through data, written along it.
    case curve(x: [Double], y: [Double])
    /// An area, named at the first free one of some places on the page.
    case places([Point])
  }

  /// A side of a data point.
  public enum Side: Equatable, Sendable, CaseIterable {
    case right, left, above, below, aboveRight, aboveLeft, belowRight, belowLeft

    /// The direction, right and down the page.
    var direction: (Double, Double) {
      switch self {
      case .right: (1, 0)
      case .left: (-1, 0)
      case .above: (0, -1)
      case .below: (0, 1)
      case .aboveRight: (0.75, -0.75)
      case .aboveLeft: (-0.75, -0.75)
      case .belowRight: (0.75, 0.75)
      case .belowLeft: (-0.75, 0.75)
      }
    }
  }

  /// The text.
  public var text: Text
  /// The thing it refers to.
  public var target: Target
  /// The preferred side of the data point, used where possible even if another place is nearer; nil
  /// for the best place.
  public var side: Side?
  /// Whether it may cover the data if there is no other place, since it was asked for.
  public var mayCoverData = false

  /// Creates a label for `target`.
  public init(_ text: Text, near target: Target, side: Side? = nil) {
    self.text = text
    self.target = target
    self.side = side
  }

  /// Whether it labels a guide or an area, which the legend explains too.
  var isQuiet: Bool {
    switch target {
    case .curve, .places: true
    case .datum, .rule: false
    }
  }

  /// Whether it labels a guide, and is written in secondary text.
  var isGuide: Bool {
    if case .curve = target { return true }
    return false
  }
}

/// A candidate position of a label.
struct LabelPlace {
  /// The origin of the first glyph.
  var origin: Point
  /// The rotation of the text, in degrees counter-clockwise.
  var angle = 0.0
  /// The area the text covers: one box, or a chain of small ones if it is rotated.
  var boxes: [Rect]
  /// The line that connects a label to its data point when it is not adjacent.
  var leader: Leader?
  /// The rank of the place: 0 beside the data point, 1 beside it but over a guide, 2 away from it,
  /// 3 away from it and over a guide.
  var rank = 0
  /// Whether it covers data.
  var coversData = false
  /// Whether it is on the preferred side, which takes precedence over rank.
  var isAskedFor = false

  /// A line from a data point to its label.
  struct Leader {
    var from: Point
    var to: Point

    /// Whether two leaders cross.
    func crosses(_ other: Leader) -> Bool {
      func side(_ p: Point, _ q: Point, _ r: Point) -> Double {
        (q.x - p.x) * (r.y - p.y) - (q.y - p.y) * (r.x - p.x)
      }
      return side(from, to, other.from) * side(from, to, other.to) < 0
        && side(other.from, other.to, from) * side(other.from, other.to, to) < 0
    }
  }

  /// Whether labels in both places would touch, including their leaders, or two in one line would have less than
  /// `gap` between them and be read as one.
  func collides(with other: LabelPlace, clearance: Double, gap: Double = 0) -> Bool {
    let isInLine = angle == other.angle && angle == 0
    let isNear = isInLine && (origin.y - other.origin.y).magnitude < boxes[0].height / 2
    for box in boxes {
      var reach = box.inset(by: -clearance)
      if isNear { (reach.minX, reach.maxX) = (box.minX - gap, box.maxX + gap) }
      for taken in other.boxes {
        if reach.intersects(taken) { return true }
        if let line = leader, taken.intersects(from: line.from, to: line.to) { return true }
      }
      if let line = other.leader, box.intersects(from: line.from, to: line.to) { return true }
    }
    guard let mine = leader, let theirs = other.leader else { return false }
    return mine.crosses(theirs)
  }
}
