import Tables

/// A number that may have been mistyped as another.
struct Typo: Equatable {
  /// The number as it would be written.
  let text: String
  let value: Double
  /// The kind of typo.
  let kind: String

  /// The numbers that become `text` by one typo: two digits swapped, the sign, or the decimal point.
  static func of(_ text: String) -> [Typo] {
    let bytes = Array(text.utf8)
    let isNegative = bytes.first == UInt8(ascii: "-")
    let digits = bytes.filter { UInt8(ascii: "0")...UInt8(ascii: "9") ~= $0 }
    let unsigned = Array(isNegative ? bytes.dropFirst() : bytes[...])
    let point = unsigned.firstIndex(of: UInt8(ascii: ".")) ?? unsigned.count
    let isPlain = unsigned.count == digits.count + (point < unsigned.count ? 1 : 0)
    guard isPlain, digits.count >= 2, digits.count <= 12 else { return [] }
    var typos: [Typo] = []
    func add(_ digits: [UInt8], _ point: Int, _ isNegative: Bool, _ kind: String) {
      let zeros = digits.prefix(max(point - 1, 0)).prefix { $0 == UInt8(ascii: "0") }.count
      let whole = point == 0 ? [UInt8(ascii: "0")] : Array(digits[zeros..<point])
      let decimals = Array(digits.dropFirst(point))
      let text =
        (isNegative ? "-" : "") + String(decoding: whole, as: UTF8.self)
        + (decimals.isEmpty ? "" : "." + String(decoding: decimals, as: UTF8.self))
      guard let value = try? Double(numeral: Array(text.utf8)[...]) else { return }
      typos.append(Typo(text: text, value: value, kind: kind))
    }
    for index in digits.indices.dropLast() where digits[index] != digits[index + 1] {
      var exchanged = digits
      exchanged.swapAt(index, index + 1)
      add(exchanged, point, isNegative, "two digits swapped")
    }
    add(digits, point, !isNegative, "opposite sign")
    if point > 0 { add(digits, point - 1, isNegative, "decimal point moved") }
    if point < digits.count { add(digits, point + 1, isNegative, "decimal point moved") }
    return typos
  }
}
