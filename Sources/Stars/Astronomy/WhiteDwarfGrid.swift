import Elementary

/// The grid of white dwarfs of log g = 8: their colours and bolometric corrections by temperature.
///
/// Source: Bédard, Bergeron, Brassard & Fontaine (2020), *Astrophysical Journal* 901, 93: the Montreal grid of
/// models in the version of January 2021, with its synthetic Johnson and Gaia DR3 magnitudes. It is used from
/// 3,500 K, where BP−RP turns back, to 100,000 K; between its rows, log T and the corrections follow a
/// ``MonotoneCurve``.
public enum WhiteDwarfGrid {
  /// The atmosphere of a white dwarf, which shifts its colours.
  enum Atmosphere: Sendable {
    /// Hydrogen: type DA, and all white dwarfs whose type is not known.
    case hydrogen
    /// Helium: type DB.
    case helium
  }

  /// White dwarfs of one temperature in kelvin: their colour indices B−V and BP−RP, and the bolometric
  /// corrections BC = M_bol − M of their visual and Gaia's G magnitude, in magnitudes.
  private typealias Row = (
    temperature: Double, colorBV: Double, colorBPRP: Double, correctionV: Double,
    correctionG: Double
  )

  /// The bolometric correction of the visual magnitude at a temperature in kelvin; nil outside the grid.
  ///
  /// It is that of hydrogen atmospheres; helium differs by at most 0.5 mag.
  public static func bolometricCorrection(_ temperature: Double) -> Double? {
    correctionV(decimalLogarithm(temperature))
  }

  /// The bolometric correction of Gaia's G magnitude at a temperature in kelvin; nil outside the grid.
  public static func gaiaCorrection(_ temperature: Double) -> Double? {
    correctionG(decimalLogarithm(temperature))
  }

  /// The temperature in kelvin of a white dwarf with the colour index B−V; nil beyond the grid.
  static func temperature(bv color: Double, _ atmosphere: Atmosphere) -> Double? {
    (atmosphere == .helium ? heliumBV : hydrogenBV)(color).map(powerOfTen)
  }

  /// The temperature in kelvin of a white dwarf with the colour index BP−RP; nil beyond the grid.
  static func temperature(bprp color: Double, _ atmosphere: Atmosphere) -> Double? {
    (atmosphere == .helium ? heliumBPRP : hydrogenBPRP)(color).map(powerOfTen)
  }

  /// log T by the colour index B−V.
  static func logTemperatureByBV(_ atmosphere: Atmosphere) -> PiecewisePolynomial {
    (atmosphere == .helium ? heliumBV : hydrogenBV).curve
  }

  /// log T by the colour index BP−RP.
  static func logTemperatureByBPRP(_ atmosphere: Atmosphere) -> PiecewisePolynomial {
    (atmosphere == .helium ? heliumBPRP : hydrogenBPRP).curve
  }

  private static let correctionV = curve(hydrogen, \.correctionV)
  private static let correctionG = curve(hydrogen, \.correctionG)
  private static let hydrogenBV = temperature(hydrogen, by: \.colorBV)
  private static let hydrogenBPRP = temperature(hydrogen, by: \.colorBPRP)
  private static let heliumBV = temperature(helium, by: \.colorBV)
  private static let heliumBPRP = temperature(helium, by: \.colorBPRP)

  /// A quantity by log T.
  private static func curve(_ rows: [Row], _ quantity: (Row) -> Double) -> MonotoneCurve {
    MonotoneCurve(rows.map { (decimalLogarithm($0.temperature), quantity($0)) })
  }

  /// log T by a colour, which falls from row to row.
  private static func temperature(_ rows: [Row], by color: (Row) -> Double) -> MonotoneCurve {
    MonotoneCurve(rows.reversed().map { (color($0), decimalLogarithm($0.temperature)) })
  }

