/// A parser of decimal numbers from bytes, correctly rounded.
///
/// ```
/// numeral = [+-] (digits [. [digits]] | . digits) [(e|E|d|D) [+-] digits]
/// ```
///
/// `d` is Fortran's exponent of double precision. With bit 0 set, in lower case, it is `e`.
///
/// A numeral of at most 19 digits is an integer m < 2⁶⁴ times a power of ten. If m ≤ 2⁵³ and the
/// power is at most 10²², both are exact doubles, and one operation gives the correctly rounded
/// result (Clinger, *How to read floating point numbers accurately*, 1990). If m is larger and is
/// divided by at most 10¹⁹, the quotient is computed in integers. All others go to the standard
/// library.
enum Numeral {
  /// The result of scanning at a position of a text.
  struct Scan {
    /// The number; NaN if there is none at the position, or if it is not zero but too small for a
    /// `Double`, and infinite if it is too large for one.
    var value: Double
    /// The end of the numeral.
    var end: Int
  }

  /// Returns the value of the numeral that all of `bytes` are, as in ``Scan``; nil if they are none.
  static func value(_ bytes: UnsafeBufferPointer<UInt8>) -> Double? {
    let scan = scan(bytes, from: 0, to: bytes.count)
    return bytes.isEmpty || scan.end < bytes.count ? nil : scan.value
  }

  /// Scans the longest numeral in `bytes` that starts at `start` and ends before `limit`.
  static func scan(_ bytes: UnsafeBufferPointer<UInt8>, from start: Int, to limit: Int) -> Scan {
    var position = start
    var isNegative = false
    if position < limit,
      bytes[position] == UInt8(ascii: "-") || bytes[position] == UInt8(ascii: "+")
    {
      isNegative = bytes[position] == UInt8(ascii: "-")
      position += 1
    }
    var mantissa: UInt64 = 0
    let whole = position
    position = addDigits(bytes, from: position, to: limit, &mantissa)
    var digits = position - whole
    var exponent = 0
    if position < limit, bytes[position] == UInt8(ascii: ".") {
      position += 1
      let decimals = position
      position = addDigits(bytes, from: position, to: limit, &mantissa)
      exponent = decimals - position
      digits += position - decimals
    }
    guard digits > 0 else { return Scan(value: .nan, end: start) }
    if position < limit, bytes[position] | 0x21 == UInt8(ascii: "e") {
      guard let (power, end) = power(bytes, from: position + 1, to: limit) else {
        return Scan(value: .nan, end: start)
      }
      exponent += power
      position = end
    }
    let size = digits <= 19 ? value(mantissa, exponent) : nil
    guard let size else { return Scan(value: parsed(bytes, start..<position), end: position) }
    return Scan(value: isNegative ? -size : size, end: position)
  }

  /// Appends the digits from `start` to the mantissa and returns their end.
  @inline(__always)
  private static func addDigits(
    _ bytes: UnsafeBufferPointer<UInt8>, from start: Int, to limit: Int, _ mantissa: inout UInt64
  ) -> Int {
    var position = start
    while position + 8 <= limit {
      let word = ByteSearch.word(bytes, at: position)
      if ByteSearch.nonDigits(word) != 0 { break }
      mantissa = mantissa &* 100_000_000 &+ ByteSearch.number(word)
      position += 8
    }
    while position < limit, let digit = digit(bytes[position]) {
      mantissa = mantissa &* 10 &+ digit
      position += 1
    }
    return position
  }

  @inline(__always)
  private static func digit(_ byte: UInt8) -> UInt64? {
    let digit = byte &- UInt8(ascii: "0")
    return digit < 10 ? UInt64(digit) : nil
  }

  /// Returns the power of ten whose digits start at `start`, at most ±99,999, and their end.
  private static func power(
    _ bytes: UnsafeBufferPointer<UInt8>, from start: Int, to limit: Int
  ) -> (Int, Int)? {
    var position = start
    var sign = 1
    if position < limit,
      bytes[position] == UInt8(ascii: "-") || bytes[position] == UInt8(ascii: "+")
    {
      sign = bytes[position] == UInt8(ascii: "-") ? -1 : 1
      position += 1
    }
    let first = position
    var power = 0
    while position < limit, let digit = digit(bytes[position]) {
      power = min(power * 10 + Int(digit), 99_999)
      position += 1
    }
    return position > first ? (sign * power, position) : nil
  }

  /// Returns m · 10ᵉ, correctly rounded; nil if that takes more than a few operations.
  @inline(__always)
  private static func value(_ mantissa: UInt64, _ exponent: Int) -> Double? {
    if mantissa <= 1 << 53 {
      if -22...0 ~= exponent { return Double(mantissa) / powers[-exponent] }
      if 0...22 ~= exponent { return Double(mantissa) * powers[exponent] }
    } else if -19...0 ~= exponent {
      return quotient(mantissa, integerPowers[-exponent])
    }
    return nil
  }

  /// Returns m / d, correctly rounded, for m > 2⁵³ and 1 ≤ d < 2⁶⁴.
  ///
  /// With both shifted until their highest bits are set, m 2⁶³ / d lies between 2⁶² and 2⁶⁴. Its
  /// integer part, with the lowest bit set if there is a remainder, rounds like the exact quotient.
  private static func quotient(_ mantissa: UInt64, _ divisor: UInt64) -> Double {
    let m = mantissa << mantissa.leadingZeroBitCount
    let d = divisor << divisor.leadingZeroBitCount
    let (whole, rest) = d.dividingFullWidth((m >> 1, m << 63))
    let shift = divisor.leadingZeroBitCount - mantissa.leadingZeroBitCount - 63
    let scale = Double(bitPattern: UInt64(1_023 + shift) << 52)
    return Double(whole | (rest == 0 ? 0 : 1)) * scale
  }

  private static let powers: [Double] = [
    1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16,
    1e17, 1e18, 1e19, 1e20, 1e21, 1e22,
  ]
  private static let integerPowers: [UInt64] = [
    1, 10, 100, 1_000, 10_000, 100_000, 1_000_000, 10_000_000, 100_000_000, 1_000_000_000,
    10_000_000_000, 100_000_000_000, 1_000_000_000_000, 10_000_000_000_000, 100_000_000_000_000,
    1_000_000_000_000_000, 10_000_000_000_000_000, 100_000_000_000_000_000,
    1_000_000_000_000_000_000, 10_000_000_000_000_000_000,
  ]

  /// Returns the standard library's value of the numeral `range`; NaN if only rounding makes it zero.
  private static func parsed(_ bytes: UnsafeBufferPointer<UInt8>, _ range: Range<Int>) -> Double {
    let text = bytes[range].map { $0 | 0x21 == UInt8(ascii: "e") ? UInt8(ascii: "e") : $0 }
    let value = Double(String(decoding: text, as: UTF8.self)) ?? .nan
    let digits = text.prefix { $0 != UInt8(ascii: "e") }
    let isZero = digits.allSatisfy { !(UInt8(ascii: "1")...UInt8(ascii: "9") ~= $0) }
    return value == 0 && !isZero ? .nan : value
  }
}
