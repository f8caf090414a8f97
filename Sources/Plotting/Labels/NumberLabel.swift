import Formatting

/// Numbers as a figure writes them: a true minus sign, thousands apart, powers of ten raised.
public enum NumberLabel {
  /// The minus sign of typography (U+2212).
  public static let minus = MinusSign.minus.rawValue

  /// `digits` × 10^`exponent`, exactly: `decimal(-25, exponent: -1)` is −2.5.
  ///
  /// From a million up and below 0.0001 the power of ten is written out: 2×10⁶.
  public static func decimal(_ digits: Int, exponent: Int) -> Text {
    Text(NumberText(digits, exponent: exponent))
  }

  /// The number with the fewest digits that tell it from its neighbours: 0.1, 10, 2.5, 1×10⁻⁷.
  public static func shortest(_ value: Double) -> Text { Text(NumberText(shortest: value)) }

  /// The number to `decimals` places, halves away from zero: `fixed(1.0986, 3)` is 1.099.
  ///
  /// It is the stored number that is rounded: 2.675 is stored as 2.67499…, which gives 2.67. From
  /// 10¹⁵ steps of the last place up the number is written as ``shortest(_:)`` does.
  ///
  /// - Precondition: `decimals` is not negative.
  public static func fixed(_ value: Double, _ decimals: Int) -> Text {
    Text(NumberText(value, decimals: decimals))
  }
}

extension Text {
  /// The number, its power raised.
  init(_ number: NumberText) {
    self = number.power.map { Text(number.base) + .superscript($0) } ?? Text(number.base)
  }
}
