import Tables

/// An epoch table in a text.
struct PrintedTable: Sendable {
  /// A row: an epoch, and the cells of the columns.
  struct Row: Sendable {
    /// The epoch as it is printed.
    var epoch: PrintedNumber
    /// The cells, one for each of ``PrintedTable/columns``.
    var cells: [PrintedCell]

    /// Whether the row stands for epochs that are left out.
    var isEllipsis = false

    /// The number of the epoch; nil if it is none.
    var index: Int? {
      epoch.value.flatMap { Int(exactly: $0) }.flatMap { 0...1_000_000_000 ~= $0 ? $0 : nil }
    }
  }

  /// The columns that can be compared.
  let columns: [EpochColumn]
  /// The headers of other columns.
  let otherHeaders: [String]
  /// The rows.
  let rows: [Row]
  /// The bytes of the header.
  let header: Range<Int>

  /// The table with fields of the given bytes; nil if its header is not that of an epoch table.
  ///
  /// - Parameters:
  ///   - source: The text.
  ///   - header: The fields of the header.
  ///   - lines: The fields of each line below; a line without an epoch continues the row above.
  init?(_ source: SourceText, header: [Range<Int>], _ lines: [[Range<Int>]]) {
    let names = header.map { source.text($0) }
    guard
      let epoch = names.firstIndex(where: EpochColumn.isEpoch)
        ?? (names.first.map(EpochColumn.isUnnamed) == true ? 0 : nil)
    else { return nil }
    let columns = names.indices.map { $0 == epoch ? nil : EpochColumn(header: names[$0]) }
    self.columns = columns.compactMap(\.self)
    guard !self.columns.isEmpty, let first = header.first, let last = header.last else {
      return nil
    }
    otherHeaders = names.indices.filter { $0 != epoch && columns[$0] == nil }.map { names[$0] }
    self.header = first.lowerBound..<last.upperBound
    var parts: [[[Range<Int>]]] = []
    for line in lines {
      let isNew = epoch < line.count && !line[epoch].isEmpty
      if isNew { parts.append(names.indices.map { _ in [] }) }
      guard !parts.isEmpty else { continue }
      for (column, field) in line.enumerated() where names.indices.contains(column) {
        parts[parts.count - 1][column].append(field)
      }
    }
    rows = parts.map { fields in
      Row(
        epoch: PrintedNumber(source.bytes, fields[epoch][0]),
        cells: columns.indices.filter { columns[$0] != nil }.map {
          PrintedCell(source.bytes, fields[$0])
        },
        isEllipsis: PrintedCell(source.bytes, fields[epoch]).isAbbreviated)
    }
  }

  /// The numbers of a quantity, in all rows.
  func numbers(of quantity: EpochQuantity) -> [PrintedNumber] {
    rows.flatMap { row in
      columns.indices.filter { columns[$0].quantity == quantity }.flatMap { row.cells[$0].numbers }
    }
  }

  /// The epoch tables of a text: the Markdown tables with an epoch column or, without any, the comma-separated values.
  static func all(in source: SourceText) -> [PrintedTable] {
    let tables = MarkdownGrid.all(in: source).compactMap {
      PrintedTable(source, header: $0.header, $0.lines)
    }
    if !tables.isEmpty { return tables }
    return [SeparatedGrid(source)].compactMap(\.self).compactMap {
      PrintedTable(source, header: $0.header, $0.lines)
    }
  }
}
