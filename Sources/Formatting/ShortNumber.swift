/// Returns `value` with at most `digits` significant digits and no trailing zeros, for prose: 5,800.4
/// to three digits is "5800".
///
/// Halves are rounded away from zero. Very small and very large numbers have Swift's own
/// description, as have NaN and the infinities.
///
/// - Precondition: `digits` is positive.
public func short(_ value: Double, _ digits: Int, sign: MinusSign = .minus) -> String {
  precondition(digits > 0, "cannot write \(digits) significant digits")
  guard value.isFinite, value != 0 else {
    return value == 0 ? "0" : sign.replacingHyphen(of: "\(value)")
  }
  let decimal = DecimalDigits(exact: value).rounded(toDigits: digits, tie: .awayFromZero)
  let exponent = decimal.point - decimal.digits.count
  // Rounding up could overflow the greatest number.
  let magnitude =
    Double("\(decimal.text)e\(exponent)").flatMap { $0.isFinite ? $0 : nil } ?? value.magnitude
  let rounded = value < 0 ? -magnitude : magnitude
  let isWhole = rounded == rounded.rounded() && magnitude < 1e15
  return sign.replacingHyphen(of: isWhole ? "\(Int(rounded))" : "\(rounded)")
}
