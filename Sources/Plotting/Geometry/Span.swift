import CCells
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
  /// Same as for any sequence, for columns of millions of values: on all cores.
  public init?(over values: [Double]) {
    let ends = Mutex((lower: Double.infinity, upper: -Double.infinity))
    concurrentMap(partsOf: values.indices, least: 250_000, most: 8) { part in
      let own = unsafe values[part].withUnsafeBufferPointer { values in
        unsafe cc_ends_of(values.baseAddress, values.count)
      }
      ends.withLock { ends in
        ends = (min(ends.lower, own.least), max(ends.upper, own.greatest))
      }
    }
    let (lower, upper) = ends.withLock { $0 }
    guard lower <= upper else { return nil }
    self.init(lower, upper)
  }
}
