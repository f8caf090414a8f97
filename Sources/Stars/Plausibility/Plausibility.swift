import Tables

/// What in a catalogue can hardly be so: values that no star of its class has, values that contradict
/// each other, stars that are there twice.
///
/// Each finding is a warning with its place; nothing is ever mended.
public struct Plausibility: Sendable {
  /// What a finding is about.
  public enum Kind: String, CaseIterable, Sendable {
    /// The radius that magnitude and temperature imply, against the star's class.
    case radius
    /// The words of a star's type against its class.
    case type
    /// A temperature that no star has.
    case temperature
    /// A value that is another than its logarithm's.
    case logarithm
    /// A value far from all the others, which sets the scaling alone.
    case outlier
    /// A magnitude that is not what magnitude and parallax give.
    case band
    /// A star that is there twice.
    case repeated
  }

  /// Something that can hardly be so.
  public struct Finding: Equatable, Sendable {
    /// What it is about.
    public var kind: Kind
    /// The star, or nil if it is about more than one.
    public var star: Int?
    /// The roles of the columns at fault, the likeliest first.
    public var roles: [String]
    /// The warning, with its place.
    public var diagnostic: Diagnostic
  }

  /// A finding before it is put in words, which of a million stars takes longer than to find it.
  struct Suspicion {
    var kind: Kind
    var finding: () -> Finding
  }

  /// The findings, from the first star to the last; of each kind ``Diagnostics/limit`` at most.
  public private(set) var findings: [Finding] = []
  /// How many findings of each kind there are in all.
  public private(set) var counts: [Kind: Int] = [:]

  /// Looks through `catalogue`.
  ///
  /// - Parameters:
  ///   - catalogue: The stars.
  ///   - classNames: What a star of each class is called; empty where the stars have no classes.
  public init(_ catalogue: Catalogue, classNames: [String]) {
    let stars = StarChecks(catalogue, classNames: classNames)
    for star in 0..<catalogue.count {
      if let found = stars.temperature(star) ?? stars.logarithm(star)
        ?? stars.type(star) ?? stars.radius(star)
      {
        add(found.kind, found.finding())
      }
    }
    let table = TableChecks(catalogue)
    for finding in table.outliers() + table.band() + table.repeated() {
      add(finding.kind, finding)
    }
    findings.sort { ($0.star ?? -1) < ($1.star ?? -1) }
  }

  private mutating func add(_ kind: Kind, _ finding: @autoclosure () -> Finding) {
    counts[kind, default: 0] += 1
    if counts[kind, default: 0] <= Diagnostics.limit { findings.append(finding()) }
  }
}
