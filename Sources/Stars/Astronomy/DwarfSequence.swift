/// The sequence of dwarf stars, from O3 to L4: the properties of a main-sequence star of each spectral type.
///
/// Source: Pecaut & Mamajek (2013), *Astrophysical Journal Supplement* 208, 9, table 5, in the authors'
/// extension of 2024 (version 2024.05.15), without the rows that lack a magnitude. The magnitudes, the
/// luminosities and types O3 to O8 are only in the extension.
public enum DwarfSequence {
  /// The dwarfs of one spectral type.
  public struct Row: Equatable, Sendable {
    /// The spectral type without its luminosity class, such as `G2`.
    public let type: String
    /// The effective temperature T, in kelvin.
    public let temperature: Double
    /// The bolometric correction of the visual magnitude, BC = M_bol − M_V, in magnitudes.
    public let bolometricCorrection: Double
    /// The absolute visual magnitude M_V.
    public let absoluteMagnitude: Double
    /// The colour index B−V, in magnitudes; NaN if unknown.
    public let colorBV: Double
    /// The colour index BP−RP of Gaia, in magnitudes; NaN if unknown.
    public let colorBPRP: Double
    /// The radius, in solar radii.
    public let radius: Double
    /// The absolute magnitude M_G in Gaia's G band; NaN if unknown.
    public let gaiaMagnitude: Double

    /// The logarithm of the luminosity in solar luminosities, log L = (M_bol☉ − M_V − BC) / 2.5.
    public var logLuminosity: Double {
      (Photometry.solarMagnitude - absoluteMagnitude - bolometricCorrection) / 2.5
    }

    init(
      _ type: String, _ temperature: Double, _ bolometricCorrection: Double,
      _ absoluteMagnitude: Double, _ colorBV: Double, _ colorBPRP: Double, _ radius: Double,
      _ gaiaMagnitude: Double
    ) {
      self.type = type
      self.temperature = temperature
      self.bolometricCorrection = bolometricCorrection
      self.absoluteMagnitude = absoluteMagnitude
      self.colorBV = colorBV
      self.colorBPRP = colorBPRP
      self.radius = radius
      self.gaiaMagnitude = gaiaMagnitude
    }
  }

  /// The bolometric correction of the visual magnitude as a function of the temperature in kelvin.
  public static let bolometricCorrection = DwarfRelation(\.bolometricCorrection, by: \.temperature)
  /// The radius, in solar radii, as a function of the temperature in kelvin.
  public static let radius = DwarfRelation(\.radius, by: \.temperature)
  /// The temperature in kelvin as a function of the colour index B−V.
  static let temperatureByBV = DwarfRelation(\.temperature, by: \.colorBV)
  /// The temperature in kelvin as a function of the colour index BP−RP, up to M8, where the colour turns
  /// back.
  static let temperatureByBPRP = DwarfRelation(\.temperature, by: \.colorBPRP)
  /// The absolute visual magnitude as a function of B−V.
  static let visualMagnitudeByBV = DwarfRelation(\.absoluteMagnitude, by: \.colorBV)
  /// The absolute visual magnitude as a function of BP−RP.
  static let visualMagnitudeByBPRP = DwarfRelation(\.absoluteMagnitude, by: \.colorBPRP)
  /// The absolute magnitude in Gaia's G band as a function of B−V.
  static let gaiaMagnitudeByBV = DwarfRelation(\.gaiaMagnitude, by: \.colorBV)
  /// The absolute magnitude in Gaia's G band as a function of BP−RP.
  static let gaiaMagnitudeByBPRP = DwarfRelation(\.gaiaMagnitude, by: \.colorBPRP)

  /// The spectral classes from hot to cool, each with its range of temperatures in kelvin.
  ///
  /// The limits are midway between the last subtype of a class and the first of the next; O has no upper limit.
  public static let classes: [(letter: String, coolest: Double, hottest: Double)] = {
    var hottest = Double.infinity
    var classes: [(String, Double, Double)] = []
    for (row, next) in zip(rows, rows.dropFirst()) where row.type.first != next.type.first {
      let boundary = (row.temperature + next.temperature) / 2
      classes.append((String(row.type.prefix(1)), boundary, hottest))
      hottest = boundary
    }
    return classes
  }()

