/// A smooth curve through given points that rises and falls only where they do, so that it has no ridges and
/// no overshoots of its own.
///
/// Source: Steffen (1990), *Astronomy & Astrophysics* 239, 443: cubics whose slopes at the points are limited by
/// those of the neighbouring chords.
struct MonotoneCurve: Sendable {
  private let arguments: [Double]
  private let values: [Double]
  private let slopes: [Double]

  /// The curve through `points`.
  ///
  /// - Precondition: There are at least two points, in ascending order of their arguments.
  init(_ points: [(argument: Double, value: Double)]) {
    arguments = points.map(\.argument)
    values = points.map(\.value)
    let steps = zip(points, points.dropFirst())
    let widths = steps.map { $1.argument - $0.argument }
    precondition(!widths.isEmpty && widths.allSatisfy { $0 > 0 }, "arguments \(arguments)")
    let chords = zip(steps, widths).map { ($0.1.value - $0.0.value) / $1 }
    let inner = (1..<chords.count).map { index in
      let (left, right) = (chords[index - 1], chords[index])
      let total = widths[index - 1] + widths[index]
      let parabola = (left * widths[index] + right * widths[index - 1]) / total
      let sign = (left.signum + right.signum) / 2
      return sign * min(2 * left.magnitude, 2 * right.magnitude, parabola.magnitude)
    }
    slopes = [chords[0]] + inner + [chords[chords.count - 1]]
  }

  /// The arguments from the first to the last point.
  var domain: ClosedRange<Double> { arguments[0]...arguments[arguments.count - 1] }

  /// The cubics.
  var curve: PiecewisePolynomial {
    PiecewisePolynomial(
      start: arguments[0],
      pieces: arguments.indices.dropLast().map { low in
        let width = arguments[low + 1] - arguments[low]
        let chord = (values[low + 1] - values[low]) / width
        let second = 3 * chord - 2 * slopes[low] - slopes[low + 1]
        let third = slopes[low] + slopes[low + 1] - 2 * chord
        return .init(
          end: arguments[low + 1], origin: arguments[low], width: width,
          coefficients: [values[low], width * slopes[low], width * second, width * third])
      })
  }

  /// The value at `x`; nil outside ``domain``.
  func callAsFunction(_ x: Double) -> Double? {
    guard domain.contains(x) else { return nil }
    var (low, high) = (0, arguments.count - 1)
    while high - low > 1 {
      let middle = (low + high) / 2
      if arguments[middle] <= x { low = middle } else { high = middle }
    }
    let width = arguments[high] - arguments[low]
    let t = (x - arguments[low]) / width
    let chord = (values[high] - values[low]) / width
    let second = 3 * chord - 2 * slopes[low] - slopes[high]
    let third = slopes[low] + slopes[high] - 2 * chord
    return values[low] + t * width * (slopes[low] + t * (second + t * third))
  }
}

extension Double {
  /// −1, 0 or 1.
  fileprivate var signum: Double { self > 0 ? 1 : self < 0 ? -1 : 0 }
}
