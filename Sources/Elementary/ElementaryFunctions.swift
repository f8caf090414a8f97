// The C library's exp, log and tanh differ in the last bit between machines. These use only +, −,
// ×, ÷ and bit operations, each of which IEEE 754 rounds in exactly one way, so that the same data
// give the same bits everywhere. Products and sums are never fused.

/// `eˣ`.
///
/// ```
/// eˣ = 2ᵏ 2^(j/8) eʳ        8k + j = 8 x / ln 2 to the nearest integer, 0 ≤ j < 8, |r| ≤ ln 2 / 16
/// ```
///
/// - `eˣ` is 1 at ±0, 0 at −∞, ∞ at ∞, NaN at NaN.
/// - It overflows to ∞ above 709.782…, is subnormal below −708.396…, and 0 below −745.133….
///
/// Error: at most 0.63 ulp at 3·10⁷ random points of (−708, 0), and 0.78 ulp where the result is
/// subnormal. The polynomial is Taylor's; its first omitted term is below 2⁻⁵⁹.
///
/// Source: Tang, *Table-driven implementation of the exponential function in IEEE floating-point
/// arithmetic* (1989), for the reduction and its table.
public func exponential(_ x: Double) -> Double {
  if x.magnitude < 708 {
    let power = ReducedPower(x)
    return power.significand * powerOfTwo(power.exponent)
  }
  guard x < 709.79 else { return x.isNaN ? x : .infinity }
  guard x > -745.14 else { return x.isNaN ? x : 0 }
  let power = ReducedPower(x)
  let half = power.exponent / 2
  return power.significand * powerOfTwo(half) * powerOfTwo(power.exponent - half)
}

/// `ln x`.
///
/// - `ln x` is 0 at 1, −∞ at ±0, ∞ at ∞, NaN at NaN and below 0.
///
/// Error: at most 0.66 ulp at 2·10⁶ random points, half of them between ½ and 2.
public func naturalLogarithm(_ x: Double) -> Double {
  guard x > 0, x < .infinity else { return x == 0 ? -.infinity : x < 0 ? .nan : x }
  return logarithm(of: x, correction: 0)
}

/// `log₁₀ x = ln x / ln 10`, exact for powers of ten from 10⁻²² to 10²² and within 2 ulp elsewhere.
///
/// - `log₁₀ x` is −∞ at ±0, ∞ at ∞, NaN at NaN and below 0.
public func decimalLogarithm(_ x: Double) -> Double {
  let quotient = naturalLogarithm(x) / 2.302_585_092_994_046
  let nearest = quotient.rounded()
  guard (quotient - nearest).magnitude < 1e-12, nearest.magnitude <= 22 else { return quotient }
  let power = (0..<Int(nearest.magnitude)).reduce(1.0) { product, _ in product * 10 }
  return (nearest < 0 ? 1 / power : power) == x ? nearest : quotient
}

/// `ln(1 + x)`, as accurate for a tiny `x` as for a large one.
///
/// - `ln(1 + x)` is `x` itself at ±0 and ∞, −∞ at −1, NaN at NaN and below −1.
///
/// Error: at most 0.66 ulp at 2·10⁷ random points of (0, 10¹⁵), most of them below 5.
public func logOnePlus(_ x: Double) -> Double {
  guard x > -1, x < .infinity else { return x == -1 ? -.infinity : x < -1 ? .nan : x }
  if x.magnitude < 0x1p-54 { return x }
  if x > -0.29, x < 0.41 { return logarithm(exponent: 0, fraction: x, correction: 0) }
  let sum = TwoSum(1, x)
  return logarithm(of: sum.value, correction: sum.error)
}

/// `10ˣ = e^(x ln 10)`.
///
/// Error: about `|x|` ulp, since the product is rounded.
public func powerOfTen(_ x: Double) -> Double { exponential(x * 2.302_585_092_994_046) }

/// `tanh x = (e²ˣ − 1) / (e²ˣ + 1)`.
///
/// - `tanh x` is ±0 at ±0, ±1 at ±∞ and from ±20 on, NaN at NaN; it is odd to the last bit.
///
/// Error: at most 2.8 ulp at 6·10⁶ random points of (−20, 20), and 1.5 ulp above ½.
public func hyperbolicTangent(_ x: Double) -> Double {
  guard x.magnitude <= 20 else { return x.isNaN ? x : x.sign == .minus ? -1 : 1 }
  let power = ReducedPower(2 * x.magnitude)
  let root = power.root * powerOfTwo(power.exponent)
  // The root less 1 is exact below 2⁵³, and 0 where the power is near 1.
  let powerLessOne = (root - 1) + root * power.rest
  let value = powerLessOne / (powerLessOne + 2)
  return x.sign == .minus ? -value : value
}

/// `eˣ = 2ᵏ root (1 + rest)`, where the root is a power of the eighth root of 2.
private struct ReducedPower {
  /// `k`.
  let exponent: Int
  /// `2^(j/8)`.
  let root: Double
  /// `eʳ − 1`, corrected for the rounding of the root.
  let rest: Double

  var significand: Double { root + root * rest }