  /// The rows, from hot to cool.
  public static let rows: [Row] = [
    Row("O3", 45_900, -4.01, -5.8, -0.33, .nan, 13.43, .nan),
    Row("O4", 42_900, -3.89, -5.5, -0.326, .nan, 12.13, .nan),
    Row("O5", 41_400, -3.76, -5.35, -0.323, .nan, 11.45, .nan),
    Row("O5.5", 40_400, -3.67, -5.2, -0.322, .nan, 10.71, .nan),
    Row("O6", 39_800, -3.57, -5.1, -0.321, .nan, 10.27, .nan),
    Row("O6.5", 38_000, -3.49, -4.95, -0.319, .nan, 9.82, .nan),
    Row("O7", 37_900, -3.41, -4.8, -0.318, .nan, 9.42, .nan),
    Row("O7.5", 36_100, -3.33, -4.65, -0.317, .nan, 8.95, .nan),
    Row("O8", 35_100, -3.24, -4.5, -0.315, .nan, 8.47, .nan),
    Row("O8.5", 34_300, -3.18, -4.35, -0.314, .nan, 8.06, .nan),
    Row("O9", 33_300, -3.11, -4.2, -0.312, .nan, 7.72, .nan),
    Row("O9.5", 31_900, -3.01, -4.05, -0.307, .nan, 7.5, .nan),
    Row("B0", 31_400, -2.99, -3.9, -0.301, .nan, 7.16, .nan),
    Row("B0.5", 29_000, -2.83, -3.5, -0.289, .nan, 6.48, .nan),
    Row("B1", 26_000, -2.58, -3, -0.278, .nan, 5.71, .nan),
    Row("B1.5", 24_500, -2.44, -2.6, -0.252, .nan, 5.02, .nan),
    Row("B2", 20_600, -2.03, -1.8, -0.215, .nan, 4.06, .nan),
    Row("B2.5", 18_500, -1.77, -1.5, -0.198, .nan, 3.89, .nan),
    Row("B3", 17_000, -1.54, -1.2, -0.178, .nan, 3.61, -1.19),
    Row("B4", 16_400, -1.49, -1, -0.165, .nan, 3.46, -0.99),
    Row("B5", 15_700, -1.34, -0.85, -0.156, .nan, 3.36, -0.84),
    Row("B6", 14_500, -1.13, -0.55, -0.14, .nan, 3.27, -0.54),
    Row("B7", 14_000, -1.05, -0.4, -0.128, .nan, 2.94, -0.39),
    Row("B8", 12_300, -0.73, 0, -0.109, .nan, 2.86, -0.01),
    Row("B9", 10_700, -0.42, 0.5, -0.07, -0.12, 2.49, 0.515),
    Row("B9.5", 10_400, -0.36, 0.6, -0.05, -0.087, 2.45, 0.615),
    Row("A0", 9700, -0.21, 0.99, 0, -0.037, 2.193, 1),
    Row("A1", 9300, -0.14, 1.16, 0.035, 0.005, 2.136, 1.16),
    Row("A2", 8840, -0.07, 1.35, 0.07, 0.068, 2.117, 1.345),
    Row("A3", 8600, -0.04, 1.7, 0.1, 0.11, 1.861, 1.69),
    Row("A4", 8250, -0.02, 1.94, 0.14, 0.166, 1.794, 1.92),
    Row("A5", 8100, 0, 2.01, 0.16, 0.194, 1.785, 1.98),
    Row("A6", 7910, 0.005, 2.12, 0.185, 0.222, 1.775, 2.09),
    Row("A7", 7760, 0.01, 2.23, 0.21, 0.263, 1.75, 2.19),
    Row("A8", 7590, 0.02, 2.32, 0.25, 0.32, 1.747, 2.27),
    Row("A9", 7400, 0.02, 2.43, 0.27, 0.327, 1.747, 2.37),
    Row("F0", 7220, 0.01, 2.57, 0.295, 0.377, 1.728, 2.51),
    Row("F1", 7020, 0.005, 2.76, 0.33, 0.434, 1.679, 2.69),
    Row("F2", 6820, -0.005, 2.97, 0.37, 0.49, 1.622, 2.89),
    Row("F3", 6750, -0.01, 3.08, 0.39, 0.518, 1.578, 2.99),
    Row("F4", 6670, -0.015, 3.2, 0.41, 0.546, 1.533, 3.1),
    Row("F5", 6550, -0.02, 3.37, 0.44, 0.587, 1.473, 3.26),
    Row("F6", 6350, -0.03, 3.69, 0.486, 0.64, 1.359, 3.56),
    Row("F7", 6280, -0.035, 3.8, 0.5, 0.67, 1.324, 3.66),
    Row("F8", 6180, -0.04, 4.05, 0.53, 0.694, 1.221, 3.9),
    Row("F9", 6050, -0.05, 4.25, 0.56, 0.719, 1.167, 4.105),
    Row("F9.5", 5990, -0.06, 4.35, 0.58, 0.767, 1.142, 4.195),
    Row("G0", 5930, -0.065, 4.48, 0.595, 0.784, 1.1, 4.325),
    Row("G1", 5860, -0.073, 4.62, 0.622, 0.803, 1.06, 4.462),
    Row("G2", 5770, -0.085, 4.8, 0.65, 0.823, 1.012, 4.635),
    Row("G3", 5720, -0.095, 4.87, 0.66, 0.832, 1.002, 4.703),
    Row("G4", 5680, -0.1, 4.93, 0.67, 0.841, 0.991, 4.757),
    Row("G5", 5660, -0.105, 4.98, 0.68, 0.85, 0.977, 4.801),
    Row("G6", 5600, -0.115, 5.1, 0.7, 0.869, 0.949, 4.914),
    Row("G7", 5550, -0.125, 5.2, 0.71, 0.88, 0.927, 5.006),
    Row("G8", 5480, -0.14, 5.3, 0.73, 0.9, 0.914, 5.098),
    Row("G9", 5380, -0.16, 5.55, 0.775, 0.95, 0.853, 5.34),
    Row("K0", 5290, -0.195, 5.78, 0.816, 0.983, 0.813, 5.553),
    Row("K1", 5170, -0.23, 5.95, 0.857, 1.01, 0.797, 5.65),
    Row("K2", 5100, -0.26, 6.07, 0.884, 1.1, 0.783, 5.83),
    Row("K3", 4870, -0.365, 6.53, 0.99, 1.19, 0.755, 6.22),
    Row("K4", 4600, -0.52, 6.99, 1.09, 1.34, 0.71, 6.59),
    Row("K5", 4440, -0.63, 7.28, 1.15, 1.43, 0.701, 6.85),
    Row("K6", 4300, -0.75, 7.64, 1.24, 1.53, 0.669, 7.15),
    Row("K7", 4090, -0.93, 8.2, 1.34, 1.7, 0.63, 7.57),
    Row("K8", 3990, -1.03, 8.43, 1.363, 1.73, 0.615, 7.8),
    Row("K9", 3930, -1.07, 8.56, 1.4, 1.79, 0.608, 7.9),
    Row("M0", 3850, -1.15, 8.8, 1.42, 1.84, 0.588, 8.1),
    Row("M0.5", 3770, -1.29, 9.2, 1.445, 1.97, 0.544, 8.45),
    Row("M1", 3660, -1.42, 9.64, 1.485, 2.09, 0.501, 8.82),
    Row("M1.5", 3620, -1.5, 9.85, 1.495, 2.13, 0.482, 9),
    Row("M2", 3560, -1.62, 10.21, 1.505, 2.23, 0.446, 9.29),
    Row("M2.5", 3470, -1.78, 10.61, 1.522, 2.39, 0.421, 9.67),
    Row("M3", 3430, -1.93, 11.15, 1.53, 2.5, 0.361, 10.05),
    Row("M3.5", 3270, -2.28, 12.1, 1.6, 2.78, 0.3, 10.82),
    Row("M4", 3210, -2.51, 12.61, 1.65, 2.94, 0.274, 11.21),
    Row("M4.5", 3110, -2.84, 13.58, 1.69, 3.16, 0.217, 12.04),
    Row("M5", 3060, -3.11, 14.15, 1.83, 3.35, 0.196, 12.45),
    Row("M5.5", 2930, -3.58, 15.3, 1.94, 3.71, 0.156, 13.35),
    Row("M6", 2810, -4.13, 16.32, 2.01, 4.16, 0.137, 14.26),
    Row("M6.5", 2740, -4.62, 17.1, 2.07, 4.5, 0.126, 14.4),
    Row("M7", 2680, -4.99, 17.7, 2.12, 4.65, 0.12, 14.72),
    Row("M7.5", 2630, -5.32, 18.16, 2.14, 4.72, 0.116, 15.2),
    Row("M8", 2570, -5.65, 18.6, 2.15, 4.86, 0.114, 15.2),
    Row("M8.5", 2420, -5.78, 19.2, 2.16, 5.1, 0.104, 15.9),
    Row("M9", 2380, -5.86, 19.4, 2.17, 4.78, 0.102, 16.2),
    Row("M9.5", 2330, -6.13, 19.75, .nan, 4.86, 0.101, 16.4),
    Row("L0", 2270, -6.25, 20, .nan, .nan, 0.102, 16.6),
    Row("L1", 2160, -6.48, 20.5, .nan, .nan, 0.0995, 16.9),
    Row("L2", 2060, -6.62, 20.9, .nan, .nan, 0.097, 17.3),
    Row("L3", 1920, -7.05, 21.7, .nan, .nan, 0.0942, 18.1),
    Row("L4", 1870, -7.53, 22.3, .nan, .nan, 0.094, 18.35),
  ]
}
