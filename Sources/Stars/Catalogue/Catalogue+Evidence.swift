import Elementary
import Formatting
import Tables

/// The columns that show the group of a star beside the features.
extension Catalogue {
  /// A value in the row of a star that shows its group.
  public struct Evidence: Equatable, Sendable {
    /// The value: `log g 4.44`.
    public let value: String
    /// The group of stars with such a value.
    public let group: StarGroup
  }

  /// The roles of the columns that can show a group.
  public static let evidenceRoles = [
    Schema.logGravity, Schema.radius, Schema.luminosity, Schema.logLuminosity, Schema.spectralType,
  ]

  /// The groups of `star` by its surface gravity, its radius, its luminosity and its spectral type, where the table
  /// has them in a known unit, and they are neither features nor the source of the classes.
  ///
  /// - Precondition: The star exists.
  public func evidence(of star: Int) -> [Evidence] {
    let kelvin = temperatures[star]
    func evidence(_ value: String, _ group: StarGroup?) -> Evidence? {
      group.map { Evidence(value: value, group: $0) }
    }
    var found: [Evidence?] = []
    if let gravity = independent(Schema.logGravity, star) {
      found.append(
        evidence(
          "log g \(short(gravity, 3))", StarGroup(logGravity: gravity, temperature: kelvin)))
    }
    if let radius = independent(Schema.radius, star) {
      found.append(
        evidence(
          "radius \(short(radius, 3)) R☉", StarGroup(onlyWithRadius: radius, temperature: kelvin)))
    }
    if let luminosity = luminosity(star), luminosity > 0, kelvin > 0 {
      let radius = Photometry.radius(
        bolometricMagnitude: Photometry.solarMagnitude - 2.5 * decimalLogarithm(luminosity),
        temperature: kelvin)
      found.append(
        evidence(
          "luminosity \(short(luminosity, 3)) L☉ at \(short(kelvin, 4)) K",
          StarGroup(onlyWithRadius: radius, temperature: kelvin)))
    }
    if isIndependent(Schema.spectralType), let type = text(Schema.spectralType, star: star) {
      found.append(evidence("spectral type \(type)", SpectralType(type).flatMap { StarGroup($0) }))
    }
    return found.compactMap(\.self)
  }

  /// The luminosity of a star in solar luminosities; nil if it is unknown or follows from a magnitude.
  private func luminosity(_ star: Int) -> Double? {
    let role = [Schema.luminosity, Schema.logLuminosity].first(where: isIndependent)
    guard let role, !repeatsMagnitude(role) else { return nil }
    return number(of: role, star: star).map { schema.quantities[role].linear($0) }
  }

  private func independent(_ role: String, _ star: Int) -> Double? {
    isIndependent(role) ? number(of: role, star: star) : nil
  }

  /// Whether the table has a column of `role` in a known unit that is neither a feature nor the source of the
  /// classes.
  public func isIndependent(_ role: String) -> Bool {
    guard let column = column(role), isUnitKnown(role) else { return false }
    func argument(_ role: String) -> String { schema.quantities[role].logarithmOf ?? role }
    let isSource =
      role == Schema.spectralType && schema.labelling == .spectralType
      || column == self.column(Schema.label)
    return !isSource && !schema.features.contains { argument($0) == argument(role) }
  }

  /// Whether the unit of the column of `role` is stated, or implied by its name: one just called radius may be in
  /// any unit.
  private func isUnitKnown(_ role: String) -> Bool {
    guard let unit = unit(role), unit.source == .assumed, schema.columns[role] == nil else {
      return true
    }
    return column(role).map { ColumnHeader($0).folded != ColumnHeader.folded(role) } ?? false
  }

  /// Whether a luminosity only restates the absolute magnitude that is a feature: it differs from star to
  /// star by as much as the magnitude does.
  public func repeatsMagnitude(_ role: String) -> Bool {
    let quantity = schema.quantities[role]
    let step = max(count / 50, 1)
    return schema.features.contains { feature in
      guard schema.quantities[feature].kind == .absoluteMagnitude,
        let magnitudes = numbers[feature]
      else { return false }
      let sums = stride(from: 0, to: count, by: step).compactMap { star -> Double? in
        guard let value = number(of: role, star: star), quantity.linear(value) > 0 else {
          return nil
        }
        return magnitudes[star] + 2.5 * decimalLogarithm(quantity.linear(value))
      }
      guard let low = sums.min(), let high = sums.max() else { return false }
      return high - low < 0.02
    }
  }

  /// The number of a star in the column of `role`, in the usual unit of its quantity; nil if there is none, or none
  /// that is possible.
  public func number(of role: String, star: Int) -> Double? {
    guard let text = text(role, star: star), let value = try? Double(numeral: Array(text.utf8)[...])
    else { return nil }
    let number = inUsualUnit(role, value)
    let isPossible = schema.quantities[role].range?.contains(number) ?? true
    return number.isFinite && isPossible ? number : nil
  }
}
