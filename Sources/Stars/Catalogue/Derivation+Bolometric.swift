import Elementary

/// The derivations between luminosities and absolute visual magnitudes by the bolometric correction.
///
/// They are rougher than those of the same quantity, and so are used only for a feature that nothing else
/// gives.
extension Derivation {
  /// Returns the derivations of an absolute magnitude from the apparent one and, if the table lacks that or
  /// the distance, from a luminosity and a temperature.
  static func visualMagnitude(_ schema: Schema, _ map: ColumnMap) -> [Derivation] {
    let distances = magnitude(from: Schema.apparentMagnitude, "the apparent magnitude")(schema, map)
    let isGiven = distances.contains { $0.sources.allSatisfy { map[$0] != nil } }
    guard schema.features.contains(Schema.absoluteMagnitude), !isGiven else { return distances }
    return distances
      + withTemperatures(and: Schema.logLuminosity, "the luminosity") { logarithm, correction in
        Photometry.solarMagnitude - 2.5 * logarithm - correction
      }
      + withTemperatures(and: Schema.luminosity, "the luminosity") { luminosity, correction in
        Photometry.solarMagnitude - 2.5 * decimalLogarithm(luminosity) - correction
      }
  }

  /// Returns the derivations of the logarithm of a luminosity: from the luminosity and, if the table lacks
  /// it, from an absolute magnitude and a temperature.
  static func logLuminosity(_ schema: Schema, _ map: ColumnMap) -> [Derivation] {
    guard schema.features.contains(Schema.logLuminosity), map[Schema.luminosity] == nil else {
      return [fromLuminosity]
    }
    return [fromLuminosity]
      + withTemperatures(and: Schema.absoluteMagnitude, "the absolute magnitude") {
        0.4 * (Photometry.solarMagnitude - $0 - $1)
      }
  }

  /// The derivations from `role` and the bolometric correction at either kind of temperature.
  private static func withTemperatures(
    and role: String, _ phrase: String,
    _ value: @escaping @Sendable (_ value: Double, _ correction: Double) -> Double
  ) -> [Derivation] {
    [Schema.effectiveTemperature, Schema.logTemperature].map { temperature in
      Derivation(
        sources: [role, temperature],
        description:
          "from \(phrase) and the bolometric correction at the temperature (Flower 1996)",
        value: { sources, row in
          let kelvin = sources[1][row]
          let correction = Photometry.bolometricCorrection(
            temperature == Schema.logTemperature ? powerOfTen(kelvin) : kelvin)
          return correction.map { value(sources[0][row], $0) } ?? .nan
        },
        missingReason: { _, _ in "no bolometric correction for its temperature" })
    }
  }
}
