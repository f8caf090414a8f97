#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// The few functions of the C library that a figure needs.
///
/// Their last bit may differ between machines; on the page that is 1e-13 points.
enum CMath {
  /// The decimal logarithm; not a number for values that are not positive.
  static func logarithm10(_ value: Double) -> Double { value > 0 ? log10(value) : .nan }

  /// Ten to the power of `exponent`.
  static func exponential10(_ exponent: Double) -> Double { pow(10, exponent) }

  /// `mantissa` × 10^`exponent`, correctly rounded for exponents from −22 to 22, so that 3 × 10⁻¹
  /// is 0.3 and not 0.30000000000000004.
  static func scaled(_ mantissa: Double, _ exponent: Int) -> Double {
    exponent >= 0 ? mantissa * pow(10, Double(exponent)) : mantissa / pow(10, Double(-exponent))
  }

  /// The sine and cosine of an angle in degrees, exact at 0° and ±90°.
  static func sineCosine(degrees: Double) -> (sine: Double, cosine: Double) {
    switch degrees {
    case 0: (0, 1)
    case 90: (1, 0)
    case -90: (-1, 0)
    default: (sin(degrees * .pi / 180), cos(degrees * .pi / 180))
    }
  }

  /// The angle of the direction (`dx`, `dy`), in degrees from −180 to 180.
  static func degrees(dx: Double, dy: Double) -> Double { atan2(dy, dx) * 180 / .pi }
}
