import Formatting
import Parallelism
import Tables

/// The implausible values in a catalogue: values that no star of the class has, values that contradict each
/// other, and repeated stars.
///
/// Each finding is a warning with its place; values are never changed.
public struct Plausibility: Sendable {
  /// The subject of a finding.
  public enum Kind: String, CaseIterable, Sendable {
    /// The radius implied by magnitude and temperature, against the star's class.
    case radius
    /// The star's type in words, against its class.
    case type
    /// A temperature that no star has.
    case temperature
    /// A value that contradicts its logarithm.
    case logarithm
    /// A value so far from all others that it alone sets the scaling.
    case outlier
    /// A magnitude that contradicts the apparent magnitude and the parallax.
    case band
    /// A star that is listed twice.
    case repeated
  }

  /// An implausible value.
  public struct Finding: Equatable, Sendable {
    /// The subject.
    public var kind: Kind
    /// The star; nil if the finding concerns several.
    public var star: Int?
    /// The roles of the columns concerned, the likeliest first.
    public var roles: [String]
    /// The warning, with its place.
    public var diagnostic: Diagnostic
    /// The magnitudes by which a radius is off; infinite for other findings.
    public var severity = Double.infinity
  }

  /// A finding not yet put in words, since for a million stars this takes longer than finding them.
  struct Suspicion: Sendable {
    var kind: Kind
    var finding: @Sendable () -> Finding
  }

  /// The suspicions of some stars.
  struct Suspicions: Sendable {
    /// The most of a kind that are kept.
    let limit: Int
    /// The first ones of each kind.
    private(set) var first: [Suspicion] = []
    /// The number of suspicions of each kind.
    private(set) var counts: [Kind: Int] = [:]
    /// The number of contradicted logarithms, by their roles.
    var logarithms: [String: Int] = [:]
    /// The radii, of which the worst count.
    var radii = RadiusTally()

    mutating func append(_ suspicion: Suspicion) {
      counts[suspicion.kind, default: 0] += 1
      if counts[suspicion.kind, default: 0] <= limit { first.append(suspicion) }
    }
  }

  /// The findings, from the first star to the last; of each kind at most a number, the worst radii among them.
  public private(set) var findings: [Finding] = []
  /// The total number of findings of each kind.
  public private(set) var counts: [Kind: Int] = [:]
  /// The total number of findings.
  public var count: Int { counts.values.reduce(0, +) }
  private let limit: Int

  /// Checks `catalogue`.
  ///
  /// - Parameters:
  ///   - catalogue: The stars.
  ///   - classNames: The name of one star of each class; empty if the stars have no classes.
  ///   - sign: The minus sign of the numbers in the warnings.
  ///   - isForTraining: Whether a value that determines the scaling is implausible.
  ///   - limit: The most findings of a kind that are listed.
  public init(
    _ catalogue: Catalogue, classNames: [String], sign: MinusSign = .hyphen,
    isForTraining: Bool = true, limit: Int = Diagnostics.limit
  ) {
    self.limit = limit
    let stars = StarChecks(catalogue, classNames: classNames, sign)
    let parts = concurrentMap(partsOf: 0..<catalogue.count, least: 1 << 14) {
      stars.suspicions(of: $0, limit: limit)
    }
    var radii = RadiusTally()
    for part in parts {
      let before = counts
      for found in part.first { add(found.kind, found.finding()) }
      for (kind, count) in part.counts { counts[kind] = before[kind, default: 0] + count }
      radii.add(part.radii)
    }
    let table = TableChecks(catalogue, sign)
    let ofColumns = stars.columns + table.band()
    // A column that is wrong as a whole makes every radius wrong.
    if ofColumns.isEmpty { add(radii, stars) }
    let outliers = isForTraining ? table.outliers() : []
    for finding in ofColumns + outliers + table.repeated() {
      add(finding.kind, finding)
    }
    findings.sort { ($0.star ?? -1) < ($1.star ?? -1) }
  }

  /// The `shown` worst findings as warnings, in the order of the file, and the number of others.
  public func warnings(_ shown: Int) -> Diagnostics {
    var warnings = Diagnostics(findings.worst(shown).map(\.diagnostic))
    warnings.omit(count - warnings.shown.count)
    return warnings.sorted()
  }

  /// Adds the findings on radii: one for a group of which most are wrong, else one for each star.
  private mutating func add(_ radii: RadiusTally, _ checks: StarChecks) {
    for group in StarGroup.allCases where radii.isSystematic(group) {
      if let count = radii.counts[group] {
        add(.radius, checks.finding(mostOf: group, count))
      }
    }
    let found = radii.found.filter { !radii.isSystematic($0.radius.group) }
    // Numbers are sorted faster than radii, of which only the worst are listed.
    let excesses = found.map(\.radius.excess.magnitude).sorted(by: >)
    let least = excesses.count > limit ? excesses[limit] : 0
    let worst = found.filter { $0.radius.excess.magnitude >= least }.sorted {
      ($1.radius.excess.magnitude, $0.star) < ($0.radius.excess.magnitude, $1.star)
    }
    for (star, radius) in worst { add(.radius, checks.finding(star, radius)) }
    if found.count > worst.count { counts[.radius, default: 0] += found.count - worst.count }
  }

  private mutating func add(_ kind: Kind, _ finding: @autoclosure () -> Finding) {
    counts[kind, default: 0] += 1
    if counts[kind, default: 0] <= limit { findings.append(finding()) }
  }
}

extension [Plausibility.Finding] {
  /// The `count` findings of the largest severity, the largest first, in the order of the stars if it is the same.
  public func worst(_ count: Int) -> ArraySlice<Element> {
    sorted { $0.severity > $1.severity }.prefix(count)
  }
}
