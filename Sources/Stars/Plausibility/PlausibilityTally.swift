import Formatting
import Parallelism
import Tables

/// The implausible values of a long table, found block by block: their number, and the worst.
///
/// They are those that ``Plausibility`` finds in the whole table, apart from single values that lie far from all
/// others, which only a training has to know of.
public struct PlausibilityTally: Sendable {
  private let shown: Int
  /// The roles of the logarithms that are taken to contradict their arguments in most rows.
  private let known: Set<String>
  private var starCount = 0
  /// The first findings of each kind but radii.
  private var first: [Plausibility.Finding] = []
  private var counts: [Plausibility.Kind: Int] = [:]
  private var logarithms: [String: (contradicted: Int, known: Int)] = [:]
  private var radii: [StarGroup: RadiusTally.Count] = [:]
  /// The worst radii of each group.
  private var worst: [StarGroup: [Plausibility.Finding]] = [:]
  private var magnitudes: [String: MagnitudeMedian] = [:]
  /// The differences between the first listed magnitudes and those that follow from parallaxes, by role.
  private var differences: [String: [Double]] = [:]
  private var lastBlock: Catalogue?

  /// An empty tally, of which the `shown` worst findings will be listed.
  ///
  /// - Parameters:
  ///   - shown: The number of findings.
  ///   - decisions: The decisions on whole columns, among them those on logarithms.
  public init(shown: Int, _ decisions: ColumnDecisions) {
    self.shown = shown
    known = decisions.contradicted
  }

  /// Adds the stars of the next block.
  public mutating func add(_ block: Catalogue) {
    let table = TableChecks(block, .hyphen)
    for (role, values) in table.differences(ofFirst: TableChecks.compared - starCount) {
      differences[role, default: []] += values
    }
    let checks = StarChecks(block, classNames: [], .hyphen, contradicted: known)
    let suspicions = concurrentMap(partsOf: 0..<block.count, least: 1 << 13) { [shown] in
      checks.suspicions(of: $0, limit: shown)
    }
    for part in suspicions {
      for suspicion in part.first where first.count(where: { $0.kind == suspicion.kind }) < shown {
        var finding = suspicion.finding()
        finding.star = finding.star.map { $0 + starCount }
        first.append(finding)
      }
      counts.merge(part.counts, uniquingKeysWith: +)
      for (role, count) in part.logarithms {
        logarithms[role, default: (0, 0)].contradicted += count
      }
      add(part.radii, checks)
    }
    for (quantity, known) in checks.logarithmCounts {
      logarithms[quantity.role, default: (0, 0)].known += known
    }
    for quantity in block.schema.quantities.all where quantity.apparent != nil {
      guard let values = block.numbers[quantity.role], block.column(quantity.role) == nil,
        block.column(Schema.parallax) != nil
      else { continue }
      let median = MagnitudeMedian(values)
      if magnitudes[quantity.role] == nil {
        magnitudes[quantity.role] = median
      } else {
        magnitudes[quantity.role]?.add(median)
      }
    }
    starCount += block.count
    lastBlock = block
  }

  private mutating func add(_ tally: RadiusTally, _ checks: StarChecks) {
    for (group, count) in tally.counts {
      radii[group, default: .init()].all += count.all
      radii[group]?.bright += count.bright
      radii[group]?.faint += count.faint
    }
    let found = Dictionary(grouping: tally.found) { $0.radius.group }
    for (group, found) in found {
      let most = found.sorted {
        ($1.radius.excess.magnitude, $0.star) < ($0.radius.excess.magnitude, $1.star)
      }
      let known = worst[group] ?? []
      let limit = known.count < shown ? 0 : known.last?.severity ?? 0
      let new = most.prefix(shown).filter { $0.radius.excess.magnitude > limit }.map {
        star, radius in
        var finding = checks.finding(star, radius)
        finding.star = star + starCount
        return finding
      }
      worst[group] = Array((known + new).worst(shown))
    }
  }

  /// The roles of the logarithms that contradict their arguments in most rows.
  public var contradicted: Set<String> {
    Set(
      logarithms.filter { $0.value.known > 3 && $0.value.contradicted * 2 > $0.value.known }.keys)
  }

  /// The worst findings, in the order of the file, and the number of others.
  public var warnings: Diagnostics {
    guard let lastBlock else { return Diagnostics() }
    let checks = StarChecks(lastBlock, classNames: [], .hyphen, contradicted: known)
    let table = TableChecks(lastBlock, .hyphen)
    let quantities = lastBlock.schema.quantities.all.filter { $0.apparent != nil }
    let ofColumns =
      checks.columns + quantities.compactMap { table.band($0.role, differences[$0.role] ?? []) }
      + quantities.compactMap { magnitudes[$0.role].flatMap(table.band) }
    var findings = ofColumns + first
    var count = counts.values.reduce(ofColumns.count, +)
    // A column that is wrong as a whole makes every radius wrong.
    for group in StarGroup.allCases where ofColumns.isEmpty {
      guard let tally = radii[group] else { continue }
      if tally.isSystematic {
        findings.append(checks.finding(mostOf: group, tally))
        count += 1
      } else {
        findings += worst[group] ?? []
        count += tally.bright + tally.faint
      }
    }
    findings.sort { ($0.star ?? -1) < ($1.star ?? -1) }
    var warnings = Diagnostics(findings.worst(shown).map(\.diagnostic))
    warnings.omit(count - warnings.shown.count)
    return warnings.sorted()
  }
}
