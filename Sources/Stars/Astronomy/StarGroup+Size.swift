import Elementary

extension StarGroup {
  /// The group of a star of the given radius, in solar radii, and temperature in kelvin: larger than
  /// main-sequence stars of its temperature, smaller, or neither.
  ///
  /// Outside the temperatures of ``DwarfSequence``, a star below a tenth of the Sun's radius is a white dwarf.
  public init(radius: Double, temperature: Double) {
    let dwarfs = StarGroup.mainSequence.radii(at: temperature)
    if radius > dwarfs?.upperBound ?? 0.1 {
      self = .giantOrSupergiant
    } else {
      self = radius < dwarfs?.lowerBound ?? .infinity ? .whiteDwarf : .mainSequence
    }
  }

  /// The absolute visual magnitude of a star of any group.
  ///
  /// ```
  /// M = 4.74 − 2.5 log L − BC(T)
  /// ```
  ///
  /// - Parameters:
  ///   - logLuminosity: The logarithm of the luminosity in solar luminosities.
  ///   - temperature: The effective temperature in kelvin; positive.
  /// - Returns: The magnitude; NaN if the bolometric correction is unknown.
  static func visualMagnitude(logLuminosity: Double, temperature: Double) -> Double {
    let bolometric = Photometry.solarMagnitude - 2.5 * logLuminosity
    let radius = Photometry.radius(bolometricMagnitude: bolometric, temperature: temperature)
    let group = StarGroup(radius: radius, temperature: temperature)
    return group.bolometricCorrection(temperature).map { bolometric - $0 } ?? .nan
  }

  /// The logarithm of the luminosity of a star of any group, in solar luminosities; NaN if its bolometric
  /// correction is unknown: the inverse of ``visualMagnitude(logLuminosity:temperature:)``.
  ///
  /// The group is the first whose bolometric correction gives a radius of that group.
  static func logLuminosity(visualMagnitude: Double, temperature: Double) -> Double {
    for group in [StarGroup.mainSequence, .whiteDwarf, .giantOrSupergiant] {
      guard let correction = group.bolometricCorrection(temperature) else { continue }
      let bolometric = visualMagnitude + correction
      let radius = Photometry.radius(bolometricMagnitude: bolometric, temperature: temperature)
      if StarGroup(radius: radius, temperature: temperature) == group {
        return 0.4 * (Photometry.solarMagnitude - bolometric)
      }
    }
    return .nan
  }
}
