import Parallelism
import Synchronization

/// An interval with a direction: on a reversed axis `from` exceeds `to`.
public struct Span: Equatable, Sendable {
  /// The start of the interval.
  public var from: Double
  /// The end of the interval.
  public var to: Double

  /// Creates the interval from `from` to `to`.
  public init(_ from: Double, _ to: Double) {
    self.from = from
    self.to = to
  }

  /// The smaller end.
  public var lower: Double { min(from, to) }
  /// The larger end.
  public var upper: Double { max(from, to) }
  /// The length, never negative.
  public var length: Double { upper - lower }
  /// The same interval in the opposite direction.
  public var reversed: Span { Span(to, from) }

  /// Whether `value` lies between the ends or on one of them.
  public func contains(_ value: Double) -> Bool { value >= lower && value <= upper }

  /// The smallest ascending span that contains every finite value, or nil if there are none.
  public init?(over values: some Sequence<Double>) {
    var lower = Double.infinity
    var upper = -Double.infinity
    for value in values where value.isFinite {
      lower = min(lower, value)
      upper = max(upper, value)
    }
    guard lower <= upper else { return nil }
    self.init(lower, upper)
  }

  /// Returns the span extended at both ends by `fraction` of its length; an empty span by
  /// `fraction` of its value, or of 1 at zero.
  public func padded(by fraction: Double) -> Span {
    let room = length > 0 ? length : (from == 0 ? 1 : from.magnitude)
    let step = room * fraction
    return from <= to ? Span(from - step, to + step) : Span(from + step, to - step)
  }

  /// Returns the smallest ascending span that contains both.
  public func union(_ other: Span) -> Span {
    Span(min(lower, other.lower), max(upper, other.upper))
  }
}

extension Span {
  /// Same as for any sequence, for columns of millions of values: eight at a time, on all cores.
  public init?(over values: [Double]) {
    let ends = Mutex((lower: Double.infinity, upper: -Double.infinity))
    concurrentMap(partsOf: values.indices, least: 250_000, most: 8) { part in
      let own = Self.ends(of: values, part)
      ends.withLock { ends in
        ends = (min(ends.lower, own.lower), max(ends.upper, own.upper))
      }
    }
    let (lower, upper) = ends.withLock { $0 }
    guard lower <= upper else { return nil }
    self.init(lower, upper)
  }

  /// Returns the least and the greatest finite value of a part; infinite if there is none.
  private static func ends(
    of values: [Double], _ part: Range<Int>
  ) -> (lower: Double, upper: Double) {
    let infinite = SIMD8(repeating: Double.infinity)
    var (lower, upper) = (infinite, -infinite)
    let end = part.lowerBound + part.count / 8 * 8
    for index in stride(from: part.lowerBound, to: end, by: 8) {
      var eight = SIMD8<Double>()
      for lane in 0..<8 { eight[lane] = values[index &+ lane] }
      lower.replace(with: eight, where: eight .< lower .& eight .> -infinite)
      upper.replace(with: eight, where: eight .> upper .& eight .< infinite)
    }
    let rest = Span(over: values[end..<part.upperBound])
    return (
      min(lower.min(), rest?.lower ?? .infinity), max(upper.max(), rest?.upper ?? -.infinity)
    )
  }
}
