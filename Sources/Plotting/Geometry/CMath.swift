#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// The few C library functions that figures need.
///
/// Their last bit may differ between machines, which amounts to 1e-13 points on the page.
enum CMath {
  /// Returns the decimal logarithm; NaN for values that are not positive.
  static func logarithm10(_ value: Double) -> Double { value > 0 ? log10(value) : .nan }

  /// Returns ten to the power of `exponent`.
  static func exponential10(_ exponent: Double) -> Double { pow(10, exponent) }

  /// Returns `mantissa` × 10^`exponent`, correctly rounded for exponents from −22 to 22, so that 3
  /// × 10⁻¹ is 0.3 and not 0.30000000000000004.
  static func scaled(_ mantissa: Double, _ exponent: Int) -> Double {
    exponent >= 0 ? mantissa * pow(10, Double(exponent)) : mantissa / pow(10, Double(-exponent))
  }

  /// Returns the sine and cosine of an angle in degrees, exact at 0° and ±90°.
  static func sineCosine(degrees: Double) -> (sine: Double, cosine: Double) {
    switch degrees {
    case 0: (0, 1)
    case 90: (1, 0)
    case -90: (-1, 0)
    default: (sin(degrees * .pi / 180), cos(degrees * .pi / 180))
    }
  }

  /// Returns the angle of the direction (`dx`, `dy`), in degrees from −180 to 180.
  static func degrees(dx: Double, dy: Double) -> Double { atan2(dy, dx) * 180 / .pi }
}
