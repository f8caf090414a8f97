import Formatting

/// Numbers in figures: with a true minus sign, grouped thousands and raised powers of ten.
public enum NumberLabel {
  /// The typographic minus sign (U+2212).
  public static let minus = MinusSign.minus.rawValue

  /// Returns `digits` × 10^`exponent`, exactly: `decimal(-25, exponent: -1)` is −2.5.
  ///
  /// From one million up and below 0.0001 it uses a power of ten: 2×10⁶.
  public static func decimal(_ digits: Int, exponent: Int) -> Text {
    Text(NumberText(digits, exponent: exponent))
  }

  /// Returns the shortest decimal that round-trips: 0.1, 10, 2.5, 1×10⁻⁷.
  public static func shortest(_ value: Double) -> Text { Text(NumberText(shortest: value)) }

  /// Returns the number to `decimals` places, halves rounded away from zero: `fixed(1.0986, 3)` is
  /// 1.099.
  ///
  /// The stored number is rounded: 2.675 is stored as 2.67499…, which gives 2.67. From 10¹⁵ units
  /// of the last place up the result is that of ``shortest(_:)``.
  ///
  /// - Precondition: `decimals` is not negative.
  public static func fixed(_ value: Double, _ decimals: Int) -> Text {
    Text(NumberText(value, decimals: decimals))
  }

  /// Returns a multiple, 1 to 9, of a power of ten as such: 10³, 2×10⁻⁵.
  static func power(_ value: Double) -> Text {
    let exponent = Int((CMath.logarithm10(value) + 1e-9).rounded(.down))
    let multiple = Int((value / CMath.scaled(1, exponent)).rounded())
    let power = "10" + Text.superscript(NumberText.shortest(Double(exponent)))
    return multiple == 1 ? power : Text("\(multiple) × ") + power
  }

  /// Returns the number to `digits` significant digits: `significant(0.00002345, 2)` is 2.3×10⁻⁵.
  ///
  /// - Precondition: `value` is positive and finite, `digits` is positive.
  public static func significant(_ value: Double, _ digits: Int) -> Text {
    precondition(value > 0 && value.isFinite && digits > 0, "\(value) to \(digits) digits")
    let exponent = Int(CMath.logarithm10(value).rounded(.down)) - digits + 1
    return decimal(Int((value / CMath.scaled(1, exponent)).rounded()), exponent: exponent)
  }
}

extension Text {
  /// Creates text from a number, its exponent raised.
  init(_ number: NumberText) {
    self = number.power.map { Text(number.base) + .superscript($0) } ?? Text(number.base)
  }
}
