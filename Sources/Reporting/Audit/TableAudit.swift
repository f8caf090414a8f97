import Formatting
import Tables

/// The comparison of a printed epoch table with a training.
struct TableAudit: Sendable {
  /// The number of numbers that were compared.
  let count: Int
  /// The number of arrays that are abbreviated, and so were not compared.
  let abbreviatedCount: Int
  /// The names of the columns that were not compared.
  let otherColumns: [String]
  /// The numbers that disagree, in the order of the table.
  private(set) var faults: [AuditFault]
  private let source: SourceText
  private let table: PrintedTable
  private let computed: ComputedEpochs
  /// The rows whose epochs are not those of the training.
  private var unknownRows: Set<Int> = []

  /// Compares `table` with `computed`, and with `unscaled`, the same training on unscaled inputs, if that is known.
  init(
    _ source: SourceText, _ table: PrintedTable, _ computed: ComputedEpochs,
    unscaled: ComputedEpochs? = nil
  ) {
    self.source = source
    self.table = table
    self.computed = computed
    let items = AuditItems(source, table, computed)
    count = items.items.count
    abbreviatedCount = items.abbreviatedCount
    otherColumns = items.unknown + table.otherHeaders
    faults = items.faults
    compare(items.items, unscaled)
    faults.sort { ($0.range.lowerBound, $0.place) < ($1.range.lowerBound, $1.place) }
  }

  /// The number of faults that no cause of a whole table or quantity explains.
  var unexplainedCount: Int { faults.count { !($0.cause?.isSystematic ?? false) } }

  private mutating func compare(_ items: [AuditItem], _ unscaled: ComputedEpochs?) {
    let computed = computed
    let right = AuditReading { computed.value($0) }
    let others =
      [-1, 1].map { shift in
        AuditReading(cause: .shifted(shift)) { computed.value($0, later: shift) }
      } + (unscaled.map { other in [AuditReading(cause: .unscaled) { other.value($0) }] } ?? [])
    if let reading = right.better(among: others, items) {
      return report(items, against: right, explainedBy: reading)
    }
    let numbered = reportMisnumberedRows(items, right)
    for (quantity, items) in Dictionary(grouping: numbered, by: \.quantity) {
      report(
        items, against: right,
        explainedBy: right.better(among: readings(of: quantity), items))
    }
  }

  /// The ways in which a quantity may have been printed.
  private func readings(of quantity: EpochQuantity) -> [AuditReading] {
    let neighbour =
      quantity.isParameter
      ? AuditReading(cause: .beforeUpdate) { computed.value($0, later: -1) }
      : AuditReading(cause: .afterUpdate) { computed.value($0, later: 1) }
    let transposed = AuditReading(cause: .transposed) { item in
      var item = item
      item.entry = .init(row: item.entry.column, column: item.entry.row)
      return computed.value(item)
    }
    return [neighbour, transposed, AuditReading(cause: .sign) { computed.value($0).map { -$0 } }]
  }

  /// Reports rows whose numbers are all those of another epoch, and returns the items of the other rows.
  private mutating func reportMisnumberedRows(
    _ items: [AuditItem], _ right: AuditReading
  ) -> [AuditItem] {
    let wrong = Dictionary(grouping: items.filter { !right.agrees(with: $0) }, by: \.row)
      .filter { $0.value.count > 1 }.keys
    // With many such rows, the search would take long, and the cause is a different one.
    guard 1...20 ~= wrong.count else { return items }
    let rows = Dictionary(grouping: items.filter { wrong.contains($0.row) }, by: \.row)
    var misnumbered: Set<Int> = []
    for (row, items) in rows {
      let other = (0..<computed.count).first { epoch in
        items.allSatisfy { item in
          computed.value(item, later: epoch - item.epoch).map(item.agrees) ?? false
        }
      }
      guard let other else { continue }
      misnumbered.insert(row)
      faults.append(
        AuditFault(
          range: table.rows[row].epoch.range, place: "epoch \(items[0].epoch)",
          predicate: "has the numbers of epoch \(other)"))
    }
    return items.filter { !misnumbered.contains($0.row) }
  }

  /// Reports the items that do not agree with `right`; those that agree with `other` have its cause.
  private mutating func report(
    _ items: [AuditItem], against right: AuditReading, explainedBy other: AuditReading?
  ) {
    for item in items where !right.agrees(with: item) {
      let common = other?.agrees(with: item) == true ? other?.cause : nil
      guard let expected = right.value(item) else {
        reportUnknownEpoch(of: item, common)
        continue
      }
      let text = source.text(item.number.range)
      let isNumber = item.number.value != nil
      let cause =
        common ?? AuditCause(item.number, text, expected: expected, decimals: item.decimals)
      faults.append(
        AuditFault(
          range: item.number.range, place: item.place,
          predicate: isNumber
            ? "is \(text), not \(Self.text(expected, item.decimals))"
            : "is \(quoted(text)), which is no number",
          cause: isNumber ? cause : nil, computed: expected))
    }
  }

  /// Reports, once for its row, that the epoch of an item is not one of the training.
  private mutating func reportUnknownEpoch(of item: AuditItem, _ cause: AuditCause?) {
    guard unknownRows.insert(item.row).inserted else { return }
    faults.append(
      AuditFault(
        range: table.rows[item.row].epoch.range, place: "epoch \(item.epoch)",
        predicate: "is not one of the \(counted(computed.count, "epoch")) from 0", cause: cause))
  }

  /// "0.354 (0.353516)", or all digits of a number that is printed to many.
  private static func text(_ expected: Double, _ decimals: Int) -> String {
    guard 0..<6 ~= decimals else { return "\(expected)" }
    let rounded = fixed(roundHalfEven(expected, decimals: decimals), decimals)
    let longer = general(expected)
    return longer == rounded ? rounded : "\(rounded) (\(longer))"
  }
}

extension ComputedEpochs {
  /// The computed number of an item, or that of the epoch `later` epochs later.
  fileprivate func value(_ item: AuditItem, later: Int = 0) -> Double? {
    let (epoch, overflows) = item.epoch.addingReportingOverflow(later)
    guard !overflows, let array = array(item.quantity, epoch: epoch),
      array.indices.contains(item.entry.row),
      array[item.entry.row].indices.contains(item.entry.column)
    else { return nil }
    return array[item.entry.row][item.entry.column]
  }
}
