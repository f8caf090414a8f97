import Tables

/// A number as it is printed.
struct PrintedNumber: Sendable {
  /// The bytes of the number in the file.
  let range: Range<Int>
  /// The value; nil if this is no number.
  let value: Double?
  /// The number of decimals, less the exponent; 0 if this is no number.
  let decimals: Int
  /// Whether there is an exponent.
  let hasExponent: Bool
  /// Whether the number ends in a zero after a decimal point, other than in "1.0".
  let endsInZero: Bool

  /// The number that the bytes `range` of a file are.
  init(_ bytes: [UInt8], _ range: Range<Int>) {
    self.range = range
    let text = Self.withHyphen(bytes[range])
    value = Self.value(text)
    let mark = text.firstIndex { $0 == UInt8(ascii: "e") || $0 == UInt8(ascii: "E") }
    let mantissa = text[..<(mark ?? text.endIndex)]
    let fraction = mantissa.firstIndex(of: UInt8(ascii: ".")).map { mantissa[($0 + 1)...] } ?? []
    let exponent = mark.flatMap { Int(String(decoding: text[($0 + 1)...], as: UTF8.self)) } ?? 0
    hasExponent = mark != nil && value != nil
    decimals = value == nil ? 0 : min(max(fraction.count - exponent, -308), 340)
    endsInZero = fraction.count > 1 && fraction.last == UInt8(ascii: "0")
  }

  /// The text with a hyphen for a minus sign.
  private static func withHyphen(_ text: ArraySlice<UInt8>) -> [UInt8] {
    let isMinus = text.starts(with: Array("−".utf8)) || text.starts(with: Array("–".utf8))
    return isMinus ? [UInt8(ascii: "-")] + text.dropFirst(3) : Array(text)
  }

  private static func value(_ text: [UInt8]) -> Double? {
    switch String(decoding: text, as: UTF8.self).lowercased() {
    case "nan": .nan
    case "inf": .infinity
    case "-inf": -.infinity
    default: try? Double(numeral: text[...])
    }
  }

  /// Whether `expected` rounds to this number, printed to `decimals` decimals.
  ///
  /// Beyond the ninth significant digit, programs differ by their rounding errors.
  func agrees(with expected: Double, decimals: Int) -> Bool {
    guard let value else { return false }
    if !value.isFinite || !expected.isFinite {
      return value == expected || value.isNaN && expected.isNaN
    }
    let slack = 1e-9 * max(1, expected.magnitude)
    return (value - expected).magnitude <= 0.5 * unit(decimals) + slack
  }

  /// The unit of the last of `decimals` decimals.
  private func unit(_ decimals: Int) -> Double {
    (0..<decimals.magnitude).reduce(1.0) { unit, _ in decimals > 0 ? unit / 10 : unit * 10 }
  }

  /// Whether this number is off by one in the last digit, and whether it is the number without its further digits.
  func isOffByOne(from expected: Double, decimals: Int) -> (isSo: Bool, isTruncated: Bool) {
    guard let value, value.isFinite, expected.isFinite else { return (false, false) }
    let difference = value - expected
    return (
      difference.magnitude < 1.5 * unit(decimals),
      difference.magnitude < unit(decimals) && value.magnitude < expected.magnitude
    )
  }
}

/// The precision of the numbers of one quantity in a table.
struct PrintedPrecision: Sendable {
  /// The number of decimals to which numbers without an exponent are printed; nil if each has its own.
  private let common: Int?

  /// The precision of `numbers`.
  ///
  /// Where zeros at the end are omitted, as numpy does, it is the number of decimals that several numbers have.
  init(_ numbers: [PrintedNumber]) {
    let plain = numbers.filter { $0.value != nil && !$0.hasExponent }
    if plain.contains(where: \.endsInZero) {
      common = nil
      return
    }
    let least = min(plain.count, max(2, plain.count / 20))
    let sorted = plain.map(\.decimals).sorted(by: >)
    common = least > 0 ? sorted[least - 1] : nil
  }

  /// The number of decimals of `number`.
  func decimals(of number: PrintedNumber) -> Int {
    number.hasExponent ? number.decimals : max(number.decimals, common ?? 0)
  }
}
