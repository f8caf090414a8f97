/// A text that seeks its place near what it names.
public struct Label: Equatable, Sendable {
  /// What a label names.
  public enum Target: Equatable, Sendable {
    /// A datum with a marker of the given radius.
    case datum(Double, Double, radius: Double)
    /// A rule across the frame.
    case rule(Rule.Direction, Double)
    /// A curve through data, written along it.
    case curve(x: [Double], y: [Double])
  }

  /// A side of a datum.
  public enum Side: Equatable, Sendable, CaseIterable {
    case right, left, above, below, aboveRight, aboveLeft, belowRight, belowLeft

    /// The way there, right and down the page.
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
  /// What it names.
  public var target: Target
  /// The side of its datum where it stands if it can, even if it would find a place nearer elsewhere; nil
  /// for the best there is.
  public var side: Side?

  /// A label for `target`.
  public init(_ text: Text, near target: Target, side: Side? = nil) {
    self.text = text
    self.target = target
    self.side = side
  }

  /// Whether it names something that only leads the eye, and is written in the second rank.
  var isQuiet: Bool {
    if case .curve = target { return true }
    return false
  }
}

/// A place where a label could stand.
struct LabelPlace {
  /// The origin of the first glyph.
  var origin: Point
  /// The turn of the text, in degrees counter-clockwise.
  var angle = 0.0
  /// What the text covers: one box, or a chain of small ones if it is turned.
  var boxes: [Rect]
  /// The line that ties a label to its datum where it stands away from it.
  var leader: Leader?
  /// How far down the list of choices the place is: 0 beside the datum, 1 beside it but on a line that
  /// only leads the eye, 2 away from it, 3 away and on such a line.
  var rank = 0
  /// Whether it is on the side that was asked for, which goes before all else.
  var isAskedFor = false

  /// The line from a datum to its label.
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

  /// Whether labels at both places would touch, their leaders included.
  func collides(with other: LabelPlace, clearance: Double) -> Bool {
    for box in boxes {
      let reach = box.inset(by: -clearance)
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
