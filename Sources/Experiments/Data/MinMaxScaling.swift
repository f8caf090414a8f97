/// The linear map of the smallest value of a feature to 0 and of the largest to 1.
///
/// ```
/// scaled = (value − minimum) / (maximum − minimum)
/// ```
public struct MinMaxScaling: Equatable, Sendable {
  /// The smallest value.
  public let minimum: Double
  /// The largest value.
  public let maximum: Double
  /// The first star that has the smallest value.
  public let minimumStar: Int
  /// The first star that has the largest value.
  public let maximumStar: Int

  /// The width of the map's domain; positive and finite.
  @inlinable public var range: Double { maximum - minimum }

  /// The scaling over all of `values`, one for each star; nil unless their range is positive and finite.
  public init?(over values: [Double]) { self.init(over: values, of: values.indices) }

  /// The scaling over those of `values` that belong to `stars`, in their order.
  ///
  /// - Precondition: There is a value for each of the stars.
  init?(over values: [Double], of stars: some Collection<Int>) {
    guard let minimumStar = stars.min(by: { values[$0] < values[$1] }),
      let maximumStar = stars.max(by: { values[$0] < values[$1] })
    else { return nil }
    minimum = values[minimumStar]
    maximum = values[maximumStar]
    self.minimumStar = minimumStar
    self.maximumStar = maximumStar
    guard range > 0, range.isFinite else { return nil }
  }

  /// The scaled value; outside [0, 1] if `value` is outside ``minimum`` to ``maximum``.
  @inlinable public func scale(_ value: Double) -> Double { (value - minimum) / range }

  /// The value that ``scale(_:)`` maps to `scaled`.
  public func unscale(_ scaled: Double) -> Double { minimum + scaled * range }
}
