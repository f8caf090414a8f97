/// The decimal digits of a finite number without its sign: `0.d₁d₂d₃… × 10^point`.
///
/// These are either the fewest digits that round-trip or all of them, since a binary fraction
/// terminates in decimal too. Rounding all digits rounds the number itself, without a C library or
/// a locale.
public struct DecimalDigits: Equatable, Sendable {
  /// The digits from 0 to 9, without leading or trailing zeros; none for zero.
  public private(set) var digits: [UInt8]
  /// The position of the decimal point, counted from the first digit; 0 for zero.
  public private(set) var point: Int

  private init(digits: [UInt8], point: Int) {
    let leading = digits.prefix { $0 == 0 }.count
    self.digits = Array(digits.dropFirst(leading))
    while self.digits.last == 0 { self.digits.removeLast() }
    self.point = self.digits.isEmpty ? 0 : point - leading
  }

  /// Creates the fewest digits that round-trip to `x`.
  ///
  /// - Precondition: `x` is finite.
  public init(shortest x: Double) {
    precondition(x.isFinite, "\(x) has no digits")
    var digits: [UInt8] = []
    var point: Int?
    var exponent = 0
    let text = x.magnitude.description.utf8
    for place in text.indices {
      if text[place] == UInt8(ascii: ".") {
        point = digits.count
      } else if text[place] == UInt8(ascii: "e") {
        exponent = Int(Substring(text[place...].dropFirst())) ?? 0
        break
      } else {
        digits.append(text[place] - UInt8(ascii: "0"))
      }
    }
    self.init(digits: digits, point: (point ?? digits.count) + exponent)
  }

  /// Creates all digits of `x`, at most 767.
  ///
  /// With `x = m 2^e` and `e < 0`, the digits are those of the integer `m 5^-e`.
  ///
  /// - Precondition: `x` is finite.
  public init(exact x: Double) {
    precondition(x.isFinite, "\(x) has no digits")
    let isNormal = x.exponentBitPattern > 0
    var significand = x.significandBitPattern | (isNormal ? 1 << 52 : 0)
    let even = significand == 0 ? 0 : significand.trailingZeroBitCount
    significand >>= UInt64(even)
    let exponent = Int(max(x.exponentBitPattern, 1)) - 1075 + even
    var number = LimbNumber(significand)
    number.multiply(by: exponent < 0 ? 5 : 2, times: exponent.magnitude)
    let digits = number.digits
    self.init(digits: digits, point: digits.count + min(exponent, 0))
  }

  /// The rounding of a number halfway between two neighbours.
  public enum Tie: Sendable {
    /// To the neighbour whose last digit is even, as in C.
    case toEven
    /// To the neighbour of greater magnitude, as usual by hand.
    case awayFromZero
  }

  /// Returns the digits rounded to `places` after the decimal point.
  public func rounded(toPlaces places: Int, tie: Tie = .toEven) -> DecimalDigits {
    rounded(toDigits: point + places, tie: tie)
  }

  /// Returns the first `count` digits, rounded; none if `count` is negative.
  public func rounded(toDigits count: Int, tie: Tie = .toEven) -> DecimalDigits {
    if count >= digits.count { return self }
    if count < 0 { return DecimalDigits(digits: [], point: 0) }
    var kept = [0] + digits[..<count]
    let isTie = tie == .toEven && digits[count] == 5 && count + 1 == digits.count
    if isTie ? kept[count] % 2 == 1 : digits[count] >= 5 {
      var last = count
      while kept[last] == 9 {
        kept[last] = 0
        last -= 1
      }
      kept[last] += 1
    }
    return DecimalDigits(digits: kept, point: point + 1)
  }

  /// The digits as text, empty for zero.
  var text: String { figures(digits[...]) }

  /// The number of digits after the decimal point.
  public var places: Int { max(digits.count - point, 0) }

  /// The digits before the decimal point, at least "0".
  public var wholePart: String {
    point <= 0 ? "0" : figures(digits.prefix(point)) + zeros(point - digits.count)
  }

  /// Returns the digits after the decimal point, padded with zeros to at least `places`.
  public func fraction(places: Int = 0) -> String {
    let known = zeros(digits.isEmpty ? 0 : -point) + figures(digits.dropFirst(max(point, 0)))
    return known + zeros(places - known.utf8.count)
  }

  /// The digit before the point, those after it and the exponent in `d.ddd × 10^exponent`; "0", ""
  /// and 0 for zero.
  public var scientific: (first: String, rest: String, exponent: Int) {
    digits.isEmpty
      ? ("0", "", 0) : (figures(digits.prefix(1)), figures(digits.dropFirst()), point - 1)
  }
}

private func figures(_ digits: ArraySlice<UInt8>) -> String {
  String(decoding: digits.map { $0 + UInt8(ascii: "0") }, as: UTF8.self)
}

private func zeros(_ count: Int) -> String { String(repeating: "0", count: max(count, 0)) }

/// An integer of any size, in limbs of nine decimal digits, the least significant first.
private struct LimbNumber {
  private static let base: UInt64 = 1_000_000_000
  private var limbs: [UInt64] = []

  init(_ number: UInt64) {
    var rest = number
    while rest > 0 {
      limbs.append(rest % Self.base)
      rest /= Self.base
    }
  }

  /// Multiplies by `factor`, `times` over, in steps of thirteen: `5^13 < 2^31`.
  mutating func multiply(by factor: UInt64, times: UInt) {
    var left = times
    while left > 0 {
      let power = (0..<min(left, 13)).reduce(1) { product, _ in product * factor }
      left -= min(left, 13)
      var carry: UInt64 = 0
      for place in limbs.indices {
        let product = limbs[place] * power + carry
        limbs[place] = product % Self.base
        carry = product / Self.base
      }
      while carry > 0 {
        limbs.append(carry % Self.base)
        carry /= Self.base
      }
    }
  }

  /// The decimal digits, the most significant first; there may be leading zeros.
  var digits: [UInt8] {
    var digits: [UInt8] = []
    for limb in limbs.reversed() {
      var divisor: UInt64 = Self.base / 10
      while divisor > 0 {
        digits.append(UInt8(limb / divisor % 10))
        divisor /= 10
      }
    }
    return digits
  }
}
