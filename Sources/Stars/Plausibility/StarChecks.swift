import Elementary
import Formatting
import Tables

/// The checks of ``Plausibility`` that concern one star at a time.
///
/// A class, since every suspicion of a million stars keeps it.
final class StarChecks: Sendable {
  let catalogue: Catalogue
  private let classGroups: [StarGroup?]
  let magnitudes: [Double]
  /// The quantities that determine temperatures, the first of them first.
  private let temperatureQuantities: [Quantity]
  /// Their values.
  private let temperatures: [[Double]]
  private let logarithms: [Logarithms]
  /// The roles of the logarithms that contradict their arguments in most rows, which is a fault of a column.
  private let contradicted: Set<String>
  /// The column of spectral types; nil if there is none.
  private let spectralTypes: Int?
  /// The tolerance of a radius, in magnitudes: well above the scatter of listed temperatures, and of those that
  /// are derived from a colour.
  let tolerance: Double
  /// Whether the table seems to be typed by hand: few stars, with listed magnitudes and temperatures.
  let isHandMade: Bool
  /// The minus sign of the numbers in the findings.
  let sign: MinusSign

  /// The checks of a catalogue, or of a block of one, of whose columns it is known which are `contradicted`.
  init(
    _ catalogue: Catalogue, classNames: [String], _ sign: MinusSign,
    contradicted: Set<String>? = nil
  ) {
    self.catalogue = catalogue
    self.sign = sign
    classGroups = zip(classNames, catalogue.classLabels).map {
      StarGroup(className: $0, label: $1)
    }
    let nothing = Array(repeating: Double.nan, count: catalogue.count)
    magnitudes = catalogue.numbers[Schema.absoluteMagnitude] ?? nothing
    temperatureQuantities = catalogue.schema.quantities.all.filter {
      $0.kind == .temperature && catalogue.numbers[$0.role] != nil
    }
    temperatures = temperatureQuantities.compactMap { catalogue.numbers[$0.role] }
    let pairs = catalogue.schema.quantities.all.compactMap { Logarithms($0, in: catalogue) }
    logarithms = pairs
    self.contradicted =
      contradicted ?? Set(pairs.filter(\.isContradictory).map(\.quantity.role))
    let isListed = catalogue.schema.quantities.all.contains {
      $0.kind == .temperature && catalogue.column($0.role) != nil
    }
    let isDerived = !isListed || catalogue.schema.rules.colorScale != nil
    tolerance = isDerived ? 1 : 0.2
    isHandMade =
      !isDerived && contradicted == nil && catalogue.column(Schema.absoluteMagnitude) != nil
      && catalogue.count <= 1_000
    spectralTypes = catalogue.index(Schema.spectralType)
  }

  /// The suspicions of consecutive stars, at most one for each star and `limit` of each kind.
  func suspicions(of stars: Range<Int>, limit: Int) -> Plausibility.Suspicions {
    var found = Plausibility.Suspicions(limit: limit)
    var types = ParsedTypes()
    let hasWords = catalogue.index(Schema.type) != nil
    let hasGroups = hasWords || spectralTypes != nil || !classGroups.isEmpty
    for star in stars {
      let said = hasWords ? types.group(words: catalogue.types[star]) : nil
      let contradiction = contradiction(star, &found)
      if let suspicion = temperature(star) ?? contradiction.map({ logarithm(star, $0) })
        ?? type(star, said)
      {
        found.append(suspicion)
      } else if hasGroups, let radius = radius(star, said, &types) {
        found.radii.add(
          radius, of: star, weight: catalogue.weight(of: star), tolerance: tolerance)
      }
    }
    return found
  }

  /// The temperature of a star in kelvin; NaN if it is unknown.
  func temperature(of star: Int) -> Double {
    guard let place = temperatures.indices.first(where: { temperatures[$0][star].isFinite }) else {
      return .nan
    }
    return temperatureQuantities[place].linear(temperatures[place][star])
  }