  /// The rows of hydrogen atmospheres, from cool to hot.
  private static let hydrogen: [Row] = [
    (3500, 1.636, 1.576, -0.299, 0.195),
    (3750, 1.524, 1.545, -0.365, 0.108),
    (4000, 1.4, 1.48, -0.4, 0.036),
    (4250, 1.269, 1.396, -0.403, -0.009),
    (4500, 1.134, 1.298, -0.369, -0.022),
    (5000, 0.886, 1.091, -0.249, 0.016),
    (5500, 0.687, 0.902, -0.15, 0.054),
    (6000, 0.536, 0.745, -0.111, 0.051),
    (7000, 0.358, 0.513, -0.138, -0.031),
    (8000, 0.267, 0.358, -0.207, -0.138),
    (9000, 0.219, 0.238, -0.277, -0.245),
    (10_000, 0.193, 0.134, -0.349, -0.351),
    (11_000, 0.17, 0.045, -0.457, -0.488),
    (12_000, 0.144, -0.025, -0.627, -0.675),
    (13_000, 0.12, -0.072, -0.848, -0.903),
    (14_000, 0.088, -0.117, -1.044, -1.1),
    (15_000, 0.053, -0.154, -1.226, -1.277),
    (17_000, -0.006, -0.213, -1.56, -1.599),
    (20_000, -0.072, -0.281, -1.994, -2.018),
    (25_000, -0.151, -0.369, -2.572, -2.577),
    (30_000, -0.215, -0.437, -2.995, -2.981),
    (35_000, -0.258, -0.476, -3.371, -3.34),
    (40_000, -0.28, -0.497, -3.766, -3.727),
    (50_000, -0.305, -0.52, -4.497, -4.449),
    (60_000, -0.319, -0.533, -5.12, -5.067),
    (80_000, -0.336, -0.55, -6.117, -6.058),
    (100_000, -0.346, -0.561, -6.89, -6.827),
  ]

  /// The rows of helium atmospheres, from cool to hot.
  private static let helium: [Row] = [
    (3500, 1.296, 1.655, -0.805, -0.226),
    (4000, 1.064, 1.384, -0.497, -0.074),
    (4500, 0.877, 1.159, -0.296, 0.018),
    (5000, 0.725, 0.97, -0.177, 0.06),
    (5500, 0.607, 0.821, -0.118, 0.068),
    (6000, 0.508, 0.691, -0.095, 0.054),
    (7000, 0.356, 0.487, -0.115, -0.015),
    (8000, 0.249, 0.337, -0.191, -0.117),
    (9000, 0.167, 0.22, -0.313, -0.254),
    (10_000, 0.098, 0.122, -0.454, -0.404),
    (11_000, 0.044, 0.043, -0.609, -0.564),
    (12_000, -0.001, -0.025, -0.769, -0.728),
    (13_000, -0.034, -0.081, -0.925, -0.887),
    (14_000, -0.061, -0.127, -1.073, -1.038),
    (15_000, -0.077, -0.163, -1.209, -1.179),
    (17_000, -0.093, -0.214, -1.457, -1.437),
    (20_000, -0.111, -0.267, -1.844, -1.833),
    (22_000, -0.126, -0.296, -2.134, -2.124),
    (25_000, -0.14, -0.316, -2.61, -2.599),
    (28_000, -0.164, -0.349, -2.976, -2.962),
    (30_000, -0.182, -0.372, -3.179, -3.162),
    (35_000, -0.221, -0.418, -3.613, -3.587),
    (40_000, -0.253, -0.459, -3.964, -3.93),
    (45_000, -0.286, -0.503, -4.22, -4.179),
    (50_000, -0.323, -0.531, -4.349, -4.291),
    (60_000, -0.337, -0.543, -5.013, -4.95),
    (80_000, -0.353, -0.563, -6.036, -5.969),
    (100_000, -0.366, -0.585, -6.763, -6.692),
  ]
}
