/// `value` with so many significant digits, as short as it can be written: 5,800.4 in three is "5800".
///
/// A half goes away from zero. Small and great numbers are written as Swift describes them, and so are NaN
/// and the infinities.
///
/// - Precondition: `digits` is positive.
public func short(_ value: Double, _ digits: Int) -> String {
  precondition(digits > 0, "cannot write \(digits) significant digits")
  guard value.isFinite, value != 0 else { return value == 0 ? "0" : "\(value)" }
  let decimal = DecimalDigits(exact: value).rounded(toDigits: digits, tie: .awayFromZero)
  let exponent = decimal.point - decimal.digits.count
  // Rounded up, the greatest number would be none.
  let magnitude =
    Double("\(decimal.text)e\(exponent)").flatMap { $0.isFinite ? $0 : nil } ?? value.magnitude
  let rounded = value < 0 ? -magnitude : magnitude
  guard rounded == rounded.rounded(), magnitude < 1e15 else { return "\(rounded)" }
  return "\(Int(rounded))"
}