  private func temperature(_ star: Int) -> Plausibility.Suspicion? {
    guard let place = temperatures.indices.first(where: { temperatures[$0][star].isFinite }) else {
      return nil
    }
    let value = temperatures[place][star]
    let isLogarithm = temperatureQuantities[place].isLogarithm
    // Most logarithms lie well within the limits.
    if isLogarithm, 2.7...5.69 ~= value { return nil }
    let (quantity, kelvin) = (temperatureQuantities[place], temperature(of: star))
    if 500...500_000 ~= kelvin { return nil }
    return suspicion(
      .temperature, star, [quantity.role],
      "no star has a temperature of \(short(kelvin, 3, sign: self.sign)) K",
      suggestion: !isLogarithm && 2.5...6 ~= kelvin ? "this may be a logarithm" : nil)
  }

  /// The index of the first value and its logarithm, if the table lists both, that contradict each other, unless they
  /// do in most rows; counts all.
  private func contradiction(
    _ star: Int, _ found: inout Plausibility.Suspicions
  ) -> Int? {
    var first: Int?
    for index in logarithms.indices where logarithms[index].contradict(star) {
      let role = logarithms[index].quantity.role
      found.logarithms[role, default: 0] += 1
      if first == nil, !contradicted.contains(role) { first = index }
    }
    return first
  }

  private func logarithm(_ star: Int, _ index: Int) -> Plausibility.Suspicion {
    let pair = logarithms[index]
    let (value, unit) = (pair.values[star], pair.quantity.unit.map { " \($0)" } ?? "")
    let listed = pair.logarithms[star]
    return suspicion(
      .logarithm, star, [pair.quantity.role],
      "the logarithm of \(short(value, 6))\(unit) is "
        + "\(short(decimalLogarithm(value), 4, sign: self.sign)), not "
        + short(listed, 6, sign: self.sign))
  }

  /// One finding for each logarithm that contradicts its value in most rows.
  var columns: [Plausibility.Finding] {
    logarithms.filter { contradicted.contains($0.quantity.role) }
      .map { finding(contradicted: $0.quantity) }
  }

  /// The finding of a quantity that is not the logarithm of its argument in most rows.
  func finding(contradicted quantity: Quantity) -> Plausibility.Finding {
    let value = catalogue.column(quantity.logarithmOf ?? "") ?? "its argument"
    return Plausibility.Finding(
      kind: .logarithm, star: nil, roles: [quantity.role],
      diagnostic: catalogue.diagnostic(
        .warning,
        "most values are not the logarithms of \(value): one of the two columns holds something else",
        role: quantity.role, suggestion: "name the right columns in the experiment"))
  }

  /// The quantities that are listed beside their logarithms, with the number of stars that have both.
  var logarithmCounts: [(quantity: Quantity, known: Int)] {
    logarithms.map { ($0.quantity, $0.knownCount) }
  }

  /// The finding where the type in words names another kind of star than the class.
  private func type(_ star: Int, _ said: StarGroup?) -> Plausibility.Suspicion? {
    guard let said, let given = classGroup(star), !said.agrees(with: given) else { return nil }
    return suspicion(
      .type, star, [Schema.type, Schema.label],
      "\(cut(self.catalogue.names[star])) is called \(quoted(self.catalogue.types[star])), but its class is "
        + "that of \(given.phrase)")
  }

  /// The group by the type in words, of which it is `said`, the spectral type or the class, and the role that it
  /// comes from.
  func group(
    _ star: Int, _ said: StarGroup?, _ types: inout ParsedTypes
  ) -> (group: StarGroup, role: String)? {
    if let said { return (said, Schema.type) }
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

  func finding(
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

  /// The number of rows that have both.
  var knownCount: Int {
    values.indices.count { values[$0].isFinite && logarithms[$0].isFinite }
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
