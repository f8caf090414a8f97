import Elementary
import Formatting
import Tables

/// The checks of ``Plausibility`` that concern one star at a time.
///
/// A class, since every suspicion of a million stars keeps it.
final class StarChecks: Sendable {
  private let catalogue: Catalogue
  private let classGroups: [StarGroup?]
  private let magnitudes: [Double]
  /// The temperatures in kelvin; NaN where unknown.
  private let temperatures: [Double]
  private let logarithms: [Logarithms]
  /// The pairs that contradict each other in most rows, which is a fault of a column.
  private let columnContradictions: [Logarithms]
  /// The column of spectral types; nil if there is none.
  private let spectralTypes: Int?
  /// The tolerance of a radius, in magnitudes: one if the temperature is derived from a colour, which is an
  /// approximation for giants and white dwarfs.
  private let allowance: Double
  /// Whether the table seems to be typed by hand: few stars, with listed temperatures.
  private let isHandMade: Bool

  init(_ catalogue: Catalogue, classNames: [String]) {
    self.catalogue = catalogue
    classGroups = zip(classNames, catalogue.classLabels).map { name, label in
      StarGroup(words: name) ?? SpectralType(label).flatMap { StarGroup($0) }
    }
    let nothing = Array(repeating: Double.nan, count: catalogue.count)
    magnitudes = catalogue.numbers[Schema.absoluteMagnitude] ?? nothing
    temperatures = catalogue.temperatures
    let pairs = catalogue.schema.quantities.all.compactMap { Logarithms($0, in: catalogue) }
    (columnContradictions, logarithms) = (
      pairs.filter(\.isContradictory), pairs.filter { !$0.isContradictory }
    )
    let isListed = catalogue.schema.quantities.all.contains {
      $0.kind == .temperature && catalogue.column($0.role) != nil
    }
    allowance = isListed && catalogue.schema.rules.colorScale == nil ? 0 : 1
    isHandMade = allowance == 0 && catalogue.count <= 1_000
    spectralTypes = catalogue.index(Schema.spectralType)
  }

  /// The suspicions of consecutive stars, at most one for each star.
  func suspicions(of stars: Range<Int>) -> Plausibility.Suspicions {
    var found = Plausibility.Suspicions()
    var types = ParsedTypes()
    for star in stars {
      let suspicion =
        temperature(star) ?? logarithm(star) ?? type(star) ?? radius(star, &types)
      if let suspicion { found.append(suspicion) }
    }
    return found
  }

  private func temperature(_ star: Int) -> Plausibility.Suspicion? {
    let kelvin = temperatures[star]
    guard !kelvin.isNaN, !(500...500_000 ~= kelvin),
      let quantity = catalogue.schema.quantities.all.first(where: {
        $0.kind == .temperature && catalogue.numbers[$0.role]?[star].isFinite ?? false
      })
    else { return nil }
    return suspicion(
      .temperature, star, [quantity.role], "no star has a temperature of \(short(kelvin, 3)) K",
      suggestion: !quantity.isLogarithm && 2.5...6 ~= kelvin ? "this may be a logarithm" : nil)
  }

  /// The finding where a value and its logarithm, if the table lists both, contradict each other.
  private func logarithm(_ star: Int) -> Plausibility.Suspicion? {
    for index in logarithms.indices where logarithms[index].contradict(star) {
      let pair = logarithms[index]
      let (value, unit) = (pair.values[star], pair.quantity.unit.map { " \($0)" } ?? "")
      return suspicion(
        .logarithm, star, [pair.quantity.role],
        "the logarithm of \(short(value, 6))\(unit) is \(short(decimalLogarithm(value), 4)), not "
          + short(pair.logarithms[star], 6))
    }
    return nil
  }

