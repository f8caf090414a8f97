import Elementary
import Stars

/// The radii of stars, from their temperatures and brightness.
enum StarRadii {
  /// The radius of every star of a catalogue in solar radii; NaN where it is unknown.
  ///
  /// It follows from the first of the luminosity and the absolute magnitudes that the table has and whose bolometric
  /// correction is known.
  static func radii(of catalogue: Catalogue) -> [Double] {
    let temperatures = catalogue.temperatures
    let brightness = catalogue.schema.quantities.all
      .filter { $0.kind == .luminosity || $0.kind == .absoluteMagnitude }
      .compactMap { quantity in catalogue.numbers[quantity.role].map { (quantity, $0) } }
    return temperatures.indices.map { star in
      let temperature = temperatures[star]
      guard temperature.isFinite, temperature > 0 else { return .nan }
      let radii = brightness.lazy.map { radius(of: $0, $1[star], temperature: temperature) }
      return radii.first(where: \.isFinite) ?? .nan
    }
  }

  /// The radius of a star with a luminosity or magnitude, and a temperature in kelvin; NaN if it is unknown.
  private static func radius(
    of quantity: Quantity, _ value: Double, temperature: Double
  ) -> Double {
    if quantity.kind == .luminosity {
      let ratio = Photometry.solarTemperature / temperature
      return powerOfTen(value / 2) * ratio * ratio
    }
    let groups = [StarGroup.mainSequence, .whiteDwarf, .giantOrSupergiant]
    let radii = groups.lazy.map { group -> Double in
      guard let correction = quantity.bolometricCorrection?(group, temperature) else { return .nan }
      let radius = Photometry.radius(
        bolometricMagnitude: value + correction, temperature: temperature)
      return StarGroup(radius: radius, temperature: temperature) == group ? radius : .nan
    }
    return radii.first(where: \.isFinite) ?? .nan
  }
}
