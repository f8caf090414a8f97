/// A writer of the fewest digits that round-trip, the same bytes as `description` but without a string.
///
/// A number x = c · 2^q is scaled by a power of ten, 10^-k, which is kept in 128 bits, rounded up. The numerals that
/// round to x lie within half a unit of c; the one with fewer digits is taken if it lies there, else the nearest.
///
/// Source: R. Giulietti, *The Schubfach way to render doubles* (2022).
public struct ShortestNumerals: Sendable {
  /// The number of bytes that a numeral may be written to; it may be shorter.
  public static let capacity = 32

  /// 10^k for k from 0, with the highest bit set.
  private let powers: [(high: UInt64, low: UInt64)]

  /// The writer, whose powers of ten are computed once.
  public static let shared = ShortestNumerals()

  private init() {
    var power: [UInt64] = [1]
    powers = (0...324).map { _ in
      defer {
        var carry: UInt64 = 0
        for limb in power.indices {
          let (high, low) = power[limb].multipliedFullWidth(by: 10)
          let (sum, isOver) = low.addingReportingOverflow(carry)
          power[limb] = sum
          carry = high + (isOver ? 1 : 0)
        }
        if carry > 0 { power.append(carry) }
      }
      return Self.leading(power)
    }
  }

  /// Returns the 128 highest bits of a number in limbs, the least significant first, rounded up.
  private static func leading(_ limbs: [UInt64]) -> (high: UInt64, low: UInt64) {
    let padded = [0, 0] + limbs
    let top = padded.count - 1
    let shift = UInt64(padded[top].leadingZeroBitCount)
    func limb(_ place: Int) -> UInt64 {
      padded[place] << shift | (shift == 0 || place == 0 ? 0 : padded[place - 1] >> (64 - shift))
    }
    let isExact = top < 3 || limb(top - 2) == 0 && padded[..<(top - 2)].allSatisfy { $0 == 0 }
    let (low, isOver) = limb(top - 1).addingReportingOverflow(isExact ? 0 : 1)
    return (limb(top) + (isOver ? 1 : 0), low)
  }

  /// Writes a number and returns the number of bytes; those after it, up to the ``capacity``, may be overwritten.
  @inline(__always)
  public func write(_ x: Double, to target: UnsafeMutablePointer<UInt8>) -> Int {
    unsafe x > 0 && x < 1 ? writeFraction(x, to: target) : writeOther(x, to: target)
  }

  private func writeOther(_ x: Double, to target: UnsafeMutablePointer<UInt8>) -> Int {
    var text = x.description
    return text.withUTF8 { text in
      unsafe target.update(from: text.baseAddress ?? UnsafePointer(target), count: text.count)
      return text.count
    }
  }

  private func writeFraction(_ x: Double, to target: UnsafeMutablePointer<UInt8>) -> Int {
    var (digits, exponent) = decimal(x)
    while digits < 10_000_000_000_000_000 {
      digits *= 10
      exponent -= 1
    }
    // The first digit is worth 10^exponent.
    exponent += 16
    let raw = UnsafeMutableRawPointer(target)
    let (front, back) = digits.quotientAndRemainder(dividingBy: 100_000_000)
    let (first, middle) = front.quotientAndRemainder(dividingBy: 100_000_000)
    let words = (Self.eightDigits(middle), Self.eightDigits(back))
    let count =
      words.1 != 0
      ? 17 - words.1.leadingZeroBitCount / 8 : 9 - words.0.leadingZeroBitCount / 8
    let zeros: UInt64 = 0x3030_3030_3030_3030
    func put(at place: Int) {
      unsafe raw.storeBytes(
        of: (words.0 | zeros).littleEndian, toByteOffset: place, as: UInt64.self)
      unsafe raw.storeBytes(
        of: (words.1 | zeros).littleEndian, toByteOffset: place + 8, as: UInt64.self)
    }
    if exponent >= -4 {
      unsafe raw.storeBytes(of: zeros, as: UInt64.self)
      unsafe target[1] = UInt8(ascii: ".")
      let start = 1 - exponent
      unsafe target[start] = UInt8(ascii: "0") + UInt8(first)
      put(at: start + 1)
      return start + count
    }
    unsafe target[0] = UInt8(ascii: "0") + UInt8(first)
    unsafe target[1] = UInt8(ascii: ".")
    put(at: 2)
    return unsafe appendExponent(-exponent, to: target, at: count == 1 ? 1 : count + 1)
  }