  /// One finding for each logarithm that contradicts its value in most rows.
  var columns: [Plausibility.Finding] {
    columnContradictions.map { pair in
      let value = catalogue.column(pair.quantity.logarithmOf ?? "") ?? "its argument"
      return Plausibility.Finding(
        kind: .logarithm, star: nil, roles: [pair.quantity.role],
        diagnostic: catalogue.diagnostic(
          .warning,
          "most values are not the logarithms of \(value): one of the two columns holds something else",
          role: pair.quantity.role, suggestion: "name the right columns in the experiment"))
    }
  }

  /// The finding where the type in words names another kind of star than the class.
  private func type(_ star: Int) -> Plausibility.Suspicion? {
    guard let said = StarGroup(words: catalogue.types[star]), let given = classGroup(star),
      !said.agrees(with: given)
    else { return nil }
    return suspicion(
      .type, star, [Schema.type, Schema.label],
      "\(self.catalogue.names[star]) is called \(quoted(self.catalogue.types[star])), but its class is "
        + "that of \(given.phrase)")
  }

  /// The finding where no star of the group has the radius.
  private func radius(_ star: Int, _ types: inout ParsedTypes) -> Plausibility.Suspicion? {
    let magnitude = magnitudes[star]
    let kelvin = temperatures[star]
    guard magnitude.isFinite, kelvin.isFinite, let (group, role) = group(star, &types),
      let limits = group.radii(at: kelvin),
      let radius = group.radius(magnitude: magnitude, temperature: kelvin), radius.isFinite,
      !limits.contains(radius)
    else { return nil }
    let nearest = radius < limits.lowerBound ? limits.lowerBound : limits.upperBound
    let excess = 5 * decimalLogarithm(radius / nearest)
    guard excess.magnitude > allowance else { return nil }
    return Plausibility.Suspicion(kind: .radius) {
      self.finding(star, (group, role), limits, radius, excess)
    }
  }

  /// The finding of a radius that no star of the group has.
  private func finding(
    _ star: Int, _ known: (group: StarGroup, role: String), _ limits: ClosedRange<Double>,
    _ radius: Double, _ excess: Double
  ) -> Plausibility.Finding {
    let (group, role) = known
    let kelvin = temperatures[star]
    let name = catalogue.names[star].isEmpty ? "the star" : catalogue.names[star]
    let message =
      "\(name) with an absolute magnitude of \(short(magnitudes[star], 6)) at \(short(kelvin, 4)) K "
      + "implies \(short(radius, 3)) R☉; \(group.phrase) has \(short(limits.lowerBound, 2)) to "
      + "\(short(limits.upperBound, 2)) R☉ (\(short(excess.magnitude, 2)) mag too "
      + "\(excess > 0 ? "bright" : "faint"))"
    let typo = isHandMade ? handMadeTypo(star, group, limits, kelvin, excess) : nil
    if typo == nil, let other = otherGroup(star, group, kelvin) {
      let roles = [role, Schema.absoluteMagnitude]
      return finding(
        .radius, star, role == Schema.type ? roles : roles.reversed(), message,
        suggestion: "\(other.phrase) would have such a radius")
    }
    return finding(.radius, star, [Schema.absoluteMagnitude], message, suggestion: typo)
  }

  /// The explanation of a hand-typed value that does not fit: a typo, if it is off by more than a magnitude,
  /// or another kind of magnitude.
  private func handMadeTypo(
    _ star: Int, _ group: StarGroup, _ limits: ClosedRange<Double>, _ kelvin: Double,
    _ excess: Double
  ) -> String? {
    let text = catalogue.text(Schema.absoluteMagnitude, star: star) ?? ""
    let typo = Typo.of(excess.magnitude > 1 ? text : "").first { typo in
      group.radius(magnitude: typo.value, temperature: kelvin).map(limits.contains) ?? false
    }
    if let typo {
      let change = typo.value - magnitudes[star]
      return "did you mean \(typo.text) (\(typo.kind), \(short(change.magnitude, 2)) mag "
        + "\(Quantity.Direction.magnitudes.word(for: change)))?"
    }
    let bolometric = Photometry.radius(
      bolometricMagnitude: magnitudes[star], temperature: kelvin)
    return limits.contains(bolometric)
      ? "as a bolometric magnitude it would be plausible: \(short(bolometric, 2)) R☉" : nil
  }

