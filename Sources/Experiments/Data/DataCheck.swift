import Parallelism
import Stars
import Tables

/// A check of a table: its contents, and its errors and warnings.
public struct DataCheck: Sendable {
  /// A quantity of the table.
  public struct Quantity: Equatable, Sendable {
    /// The role.
    public var role: String
    /// The column that holds it; nil if it is derived.
    public var column: String?
    /// The rule it is derived by; nil if it is listed.
    public var derivation: String?
    /// Whether the column was recognised by name rather than assigned.
    public var isGuess: Bool
    /// The number of stars of the table without a value.
    public var missing: Int
    /// The smallest, the median and the largest value of the stars that are used; nil if there are none.
    public var range: (smallest: Double, median: Double, largest: Double)?

    /// Whether both are equal.
    public static func == (a: Self, b: Self) -> Bool {
      a.role == b.role && a.column == b.column && a.derivation == b.derivation
        && a.isGuess == b.isGuess
        && a.missing == b.missing && a.range?.smallest == b.range?.smallest
        && a.range?.median == b.range?.median && a.range?.largest == b.range?.largest
    }
  }

  /// The stars.
  public let catalogue: Catalogue
  /// The classes with their numbers of stars; empty if the stars have no classes.
  public let classes: [(starClass: StarClass, count: Int)]
  /// The quantities that are listed or derived.
  public let quantities: [Quantity]
  /// The warnings about the table and the experiment, including implausible values.
  public let warnings: Diagnostics
  /// The same warnings for readers.
  public let summary: WarningSummary
  /// The number of implausible values, and the number of those that an erratum covers.
  public let findings: (count: Int, covered: Int)

  /// Checks `catalogue`, which was read for `experiment`.
  ///
  /// - Parameters:
  ///   - experiment: The experiment.
  ///   - catalogue: The stars.
  ///   - listsAll: Whether the summary lists every implausible value.
  /// - Throws: The faults that prevent training on the stars.
  public init(
    _ experiment: Experiment, _ catalogue: Catalogue, listsAll: Bool = false
  ) throws(Diagnostics) {
    self.catalogue = catalogue
    let classes = experiment.label == nil ? [] : experiment.classes(of: catalogue)
    var counts = Array(repeating: 0, count: classes.count)
    for (row, label) in catalogue.labels.enumerated() where counts.indices.contains(label) {
      counts[label] += catalogue.weight(of: row)
    }
    self.classes = zip(classes, counts).map { ($0, $1) }
    quantities = Self.quantities(experiment, catalogue)
    let found =
      try experiment.label == nil ? catalogue.warnings : Dataset(experiment, catalogue).warnings
    let odd = found.adding(notes: catalogue.table.formNotes)
    let plausibility = Plausibility(
      catalogue, classNames: classes.map(\.name), limit: listsAll ? .max : Diagnostics.limit)
    var warnings = odd
    for finding in plausibility.findings { warnings.append(finding.diagnostic) }
    warnings.omit(plausibility.count - plausibility.findings.count)
    self.warnings = warnings.sorted()
    summary = WarningSummary(
      odd, repeatedNames: catalogue.repeatedNames, plausibility, listsAll: listsAll,
      file: catalogue.table.source.name)
    let covered = plausibility.findings.count { finding in
      experiment.errata.contains { $0.covers(finding, in: catalogue) }
    }
    findings = (plausibility.count, covered)
  }

  private static func quantities(_ experiment: Experiment, _ catalogue: Catalogue) -> [Quantity] {
    let listed = catalogue.numbers.keys.filter { !experiment.features.contains($0) }.sorted()
    let roles = experiment.features + listed
    return concurrentMap(roles.count) { index in
      let role = roles[index]
      let numbers = catalogue.numbers[role] ?? []
      let finite = numbers.filter(\.isFinite)
      return Quantity(
        role: role, column: catalogue.column(role),
        derivation: catalogue.derivations.descriptions.first { $0.role == role }?.text,
        isGuess: catalogue.guesses.contains { $0.role == role },
        missing: catalogue.missing[role] ?? 0,
        range: numbers.median(weights: catalogue.weights).map { median in
          (finite.min() ?? median, median, finite.max() ?? median)
        })
    }
  }
}
