import Parallelism

/// The stars near a curve, by their vertical distance from its nearest branch.
public struct CurveNeighbours: Equatable, Sendable {
  /// The number of stars whose horizontal value the curve spans.
  public let compared: Int
  /// The number of those that lie within the tolerance.
  public let near: Int

  /// The stars at (`x`, `y`) within `tolerance` above or below `curve`; a row counts as often as its weight says.
  public init(
    of curve: StellarCurve, x: [Double], y: [Double], weights: [Int]? = nil,
    within tolerance: Double
  ) {
    let branches = Branches(curve)
    let counts = concurrentMap(partsOf: 0..<x.count, least: 1 << 12) { stars in
      var counts = (compared: 0, near: 0)
      for star in stars where y[star].isFinite {
        guard let distance = branches.distance(x[star], y[star]) else { continue }
        let weight = weights?[star] ?? 1
        counts.compared += weight
        if distance <= tolerance { counts.near += weight }
      }
      return counts
    }
    compared = counts.reduce(0) { $0 + $1.compared }
    near = counts.reduce(0) { $0 + $1.near }
  }
}

/// The segments of a curve, sorted into columns of equal width so that few are compared with a star.
private struct Branches: Sendable {
  private let x: [Double]
  private let y: [Double]
  private var columns = [[Int]](repeating: [], count: 256)
  private let least: Double
  private let width: Double

  init(_ curve: StellarCurve) {
    (x, y) = (curve.x, curve.y)
    let finite = x.indices.filter { curve.x[$0].isFinite && curve.y[$0].isFinite }.map {
      curve.x[$0]
    }
    least = finite.min() ?? 0
    width = max(((finite.max() ?? 0) - least) / Double(columns.count), .leastNormalMagnitude)
    for index in x.indices.dropLast() {
      let ends = [x[index], x[index + 1]]
      guard (ends + [y[index], y[index + 1]]).allSatisfy(\.isFinite) else { continue }
      for column in column(min(ends[0], ends[1]))...column(max(ends[0], ends[1])) {
        columns[column].append(index)
      }
    }
  }

  private func column(_ x: Double) -> Int {
    Int(min(max((x - least) / width, 0), Double(columns.count - 1)))
  }

  /// The vertical distance of a point from the nearest branch; nil if none is above or below it.
  func distance(_ pointX: Double, _ pointY: Double) -> Double? {
    guard pointX.isFinite else { return nil }
    return columns[column(pointX)].compactMap { index -> Double? in
      let (a, b) = (x[index], x[index + 1])
      guard min(a, b) <= pointX, pointX <= max(a, b) else { return nil }
      guard a != b else {
        let (low, high) = (min(y[index], y[index + 1]), max(y[index], y[index + 1]))
        return max(low - pointY, pointY - high, 0)
      }
      let share = (pointX - a) / (b - a)
      return (y[index] + (y[index + 1] - y[index]) * share - pointY).magnitude
    }.min()
  }
}