  /// Another group that the radius would fit.
  private func otherGroup(_ star: Int, _ group: StarGroup, _ kelvin: Double) -> StarGroup? {
    let others: [StarGroup] = [.mainSequence, .whiteDwarf, .giant, .supergiant]
    return others.first { other in
      let isAnother = !other.agrees(with: group) || (other == .giant) != (group == .giant)
      guard isAnother,
        let radius = other.radius(magnitude: magnitudes[star], temperature: kelvin)
      else { return false }
      return other.radii(at: kelvin)?.contains(radius) ?? false
    }
  }

  /// The group by the type in words, the spectral type or the class, and the role that it comes from.
  private func group(
    _ star: Int, _ types: inout ParsedTypes
  ) -> (StarGroup, String)? {
    if let group = StarGroup(words: catalogue.types[star]) { return (group, Schema.type) }
    if let spectralTypes {
      let bytes = catalogue.table.bytes(row: catalogue.rows[star], column: spectralTypes)
      if let type = types[bytes] { return StarGroup(type).map { ($0, Schema.spectralType) } }
    }
    return classGroup(star).map { ($0 == .giant ? .giantOrSupergiant : $0, Schema.label) }
  }

  private func classGroup(_ star: Int) -> StarGroup? {
    let label = catalogue.labels[star]
    return classGroups.indices.contains(label) ? classGroups[label] : nil
  }

  /// A finding whose words are made only if it is listed.
  private func suspicion(
    _ kind: Plausibility.Kind, _ star: Int, _ roles: [String],
    _ message: @escaping @autoclosure @Sendable () -> String, suggestion: String? = nil
  ) -> Plausibility.Suspicion {
    Plausibility.Suspicion(kind: kind) {
      self.finding(kind, star, roles, message(), suggestion: suggestion)
    }
  }

  private func finding(
    _ kind: Plausibility.Kind, _ star: Int, _ roles: [String], _ message: String,
    suggestion: String? = nil
  ) -> Plausibility.Finding {
    Plausibility.Finding(
      kind: kind, star: star, roles: roles,
      diagnostic: catalogue.diagnostic(
        .warning, message, star: star, role: roles[0], suggestion: suggestion))
  }
}

/// A quantity that is the logarithm of another, with the values of both.
private struct Logarithms {
  let quantity: Quantity
  let logarithms: [Double]
  let values: [Double]

  /// The values of `quantity` and of the quantity whose logarithm it is; nil if it is not a logarithm, or the
  /// catalogue lacks one of them.
  init?(_ quantity: Quantity, in catalogue: Catalogue) {
    // A logarithm that is derived from its argument cannot contradict it.
    guard let role = quantity.logarithmOf, let values = catalogue.numbers[role],
      let logarithms = catalogue.numbers[quantity.role],
      catalogue.column(quantity.role) != nil || catalogue.schema.rules.colorScale != nil
    else { return nil }
    self.quantity = quantity
    self.logarithms = logarithms
    self.values = values
  }

  /// Whether they contradict each other in most of at least four rows that have both.
  var isContradictory: Bool {
    let known = values.indices.filter { values[$0].isFinite && logarithms[$0].isFinite }
    return known.count > 3 && known.count(where: contradict) * 2 > known.count
  }

  /// Whether the logarithm of the star's value clearly differs from the listed one.
  func contradict(_ star: Int) -> Bool {
    let (value, logarithm) = (values[star], logarithms[star])
    guard value.isFinite, logarithm.isFinite else { return false }
    return (decimalLogarithm(value) - logarithm).magnitude > 0.005
  }
}
