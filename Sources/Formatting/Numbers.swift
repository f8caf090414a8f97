/// Returns `x` rounded to `decimals`, half to even of the scaled value, as `numpy.round` does.
///
/// ```
/// round(x 10^decimals) / 10^decimals
/// ```
///
/// A negative number that rounds to zero gives −0. NaN, the infinities, and numbers too large to
/// scale, which have no decimals, are returned unchanged.
///
/// - Precondition: `decimals` is in 0…22, where `10^decimals` is exact.
public func roundHalfEven(_ x: Double, decimals: Int) -> Double {
  precondition(0...22 ~= decimals, "cannot round to \(decimals) decimals")
  let scale = (0..<decimals).reduce(1.0) { power, _ in power * 10 }
  let scaled = x * scale
  return scaled.isFinite ? scaled.rounded(.toNearestOrEven) / scale : x
}

/// The minus sign of a formatted number.
public enum MinusSign: String, Sendable {
  /// `-`, machine-readable.
  case hyphen = "-"
  /// `−` (U+2212), for readers.
  case minus = "\u{2212}"

  /// Returns `numeral` with this sign in place of a hyphen at its start.
  public func replacingHyphen(of numeral: String) -> String {
    numeral.hasPrefix("-") ? rawValue + numeral.dropFirst() : numeral
  }
}

/// Returns `x` with `decimals` decimals, formatted like C's `%.3f` in every locale: `fixed(-0.0625,
/// 3)` is "-0.062".
///
/// The binary value is rounded, half to even. NaN is "nan" and the infinities are "inf" and "-inf".
///
/// - Precondition: `decimals` is not negative.
public func fixed(_ x: Double, _ decimals: Int, sign: MinusSign = .hyphen) -> String {
  precondition(decimals >= 0, "cannot write \(decimals) decimals")
  return signed(x, sign) {
    let rounded = DecimalDigits(exact: $0).rounded(toPlaces: decimals)
    let fraction = rounded.fraction(places: decimals)
    return fraction.isEmpty ? rounded.wholePart : rounded.wholePart + "." + fraction
  }
}

/// Returns `x` with `digits` significant digits, for prose: `significant(2.8777, 3)` is "2.88".
///
/// Numbers below 10⁻⁴ or from 10⁶ up are written as "−5.80 × 10⁻¹⁸", NaN and the infinities as by
/// ``fixed(_:_:sign:)``.
///
/// - Precondition: `digits` is positive.
public func significant(_ x: Double, _ digits: Int, sign: MinusSign = .minus) -> String {
  precondition(digits > 0, "cannot write \(digits) significant digits")
  return signed(x, sign) {
    let rounded = DecimalDigits(exact: $0).rounded(toDigits: digits)
    let (first, rest, exponent) = rounded.scientific
    if -4..<6 ~= exponent {
      let fraction = rounded.fraction(places: digits - 1 - exponent)
      return fraction.isEmpty ? rounded.wholePart : rounded.wholePart + "." + fraction
    }
    let padded = rest + String(repeating: "0", count: digits - 1 - rest.utf8.count)
    return (digits == 1 ? first : first + "." + padded) + " × 10" + superscript(exponent)
  }
}

/// Returns `count` with a comma between groups of three digits: "12,345", "−1,000".
public func grouped(_ count: Int) -> String {
  (count < 0 ? MinusSign.minus.rawValue : "") + grouped(digits: String(count.magnitude))
}

/// Returns `digits` with a comma between groups of three.
func grouped(digits: String) -> String {
  var text = ""
  for (offset, digit) in digits.enumerated() {
    if offset > 0, (digits.utf8.count - offset) % 3 == 0 { text += "," }
    text.append(digit)
  }
  return text
}

/// Returns `x` formatted like C's `%.6g` in every locale, which is how tabulate prints a number.
public func general(_ x: Double) -> String {
  signed(x, .hyphen) {
    let rounded = DecimalDigits(exact: $0).rounded(toDigits: 6)
    let (first, rest, exponent) = rounded.scientific
    if -4..<6 ~= exponent {
      let fraction = rounded.fraction()
      return fraction.isEmpty ? rounded.wholePart : rounded.wholePart + "." + fraction
    }
    return (rest.isEmpty ? first : first + "." + rest) + exponentText(exponent)
  }
}

/// Returns an exponent as C writes it: "e+08", "e-300"; padded with zeros to at least `width` digits.
public func exponentText(_ exponent: Int, width: Int = 2) -> String {
  let digits = String(exponent.magnitude)
  let padding = String(repeating: "0", count: max(width - digits.utf8.count, 0))
  return (exponent < 0 ? "e-" : "e+") + padding + digits
}

private func signed(_ x: Double, _ sign: MinusSign, _ text: (Double) -> String) -> String {
  if x.isNaN { return "nan" }
  return (x.sign == .minus ? sign.rawValue : "") + (x.isInfinite ? "inf" : text(x.magnitude))
}

/// Returns an exponent in superscript digits: "⁻¹⁸".
func superscript(_ exponent: Int) -> String {
  let figures = Array("⁰¹²³⁴⁵⁶⁷⁸⁹")
  let digits = String(exponent.magnitude).utf8.map { figures[Int($0 - UInt8(ascii: "0"))] }
  return (exponent < 0 ? "⁻" : "") + String(digits)
}
