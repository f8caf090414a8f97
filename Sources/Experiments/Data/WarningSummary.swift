import Formatting
import Stars
import Tables

/// The warnings about a table, of which those of a frequent kind are counted rather than listed.
public struct WarningSummary: Sendable {
  /// The warnings that are listed: in the order of the file, then the frequent kinds, each with its number and its
  /// worst ones, the worst first.
  public private(set) var lines: [Diagnostic] = []
  /// The number of warnings that are neither listed nor counted in ``lines``.
  public private(set) var omitted = 0

  /// The number of warnings up to which a kind is listed.
  static let most = 10
  /// The number of warnings listed of a more frequent kind.
  static let shown = 5

  /// Summarises the warnings about a table.
  ///
  /// - Parameters:
  ///   - odd: The warnings about the form of the table, its names and the experiment.
  ///   - repeatedNames: Those of them that concern repeated names.
  ///   - plausibility: The implausible values.
  ///   - listsAll: Whether all are listed.
  ///   - file: The name of the file.
  init(
    _ odd: Diagnostics, repeatedNames: Diagnostics, _ plausibility: Plausibility, listsAll: Bool,
    file: String
  ) {
    let isFrequent = { (count: Int) in !listsAll && count > Self.most }
    // A finding on a whole column is not one of many.
    let counts = plausibility.counts.merging(
      Dictionary(grouping: plausibility.findings.filter { $0.star == nil }, by: \.kind)
        .mapValues { -$0.count }, uniquingKeysWith: +)
    let findings = plausibility.findings.filter {
      $0.star == nil || !isFrequent(counts[$0.kind] ?? 0)
    }
    let repeatedCount = repeatedNames.faultCount
    let others = odd.shown.filter {
      !isFrequent(repeatedCount) || !repeatedNames.shown.contains($0)
    }
    lines = Self.sorted(others + findings.map(\.diagnostic))
    omitted = isFrequent(repeatedCount) ? 0 : odd.omitted
    if isFrequent(repeatedCount) {
      append(
        "\(counted(repeatedCount, "star")) have the name of an earlier one", repeatedNames.shown,
        "the first", file)
    }
    for kind in Plausibility.Kind.allCases {
      guard let count = counts[kind], isFrequent(count) else { continue }
      let worst = plausibility.findings.filter { $0.kind == kind && $0.star != nil }
        .worst(Self.shown)
      append(
        kind.sentence(count), worst.map(\.diagnostic), kind == .radius ? "the worst" : "the first",
        file)
    }
  }

  private mutating func append(
    _ sentence: String, _ warnings: [Diagnostic], _ which: String, _ file: String
  ) {
    let warnings = warnings.prefix(Self.shown)
    lines.append(
      Diagnostic(
        .warning, "\(sentence); \(which) \(warnings.count) follow", suggestion: "--all lists each",
        place: Place(file: file, row: 0)))
    lines += warnings
  }

  private static func sorted(_ warnings: [Diagnostic]) -> [Diagnostic] {
    func key(_ warning: Diagnostic) -> (Int, Int) {
      (warning.place?.line ?? 0, warning.place?.column ?? 0)
    }
    return warnings.enumerated()
      .sorted { (key($0.element), $0.offset) < (key($1.element), $1.offset) }
      .map(\.element)
  }
}

extension Plausibility.Kind {
  /// The number of such findings in words.
  fileprivate func sentence(_ count: Int) -> String {
    switch self {
    case .radius: "\(counted(count, "star")) have a radius that no star of their kind has"
    case .type: "\(counted(count, "star")) are of another kind than their class"
    case .temperature: "\(counted(count, "star")) have a temperature that no star has"
    case .logarithm: "\(counted(count, "star")) have a value that contradicts its logarithm"
    case .outlier: "\(counted(count, "value")) alone determine the scaling of a quantity"
    case .band: "\(counted(count, "column")) of magnitudes contradict others"
    case .repeated: "\(counted(count, "star")) have the values of a star of another name"
    }
  }
}

private func < (a: ((Int, Int), Int), b: ((Int, Int), Int)) -> Bool {
  a.0 == b.0 ? a.1 < b.1 : a.0 < b.0
}
