import Elementary
import Plotting

/// The colour of a black body, which a star approximates.
enum BlackBody {
  /// The colour of a black body of `temperature` kelvin, as bright as a screen can show it.
  ///
  /// ```
  /// B(λ) ∝ λ⁻⁵ / (exp(hc / λkT) − 1)        X = Σ B x̄, Y = Σ B ȳ, Z = Σ B z̄ over 380 … 780 nm
  /// ```
  ///
  /// The tristimulus values become linear sRGB, are scaled so that the largest component is 1, and
  /// are gamma-encoded. Source: Planck (1901); the CIE 1931 observer by Wyman, Sloan & Shirley (2013),
  /// *Journal of Computer Graphics Techniques* 2 (2), table 1; IEC 61966-2-1 (1999).
  ///
  /// - Precondition: `temperature` is positive and finite.
  static func color(temperature: Double) -> Color {
    precondition(temperature > 0 && temperature.isFinite, "\(temperature) kelvin")
    var (x, y, z) = (0.0, 0.0, 0.0)
    for wavelength in stride(from: 380.0, through: 780, by: 5) {
      // hc/k = 0.014387769 m K, in nanometres.
      let exponent = 1.438_776_9e7 / (wavelength * temperature)
      let scale = 500 / wavelength
      let radiance = scale * scale * scale * scale * scale / (exponential(min(exponent, 700)) - 1)
      x += radiance * Observer.x(wavelength)
      y += radiance * Observer.y(wavelength)
      z += radiance * Observer.z(wavelength)
    }
    let linear = [
      3.240_625_5 * x - 1.537_208_0 * y - 0.498_628_6 * z,
      -0.968_930_7 * x + 1.875_756_1 * y + 0.041_517_5 * z,
      0.055_710_1 * x - 0.204_021_1 * y + 1.056_995_9 * z,
    ].map { max($0, 0) }
    let largest = max(linear.max() ?? 1, .leastNormalMagnitude)
    let encoded = linear.map { Self.encoded($0 / largest) }
    return Color(red: encoded[0], green: encoded[1], blue: encoded[2])
  }

  /// The colour of a black body of `temperature` kelvin, with more saturation, so that it is seen on white and beside
  /// others.
  ///
  /// - Precondition: `temperature` is positive and finite.
  static func vivid(temperature: Double) -> Color {
    let color = color(temperature: temperature)
    let saturation = 1 - min(color.red, color.green, color.blue)
    guard saturation > 0 else { return color }
    // s → s^0.6
    let factor = exponential(naturalLogarithm(saturation) * 0.6) / saturation
    let strengthened = { (component: Double) in max(1 - (1 - component) * factor, 0) }
    return Color(
      red: strengthened(color.red), green: strengthened(color.green),
      blue: strengthened(color.blue))
  }

  private static func encoded(_ linear: Double) -> Double {
    linear <= 0.003_130_8
      ? 12.92 * linear : 1.055 * exponential(naturalLogarithm(linear) / 2.4) - 0.055
  }
}

/// The colour-matching functions of the CIE 1931 standard observer, as sums of Gaussian lobes.
private enum Observer {
  static func x(_ wavelength: Double) -> Double {
    0.362 * lobe(wavelength, 442.0, 0.0624, 0.0374) + 1.056
      * lobe(wavelength, 599.8, 0.0264, 0.0323)
      - 0.065 * lobe(wavelength, 501.1, 0.0490, 0.0382)
  }

  static func y(_ wavelength: Double) -> Double {
    0.821 * lobe(wavelength, 568.8, 0.0213, 0.0247) + 0.286
      * lobe(wavelength, 530.9, 0.0613, 0.0322)
  }

  static func z(_ wavelength: Double) -> Double {
    1.217 * lobe(wavelength, 437.0, 0.0845, 0.0278) + 0.681
      * lobe(wavelength, 459.0, 0.0385, 0.0725)
  }

  /// A Gaussian around `peak` with different inverse widths below and above it.
  private static func lobe(
    _ wavelength: Double, _ peak: Double, _ below: Double, _ above: Double
  ) -> Double {
    let t = (wavelength - peak) * (wavelength < peak ? below : above)
    return exponential(-t * t / 2)
  }
}