  /// - Precondition: `|x| ≤ 746`.
  init(_ x: Double) {
    // Adding 1.5·2⁵² leaves the nearest integer in the low bits of the sum.
    let n = (x * eightByLn2 + 0x1.8p52) - 0x1.8p52
    let r = (x - n * ln2EighthHead) - n * ln2EighthTail
    let r2 = r * r
    // (eʳ − 1 − r) / r² = 1/2! + r/3! + … + r⁶/8!, in pairs of pairs.
    let p0 = (0.5 + r * (1 / 6)) + r2 * (1 / 24 + r * (1 / 120))
    let p1 = (1 / 720 + r * (1 / 5_040)) + r2 * (1 / 40_320)
    let root = rootsOf2[Int(n) & 7]
    exponent = Int(n) >> 3
    self.root = root.value
    rest = (r + r2 * (p0 + r2 * r2 * p1)) + root.rest
  }
}

/// `ln(x + correction)` of a positive finite `x`, where `correction` is below the last bit of `x`.
private func logarithm(of x: Double, correction: Double) -> Double {
  var bits = x.bitPattern
  var k = 0
  if x < 0x1p-1022 {
    bits = (x * 0x1p54).bitPattern
    k = -54
  }
  // Subtracting the bits of √½ makes the exponent field step where the significand passes √2.
  bits &-= rootHalf.bitPattern
  let step = Int(Int64(bitPattern: bits) >> 52)
  let m = Double(bitPattern: (bits & 0xF_FFFF_FFFF_FFFF) &+ rootHalf.bitPattern)
  return logarithm(
    exponent: k + step, fraction: m - 1, correction: correction * powerOfTwo(1 - k - step))
}

/// `k ln 2 + ln(1 + f + correction / 2)` for `√½ ≤ 1 + f < √2` and a correction below the last bit.
///
/// ```
/// s = f / (2 + f)        ln(1 + f) = 2 (s + s³/3 + s⁵/5 + …) = f − f²/2 + s (f²/2 + R)
/// R = 2 s²/3 + 2 s⁴/5 + … + 2 s²⁰/21        ½ / (1 + f) ≈ ½ − s + s²
/// ```
private func logarithm(exponent k: Int, fraction f: Double, correction: Double) -> Double {
  let s = f / (2 + f)
  let z = s * s
  let z2 = z * z
  let z4 = z2 * z2
  let r0 = (2 / 3 + z * (2 / 5)) + z2 * (2 / 7 + z * (2 / 9))
  let r1 = (2 / 11 + z * (2 / 13)) + z2 * (2 / 15 + z * (2 / 17))
  let r2 = 2 / 19 + z * (2 / 21)
  let series = z * (r0 + z4 * (r1 + z4 * r2))
  // f² / 2 in two parts: the upper half of f squares without rounding.
  let upper = Double(bitPattern: f.bitPattern & 0xFFFF_FFFF_F800_0000)
  let square = 0.5 * upper * upper
  let squareTail = 0.5 * (f - upper) * (f + upper)
  let difference = TwoSum(f, -square)
  let sum = TwoSum(Double(k) * ln2Head, difference.value)
  let rest = s * (square + squareTail + series) - squareTail + difference.error + sum.error
  let tail = correction * ((0.5 - s) + z)
  return sum.value + (rest + (Double(k) * ln2Tail + tail))
}

/// `2ᵏ` for `−1022 ≤ k ≤ 1023`; 0 for −1023.
private func powerOfTwo(_ k: Int) -> Double {
  Double(bitPattern: UInt64(truncatingIfNeeded: k &+ 1023) << 52)
}

/// `a + b` without error, as two numbers (Knuth, *The Art of Computer Programming* 2, 4.2.2).
private struct TwoSum {
  let value: Double
  let error: Double

  init(_ a: Double, _ b: Double) {
    value = a + b
    let partOfB = value - a
    error = (a - (value - partOfB)) + (b - partOfB)
  }
}

/// `ln 2` to 41 bits, so that its product with an exponent of 11 bits is exact.
private let ln2Head = 0x1.62e42fefa3p-1
/// `ln 2 − ln2Head`.
private let ln2Tail = 0x1.3de6af278ece6p-42
/// `8 / ln 2`.
private let eightByLn2 = 0x1.71547652b82fep+3
/// `ln 2 / 8` to 37 bits, so that its product with an integer of 14 bits is exact.
private let ln2EighthHead = 0x1.62e42fefap-4
/// `ln 2 / 8 − ln2EighthHead`.
private let ln2EighthTail = 0x1.cf79abc9e3b3ap-43
/// `2^(j/8)` as `value (1 + rest)`.
private let rootsOf2: [(value: Double, rest: Double)] = [
  (0x1p+0, 0), (0x1.172b83c7d517bp+0, -0x1.01b15eaa59348p-55),
  (0x1.306fe0a31b715p+0, 0x1.34d754db0abb6p-55), (0x1.4bfdad5362a27p+0, 0x1.690cebb7aafb0p-56),
  (0x1.6a09e667f3bcdp+0, -0x1.3b3efbf5e2228p-54), (0x1.8ace5422aa0dbp+0, 0x1.db72fc1f0eab4p-55),
  (0x1.ae89f995ad3adp+0, 0x1.c1a7792cb3387p-55), (0x1.d5818dcfba487p+0, 0x1.4a385a63d07a7p-56),
]
/// `√½`, correctly rounded.
private let rootHalf = 0x1.6a09e667f3bcdp-1
