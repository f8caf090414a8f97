import Elementary
import Formatting
import Tables

extension StarChecks {
  /// The radius that a magnitude and a temperature imply, against the radii of the star's group.
  struct ImpliedRadius: Sendable {
    /// The group.
    let group: StarGroup
    /// The role of the column that the group comes from.
    let role: String
    /// The radii of its stars, in solar radii.
    let limits: ClosedRange<Double>
    /// The implied radius, in solar radii.
    let radius: Double
    /// The magnitudes by which the star is too bright or, if negative, too faint for the group.
    let excess: Double
  }

  /// The implied radius of a star; nil if its group, its magnitude or its temperature is unknown.
  func radius(_ star: Int, _ said: StarGroup?, _ types: inout ParsedTypes) -> ImpliedRadius? {
    let (magnitude, kelvin) = (magnitudes[star], temperature(of: star))
    guard magnitude.isFinite, kelvin.isFinite, let (group, role) = group(star, said, &types),
      let limits = group.radii(at: kelvin),
      let radius = group.radius(magnitude: magnitude, temperature: kelvin), radius.isFinite
    else { return nil }
    let nearest = min(max(radius, limits.lowerBound), limits.upperBound)
    return ImpliedRadius(
      group: group, role: role, limits: limits, radius: radius,
      excess: radius == nearest ? 0 : 5 * decimalLogarithm(radius / nearest))
  }

  /// The finding of a radius that no star of the group has.
  func finding(_ star: Int, _ implied: ImpliedRadius) -> Plausibility.Finding {
    let (group, limits, excess) = (implied.group, implied.limits, implied.excess)
    let kelvin = temperature(of: star)
    let name = catalogue.names[star].isEmpty ? "the star" : cut(catalogue.names[star])
    let message =
      "\(name) with an absolute magnitude of \(short(magnitudes[star], 6, sign: sign)) "
      + "at \(short(kelvin, 4)) K "
      + "implies \(short(implied.radius, 3)) R☉; \(group.phrase) has "
      + "\(short(limits.lowerBound, 2)) to \(short(limits.upperBound, 2)) R☉ "
      + "(\(short(excess.magnitude, 2)) mag too \(excess > 0 ? "bright" : "faint"))"
    let typo = isHandMade ? handMadeTypo(star, implied, kelvin) : nil
    var roles = [Schema.absoluteMagnitude]
    var suggestion = typo
    if typo == nil, let other = otherGroup(star, group, kelvin) {
      roles = implied.role == Schema.type ? [implied.role] + roles : roles + [implied.role]
      suggestion = "\(other.phrase) would have such a radius"
    }
    var finding = finding(.radius, star, roles, message, suggestion: suggestion)
    finding.severity = excess.magnitude
    return finding
  }

  /// The one finding on a group of which most radii are too large, or too small.
  func finding(mostOf group: StarGroup, _ tally: RadiusTally.Count) -> Plausibility.Finding {
    let isBright = tally.bright > tally.faint
    return Plausibility.Finding(
      kind: .radius, star: nil, roles: [Schema.absoluteMagnitude],
      diagnostic: catalogue.diagnostic(
        .warning,
        "\(grouped(max(tally.bright, tally.faint))) of \(grouped(tally.all)) stars are too "
          + "\(isBright ? "bright" : "faint") for \(group.phrase) of their temperature: the "
          + "magnitudes, temperatures or classes of the table seem to be systematically off",
        role: Schema.absoluteMagnitude))
  }

  /// The explanation of a hand-typed value that does not fit: a typo, if it is off by more than a magnitude,
  /// or another kind of magnitude.
  private func handMadeTypo(_ star: Int, _ implied: ImpliedRadius, _ kelvin: Double) -> String? {
    let (group, limits) = (implied.group, implied.limits)
    let text = catalogue.text(Schema.absoluteMagnitude, star: star) ?? ""
    let typo = Typo.of(implied.excess.magnitude > 1 ? text : "").first { typo in
      group.radius(magnitude: typo.value, temperature: kelvin).map(limits.contains) ?? false
    }
    if let typo {
      let change = typo.value - magnitudes[star]
      return "did you mean \(sign.replacingHyphen(of: typo.text)) (\(typo.kind), "
        + "\(short(change.magnitude, 2)) mag \(Quantity.Direction.magnitudes.word(for: change)))?"
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
}

/// The implausible radii of some stars, and their numbers by group, which show whether single stars or whole
/// columns are at fault.
struct RadiusTally: Sendable {
  /// The stars of a group.
  struct Count {
    /// The number of those with an implied radius.
    var all = 0
    /// The number of those that are too bright.
    var bright = 0
    /// The number of those that are too faint.
    var faint = 0

    /// Whether most of them are off in the same direction.
    var isSystematic: Bool { all >= RadiusTally.fewest && max(bright, faint) * 2 > all }

    mutating func add(all: Int, bright: Int, faint: Int) {
      self.all += all
      self.bright += bright
      self.faint += faint
    }
  }

  /// The implausible radii with their stars.
  private(set) var found: [(star: Int, radius: StarChecks.ImpliedRadius)] = []
  private(set) var counts: [StarGroup: Count] = [:]

  /// The fewest stars of a group that can be wrong as a whole.
  static let fewest = 20

  /// Counts the stars of a row, which are too bright or too faint if its excess is above `tolerance`.
  mutating func add(
    _ radius: StarChecks.ImpliedRadius, of star: Int, weight: Int, tolerance: Double
  ) {
    let isBright = radius.excess > tolerance
    let isFaint = radius.excess < -tolerance
    counts[radius.group, default: Count()].add(
      all: weight, bright: isBright ? weight : 0, faint: isFaint ? weight : 0)
    if isBright || isFaint { found.append((star, radius)) }
  }

  /// Adds the stars of another tally.
  mutating func add(_ other: RadiusTally) {
    found += other.found
    for (group, count) in other.counts {
      counts[group, default: Count()].add(
        all: count.all, bright: count.bright, faint: count.faint)
    }
  }

  /// Whether most stars of `group` are off in the same direction.
  func isSystematic(_ group: StarGroup) -> Bool {
    counts[group]?.isSystematic ?? false
  }
}
