/// The shape of a marker, so that colour is never the only distinction.
public enum Symbol: Int, CaseIterable, Sendable {
  /// A disc.
  case circle
  /// A square on its corner.
  case diamond
  /// A triangle pointing up.
  case triangle
  /// A square standing on a side.
  case square
  /// A triangle pointing down.
  case triangleDown
  /// A thick plus sign.
  case cross
  /// A five-pointed star.
  case star
  /// A regular hexagon.
  case hexagon
  /// A triangle pointing to the right.
  case triangleRight
  /// A thick X.
  case saltire
  /// A triangle pointing to the left.
  case triangleLeft
  /// Two triangles that meet at their tips.
  case hourglass

  /// The name of the shape.
  public var name: String {
    switch self {
    case .circle: "circle"
    case .diamond: "diamond"
    case .triangle: "triangle"
    case .square: "square"
    case .triangleDown: "downward triangle"
    case .cross: "cross"
    case .star: "star"
    case .hexagon: "hexagon"
    case .triangleRight: "rightward triangle"
    case .saltire: "diagonal cross"
    case .triangleLeft: "leftward triangle"
    case .hourglass: "hourglass"
    }
  }

  /// The shape for series `index`.
  ///
  /// After the last shape they start over, shifted by one, so that with as many colours no two
  /// series look alike.
  public init(series index: Int) {
    let (round, place) = index.quotientAndRemainder(dividingBy: Self.allCases.count)
    self = Self.allCases[(place + round) % Self.allCases.count]
  }

  /// Returns the outline around `center`, with about the area of a disc of `radius`.
  public func path(at center: Point, radius: Double) -> Path {
    switch self {
    case .circle: .circle(center, radius: radius)
    case .diamond: regular(4, center, radius * 1.25, firstAngle: 90)
    case .triangle:
      regular(3, Point(center.x, center.y + radius * 0.2), radius * 1.4, firstAngle: 90)
    case .square: regular(4, center, radius * 1.25, firstAngle: 45)
    case .triangleDown:
      regular(3, Point(center.x, center.y - radius * 0.2), radius * 1.4, firstAngle: -90)
    case .triangleRight:
      regular(3, Point(center.x - radius * 0.2, center.y), radius * 1.4, firstAngle: 0)
    case .triangleLeft:
      regular(3, Point(center.x + radius * 0.2, center.y), radius * 1.4, firstAngle: 180)
    case .cross: cross(center, radius * 1.15, turned: 0)
    case .saltire: cross(center, radius * 1.15, turned: 45)
    case .hourglass: hourglass(center, radius * 1.07)
    case .star: star(center, radius * 1.5)
    case .hexagon: regular(6, center, radius * 1.1, firstAngle: 90)
    }
  }

  private func regular(
    _ corners: Int, _ center: Point, _ radius: Double, firstAngle: Double
  ) -> Path {
    .polygon(
      (0..<corners).map { corner in
        at(firstAngle + 360 * Double(corner) / Double(corners), center, radius)
      })
  }

  private func star(_ center: Point, _ radius: Double) -> Path {
    .polygon(
      (0..<10).map { corner in
        at(90 + 36 * Double(corner), center, corner % 2 == 0 ? radius : radius * 0.45)
      })
  }

  private func cross(_ center: Point, _ arm: Double, turned degrees: Double) -> Path {
    let half = arm * 0.38
    let steps = [
      (-half, -arm), (half, -arm), (half, -half), (arm, -half), (arm, half), (half, half),
      (half, arm), (-half, arm), (-half, half), (-arm, half), (-arm, -half), (-half, -half),
    ]
    let (sine, cosine) = CMath.sineCosine(degrees: degrees)
    return .polygon(
      steps.map { x, y in
        Point(center.x + x * cosine - y * sine, center.y + x * sine + y * cosine)
      })
  }

  private func hourglass(_ center: Point, _ half: Double) -> Path {
    let waist = half * 0.2
    let steps = [
      (-half, -half), (half, -half), (waist, 0), (half, half), (-half, half), (-waist, 0),
    ]
    return .polygon(steps.map { Point(center.x + $0.0, center.y + $0.1) })
  }

  private func at(_ degrees: Double, _ center: Point, _ radius: Double) -> Point {
    let (sine, cosine) = CMath.sineCosine(degrees: degrees)
    return Point(center.x + radius * cosine, center.y - radius * sine)
  }
}
