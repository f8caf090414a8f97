/// Numbers as a figure writes them: a true minus sign, thousands apart, powers of ten raised.
public enum NumberLabel {
  /// The minus sign of typography (U+2212).
  public static let minus = "\u{2212}"

  /// `digits` × 10^`exponent`, exactly: `decimal(-25, exponent: -1)` is −2.5.
  ///
  /// From a million up and below 0.0001 the power of ten is written out: 2×10⁶.
  public static func decimal(_ digits: Int, exponent: Int) -> Text {
    if digits == 0 { return "0" }
    let sign = digits < 0 ? minus : ""
    let text = String(digits.magnitude)
    let leading = exponent + text.utf8.count - 1
    if leading >= 6 || leading < -4 { return scientific(sign, text, leading) }
    if exponent >= 0 {
      return Text(sign + grouped(text + String(repeating: "0", count: exponent)))
    }
    let padded = String(repeating: "0", count: max(0, 1 - exponent - text.utf8.count)) + text
    let whole = padded.dropLast(-exponent)
    return Text(sign + grouped(String(whole)) + "." + padded.suffix(-exponent))
  }

  /// The number with the fewest digits that tell it from its neighbours: 0.1, 10, 2.5, 1×10⁻⁷.
  public static func shortest(_ value: Double) -> Text {
    guard value.isFinite else {
      return Text(value.isNaN ? "not a number" : (value < 0 ? minus : "") + "∞")
    }
    let (digits, exponent) = shortestDigits(value.magnitude)
    guard let number = Int(digits) else { return Text("\(value)") }
    return decimal(value < 0 ? -number : number, exponent: exponent)
  }

  /// The number to `decimals` places, halves away from zero: `fixed(1.0986, 3)` is 1.099.
  ///
  /// It is the stored number that is rounded: 2.675 is stored as 2.67499…, which gives 2.67. From
  /// 10¹⁵ steps of the last place up the number is written as ``shortest(_:)`` does.
  ///
  /// - Precondition: `decimals` is not negative.
  public static func fixed(_ value: Double, _ decimals: Int) -> Text {
    precondition(decimals >= 0, "\(decimals) decimals")
    let factor = CMath.scaled(1, decimals)
    let product = value * factor
    guard product.magnitude < 1e15 else { return shortest(value) }
    let remainder = (-product).addingProduct(value, factor)
    let isHalf = (product - product.rounded(.towardZero)).magnitude == 0.5
    let isBelowHalf = isHalf && remainder * product < 0
    return decimalKeepingZeros(
      Int(product.rounded(isBelowHalf ? .towardZero : .toNearestOrAwayFromZero)), decimals)
  }

  private static func decimalKeepingZeros(_ digits: Int, _ decimals: Int) -> Text {
    if digits == 0 {
      return Text(decimals > 0 ? "0." + String(repeating: "0", count: decimals) : "0")
    }
    let text = String(digits.magnitude)
    let padded = String(repeating: "0", count: max(0, decimals + 1 - text.utf8.count)) + text
    let whole = grouped(String(padded.dropLast(decimals)))
    let fraction = decimals > 0 ? "." + padded.suffix(decimals) : ""
    return Text((digits < 0 ? minus : "") + whole + fraction)
  }

  private static func scientific(_ sign: String, _ text: String, _ leading: Int) -> Text {
    var trimmed = text
    while trimmed.utf8.count > 1, trimmed.hasSuffix("0") { trimmed.removeLast() }
    let power = (leading < 0 ? minus : "") + String(leading.magnitude)
    if trimmed == "1" { return Text(sign + "10") + .superscript(power) }
    let rest = trimmed.dropFirst()
    let mantissa = trimmed.prefix(1) + (rest.isEmpty ? "" : "." + rest)
    return Text(sign + mantissa + "\u{2009}×\u{2009}10") + .superscript(power)
  }

  private static func grouped(_ digits: String) -> String {
    guard digits.utf8.count > 3 else { return digits }
    var text = ""
    for (place, digit) in digits.enumerated() {
      if place > 0, (digits.utf8.count - place) % 3 == 0 { text.append(",") }
      text.append(digit)
    }
    return text
  }

  private static func shortestDigits(_ value: Double) -> (digits: String, exponent: Int) {
    var text = "\(value)"
    var exponent = 0
    if let mark = text.firstIndex(of: "e") {
      exponent = Int(text[text.index(after: mark)...]) ?? 0
      text = String(text[..<mark])
    }
    let parts = text.split(separator: ".")
    let fraction = parts.count > 1 && parts[1] != "0" ? String(parts[1]) : ""
    return ((parts.first.map(String.init) ?? "0") + fraction, exponent - fraction.utf8.count)
  }
}
