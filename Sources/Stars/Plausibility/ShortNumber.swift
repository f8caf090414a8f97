import Elementary

/// `value` with so many significant digits, as short as it can be written.
func short(_ value: Double, _ digits: Int) -> String {
  guard value.isFinite, value != 0 else { return value == 0 ? "0" : "\(value)" }
  let magnitude = decimalLogarithm(value.magnitude).rounded(.down)
  let scale = powerOfTen(Double(digits - 1) - magnitude).rounded(.toNearestOrEven)
  let rounded: Double
  if scale >= 1 {
    rounded = (value * scale).rounded() / scale
  } else {
    let unit = powerOfTen(magnitude - Double(digits - 1)).rounded()
    rounded = (value / unit).rounded() * unit
  }
  guard rounded == rounded.rounded(), rounded.magnitude < 1e15 else { return "\(rounded)" }
  return "\(Int(rounded))"
}
