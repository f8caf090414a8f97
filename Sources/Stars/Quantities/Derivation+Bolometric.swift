import Elementary

/// The derivations between luminosities and absolute visual magnitudes by the bolometric correction.
///
/// They are rougher than those of the same quantity, and so are used only for a feature that nothing else
/// gives. The correction is that of the group that the star's radius shows, never of its class: the class is
/// what a network is to learn.
extension Derivation {
  /// Returns the derivations of an absolute magnitude from the apparent one and, if the table lacks that or
  /// the distance, from a luminosity and a temperature.
  static func visualMagnitudes(_ schema: Schema, _ map: ColumnMap) -> [Derivation] {
    let distances = magnitude(
      from: Schema.apparentMagnitude, "the apparent magnitude", extinction: Schema.extinctionV
    )(schema, map)
    let isGiven = distances.contains { $0.sources.allSatisfy { map[$0] != nil } }
    guard schema.features.contains(Schema.absoluteMagnitude), !isGiven else { return distances }
    return distances
      + withTemperatures(and: Schema.logLuminosity, "the luminosity", StarGroup.visualMagnitude)
      + withTemperatures(and: Schema.luminosity, "the luminosity") {
        StarGroup.visualMagnitude(logLuminosity: decimalLogarithm($0), temperature: $1)
      }
  }

  /// Returns the derivations of the logarithm of a luminosity: from the luminosity and, if the table lacks
  /// it, from an absolute magnitude and a temperature.
  static func luminosities(_ schema: Schema, _ map: ColumnMap) -> [Derivation] {
    guard schema.features.contains(Schema.logLuminosity), map[Schema.luminosity] == nil else {
      return [logLuminosity]
    }
    return [logLuminosity]
      + withTemperatures(
        and: Schema.absoluteMagnitude, "the absolute magnitude", StarGroup.logLuminosity)
  }

  /// The derivations from `role` and either kind of temperature by `value`, a function of both.
  private static func withTemperatures(
    and role: String, _ phrase: String,
    _ value: @escaping @Sendable (_ value: Double, _ kelvin: Double) -> Double
  ) -> [Derivation] {
    [Schema.effectiveTemperature, Schema.logTemperature].map { temperature in
      Derivation(
        sources: [role, temperature],
        description:
          "from \(phrase), by the bolometric correction of dwarfs, giants or white dwarfs "
          + "of its temperature",
        value: { sources, row in
          let number = sources[1][row]
          let kelvin = temperature == Schema.logTemperature ? powerOfTen(number) : number
          return kelvin > 0 ? value(sources[0][row], kelvin) : .nan
        },
        missingReason: { _, _ in "no bolometric correction for its temperature" })
    }
  }
}
