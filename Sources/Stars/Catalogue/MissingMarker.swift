/// A number that marks missing values in a column, such as −9999 or 99.999.
///
/// It lies outside the physical range of the quantity, consists of nines or is repeated, and is one of at most
/// ``mostDistinct`` such numbers: a column of many is simply wrong. In Hipparcos-2 (van Leeuwen 2007, *Astronomy &
/// Astrophysics* 474, 653) a colour of 0 with an error of 0 is one too.
public struct MissingMarker: Equatable, Sendable {
  /// The column.
  public let column: String
  /// The number.
  public let value: Double
  /// The number of rows with it.
  public let count: Int
  /// Whether it marks a missing value only beside an error of 0.
  public var isBesideZeroError = false

  /// The most distinct numbers outside the range of a quantity in a column that has markers.
  static let mostDistinct = 5

  /// The markers in a column, given its numbers outside the range of the quantity.
  static func all(_ outside: OutsideNumbers, column: String) -> [MissingMarker] {
    if outside.counts.count > mostDistinct { return [] }
    return outside.counts.filter { $0.value > 1 || isNines($0.key) }
      .map { MissingMarker(column: column, value: $0.key, count: $0.value) }
      .sorted { $0.value < $1.value }
  }

  /// Whether the digits of `value` are nines, at least two.
  private static func isNines(_ value: Double) -> Bool {
    let digits = "\(value.magnitude)".filter { $0 != "." }
    let nines = digits.hasSuffix("90") ? digits.dropLast() : digits[...]
    return nines.count > 1 && nines.allSatisfy { $0 == "9" }
  }
}
