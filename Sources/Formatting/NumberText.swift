/// A number for readers: a true minus sign, grouped thousands, raised powers of ten.
public struct NumberText: Equatable, Sendable {
  /// Everything but the power of ten: "−2.5", "12,345", "6.02 × 10".
  public var base: String
  /// The exponent of the ten at the end of ``base``, such as "−18".
  public var power: String?

  private init(_ base: String, power: String? = nil) {
    self.base = base
    self.power = power
  }

  /// Creates `digits` × 10^`exponent`, exactly: `NumberText(-25, exponent: -1)` is −2.5.
  ///
  /// From one million up and below 0.0001 it uses a power of ten: 2×10⁶.
  public init(_ digits: Int, exponent: Int) {
    self.init(
      isNegative: digits < 0, digits: digits == 0 ? "" : String(digits.magnitude),
      exponent: exponent)
  }

  /// Creates the shortest decimal that round-trips: 0.1, 10, 2.5, 1×10⁻⁷.
  public init(shortest value: Double) {
    guard value.isFinite else {
      self.init(value.isNaN ? "not a number" : (value < 0 ? minus : "") + "∞")
      return
    }
    let digits = DecimalDigits(shortest: value)
    self.init(
      isNegative: value < 0, digits: digits.text, exponent: digits.point - digits.digits.count)
  }

  /// Creates the number to `decimals` places, halves rounded away from zero: 1.0986 to 3 is 1.099.
  ///
  /// The stored number is rounded: 2.675 is stored as 2.67499…, which gives 2.67. From 10¹⁵ units
  /// of the last place up the result is that of ``init(shortest:)``.
  ///
  /// - Precondition: `decimals` is not negative.
  public init(_ value: Double, decimals: Int) {
    precondition(decimals >= 0, "\(decimals) decimals")
    let rounded =
      value.isFinite
      ? DecimalDigits(exact: value).rounded(toPlaces: decimals, tie: .awayFromZero) : nil
    guard let rounded, rounded.point + decimals <= 15 else {
      self.init(shortest: value)
      return
    }
    let fraction = rounded.fraction(places: decimals)
    self.init(
      (value < 0 && !rounded.digits.isEmpty ? minus : "") + grouped(digits: rounded.wholePart)
        + (fraction.isEmpty ? "" : "." + fraction))
  }

  /// The text with its exponent in superscript digits: "6.02 × 10²³".
  public var text: String {
    guard let power else { return base }
    return power.reduce(into: base) { text, digit in
      text += digit.wholeNumberValue.map(superscript) ?? "⁻"
    }
  }

  /// Returns the shortest decimal that round-trips: −6.041, 0.5, 2,500, 10⁻⁵.
  public static func shortest(_ value: Double) -> String { NumberText(shortest: value).text }

  private init(isNegative: Bool, digits: String, exponent: Int) {
    let sign = isNegative ? minus : ""
    let leading = exponent + digits.utf8.count - 1
    if digits.isEmpty {
      self.init("0")
    } else if leading >= 6 || leading < -4 {
      self.init(sign: sign, digits: digits, leading: leading)
    } else if exponent >= 0 {
      self.init(sign + grouped(digits: digits + String(repeating: "0", count: exponent)))
    } else {
      let zeros = String(repeating: "0", count: max(0, 1 - exponent - digits.utf8.count))
      let padded = zeros + digits
      let whole = String(padded.dropLast(-exponent))
      self.init(sign + grouped(digits: whole) + "." + padded.suffix(-exponent))
    }
  }

  private init(sign: String, digits: String, leading: Int) {
    var trimmed = digits
    while trimmed.utf8.count > 1, trimmed.hasSuffix("0") { trimmed.removeLast() }
    let rest = trimmed.dropFirst()
    let mantissa = trimmed.prefix(1) + (rest.isEmpty ? "" : "." + rest)
    let factor = trimmed == "1" ? "" : mantissa + "\u{2009}×\u{2009}"
    self.init(
      sign + factor + "10", power: (leading < 0 ? minus : "") + String(leading.magnitude))
  }
}

private let minus = MinusSign.minus.rawValue