  private func appendExponent(
    _ size: Int, to target: UnsafeMutablePointer<UInt8>, at start: Int
  ) -> Int {
    unsafe target[start] = UInt8(ascii: "e")
    unsafe target[start + 1] = UInt8(ascii: "-")
    let (hundreds, rest) = size.quotientAndRemainder(dividingBy: 100)
    let end = start + (hundreds > 0 ? 5 : 4)
    if hundreds > 0 { unsafe target[start + 2] = UInt8(ascii: "0") + UInt8(hundreds) }
    unsafe target[end - 2] = UInt8(ascii: "0") + UInt8(rest / 10)
    unsafe target[end - 1] = UInt8(ascii: "0") + UInt8(rest % 10)
    return end
  }

  /// Returns the digits of a number below 10⁸, the first one lowest.
  ///
  /// It is split into fours, pairs and digits, in parallel; the products divide by 100 and by 10.
  @inline(__always)
  private static func eightDigits(_ number: UInt64) -> UInt64 {
    let (front, back) = number.quotientAndRemainder(dividingBy: 10_000)
    let fours = front | back << 32
    let hundreds = (fours &* 10_486) >> 20 & 0x0000_007F_0000_007F
    let pairs = hundreds | (fours &- hundreds &* 100) << 16
    let tens = (pairs &* 103) >> 10 & 0x000F_000F_000F_000F
    return tens | (pairs &- tens &* 10) << 8
  }

  // MARK: - Digits

  /// Returns the fewest digits and the exponent of ten of a number between 0 and 1.
  @inline(__always)
  private func decimal(_ x: Double) -> (digits: UInt64, exponent: Int) {
    let fraction = x.significandBitPattern
    let isNormal = x.exponentBitPattern > 0
    let significand = isNormal ? fraction | 1 << 52 : fraction
    let q = Int(max(x.exponentBitPattern, 1)) - 1_075
    // Below a power of two, numbers lie half as far apart.
    let isPower = fraction == 0 && x.exponentBitPattern > 1
    // ⌊log₁₀ 2^q⌋, or ⌊log₁₀ ¾ 2^q⌋.
    let k = (q &* 1_262_611 &- (isPower ? 524_031 : 0)) >> 22
    let power = powers[-k]
    // 1 + q + ⌊log₂ 10^-k⌋
    let shift = UInt64(q &+ (-k &* 1_741_647) >> 19 &+ 1)
    let four = significand << 2
    let scaled = Self.product(power, four << shift)
    let open: UInt64 = significand & 1
    let lower = Self.product(power, (four &- (isPower ? 1 : 2)) << shift) &+ open
    let upper = Self.product(power, (four &+ 2) << shift) &- open
    let whole = scaled >> 2
    let tens = whole / 10
    let (isLowerTen, isUpperTen) = (lower <= tens &* 40, tens &* 40 &+ 40 <= upper)
    if whole >= 10, isLowerTen != isUpperTen { return (tens &+ (isUpperTen ? 1 : 0), k &+ 1) }
    let (isLower, isUpper) = (lower <= whole << 2, whole << 2 &+ 4 <= upper)
    if isLower != isUpper { return (whole &+ (isUpper ? 1 : 0), k) }
    let middle = whole << 2 &+ 2
    let isUp = scaled > middle || scaled == middle && whole & 1 == 1
    return (whole &+ (isUp ? 1 : 0), k)
  }

  /// Returns the integer part of power · factor / 2¹²⁸, with the lowest bit set if there is a remainder.
  @inline(__always)
  private static func product(_ power: (high: UInt64, low: UInt64), _ factor: UInt64) -> UInt64 {
    let below = power.low.multipliedFullWidth(by: factor).high
    let (high, low) = power.high.multipliedFullWidth(by: factor)
    let (sum, isOver) = low.addingReportingOverflow(below)
    return (high &+ (isOver ? 1 : 0)) | (sum > 1 ? 1 : 0)
  }
}
