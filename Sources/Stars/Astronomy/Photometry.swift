import Elementary

/// The conversion of a magnitude and a temperature to a radius.
///
/// ```
/// M_bol = M_V + BC(T)
/// R / R☉ = 10^((M_bol☉ − M_bol) / 5) (T☉ / T)²        M_bol☉ = 4.74, T☉ = 5772 K
/// ```
///
/// Source: the Stefan–Boltzmann law; the solar values of IAU 2015 resolutions B2 and B3.
public enum Photometry {
  /// The Sun's absolute bolometric magnitude.
  public static let solarMagnitude = 4.74
  /// The Sun's effective temperature, in kelvin.
  public static let solarTemperature = 5_772.0

  /// The radius of a star, in solar radii.
  ///
  /// - Parameters:
  ///   - magnitude: The absolute bolometric magnitude.
  ///   - temperature: The effective temperature in kelvin; positive.
  /// - Returns: R / R☉.
  public static func radius(bolometricMagnitude magnitude: Double, temperature: Double) -> Double {
    let ratio = solarTemperature / temperature
    return powerOfTen((solarMagnitude - magnitude) / 5) * ratio * ratio
  }

  /// The absolute visual magnitude of a star with the given radius, in solar radii, and bolometric
  /// `correction`: the inverse of ``radius(bolometricMagnitude:temperature:)``.
  public static func absoluteMagnitude(
    radius: Double, temperature: Double, correction: Double
  ) -> Double {
    solarMagnitude - 5 * decimalLogarithm(radius)
      - 10 * decimalLogarithm(temperature / solarTemperature) - correction
  }

  /// The logarithm of the luminosity of a star with the given radius, both in solar units:
  /// log L = 2 log R + 4 log(T / T☉).
  public static func logLuminosity(radius: Double, temperature: Double) -> Double {
    2 * decimalLogarithm(radius) + 4 * decimalLogarithm(temperature / solarTemperature)
  }

  /// The bolometric correction BC = M_bol − M_V of giants and supergiants, in magnitudes; nil outside 2,800 to
  /// 60,000 K.
  ///
  /// Source: Flower (1996), *Astrophysical Journal* 469, 355, with the coefficients of Torres (2010),
  /// *Astronomical Journal* 140, 1158, table 1.
  public static func bolometricCorrection(_ temperature: Double) -> Double? {
    guard 2_800...60_000 ~= temperature else { return nil }
    let x = decimalLogarithm(temperature)
    let coefficients =
      switch x {
      case ..<3.70: cool
      case ..<3.90: warm
      default: hot
      }
    return coefficients.reversed().reduce(0) { $0 * x + $1 }
  }

  private static let cool = [
    -0.190537291496456e5, 0.155144866764412e5, -0.421278819301717e4, 0.381476328422343e3,
  ]
  private static let warm = [
    -0.370510203809015e5, 0.385672629965804e5, -0.150651486316025e5, 0.261724637119416e4,
    -0.170623810323864e3,
  ]
  private static let hot = [
    -0.118115450538963e6, 0.137145973583929e6, -0.636233812100225e5, 0.147412923562646e5,
    -0.170587278406872e4, 0.788731721804990e2,
  ]
}
