/// An isochrone, an evolutionary track or another curve in the plane of a diagram.
public struct StellarCurve: Equatable, Sendable {
  /// The horizontal values; NaN between two pieces.
  public let x: [Double]
  /// The vertical values; NaN between two pieces.
  public let y: [Double]
  /// The base-10 logarithm of its age in years; nil if the file lists none.
  public let age: Double?
  /// The logarithm of its metal content relative to the Sun; nil if the file lists none.
  public let metallicity: Double?

  /// A curve through points, divided into pieces where it jumps.
  ///
  /// A jump is a step of more than three tenths of the curve's extent, and of more than five times the median
  /// step unless the phase changes there. The points of evolution never decrease along a piece.
  ///
  /// - Parameters:
  ///   - x: The horizontal values.
  ///   - y: The vertical values, as many.
  ///   - phases: The phase of each point; empty if unknown.
  ///   - points: The number of each point of evolution; empty if unknown.
  ///   - age: The logarithm of the age in years.
  ///   - metallicity: The logarithm of the metal content relative to the Sun.
  init(
    x: [Double], y: [Double], phases: [Double] = [], points: [Double] = [], age: Double? = nil,
    metallicity: Double? = nil
  ) {
    precondition(x.count == y.count, "\(x.count) x values and \(y.count) y values")
    let steps = Self.steps(x, y)
    let median = steps.filter(\.isFinite).sorted().median ?? 0
    var (horizontal, vertical): ([Double], [Double]) = ([], [])
    for index in x.indices {
      if index > 0 {
        let isOtherPhase = !phases.isEmpty && phases[index] != phases[index - 1]
        let isJump = steps[index - 1] > max(isOtherPhase ? 0 : 5 * median, 0.3)
        if isJump || !points.isEmpty && points[index] < points[index - 1] {
          horizontal.append(.nan)
          vertical.append(.nan)
        }
      }
      horizontal.append(x[index])
      vertical.append(y[index])
    }
    (self.x, self.y, self.age, self.metallicity) = (horizontal, vertical, age, metallicity)
  }

  /// The lengths of the steps from point to point, in units of the curve's extent.
  private static func steps(_ x: [Double], _ y: [Double]) -> [Double] {
    func scaled(_ values: [Double]) -> [Double] {
      let finite = values.filter(\.isFinite)
      let extent = (finite.max() ?? 0) - (finite.min() ?? 0)
      return zip(values, values.dropFirst()).map { extent > 0 ? ($1 - $0) / extent : 0 }
    }
    return zip(scaled(x), scaled(y)).map { ($0 * $0 + $1 * $1).squareRoot() }
  }
}
