import Parallelism
import Tables

/// A count of the stars of tables in the cells of a diagram, table by table.
///
/// A table is one of stars or, if it has columns i, j and n beside those of the features, of cells that have been counted
/// before.
public struct CellCounter: Sendable {
  /// The meaning of the columns.
  public let schema: Schema
  /// The cells.
  public let grid: CellGrid
  /// The column of the classes in a table of cells; nil without classes.
  public let labelColumn: String?
  /// What several threads have counted.
  private var parts = Array(repeating: CellPart(), count: mostThreads)
  /// The labels of the classes.
  public internal(set) var labels: [String]
  /// The number of stars in all tables, those that were left out included.
  private var seen = 0

  /// The most threads that count, each in cells of its own.
  private static let mostThreads = 8
  /// The number of rows that a thread counts before it looks for more.
  private static let batchSize = 1 << 14

  /// No stars yet.
  ///
  /// - Precondition: The features are those of the grid.
  public init(_ schema: Schema, _ grid: CellGrid) {
    precondition(schema.features == grid.features, "\(schema.features) \(grid.features)")
    self.schema = schema
    self.grid = grid
    labels = schema.infersClasses ? [] : schema.classes
    labelColumn =
      schema.classes.isEmpty
      ? nil : schema.labelling == .spectralType ? Schema.label : schema.column(Schema.label)
  }

  /// The numbers of stars.
  public var counts: CellCounts {
    parts.dropFirst().reduce(into: parts[0].counts) { $0.add($1.counts) }
  }

  /// The reasons why rows were left out, with the number of rows for each, the most frequent first.
  public var omissions: [(reason: String, count: Int)] {
    parts.reduce(into: [:]) { $0.merge($1.reasons, uniquingKeysWith: +) }.map {
      (reason: $0.key, count: $0.value)
    }
    .sorted { ($1.count, $0.reason) < ($0.count, $1.reason) }
  }

  /// The names of the columns of the features in a table of cells.
  var centers: [String] { grid.features.map { schema.column(ofCells: $0) } }

  /// Adds the stars of a table.
  ///
  /// - Throws: The reasons why it can be neither a table of stars nor one of cells. The counts are as before.
  public mutating func add(_ table: Table) throws(Diagnostics) {
    if (CellGrid.columns + centers).allSatisfy({ table.index(of: $0) != nil }) {
      try addCells(table)
    } else {
      try addStars(table)
    }
  }

  /// Refuses stars that make more than can be counted, with those that have been counted or left out.
  private mutating func checkTotal(_ numbers: [Int], _ table: Table) throws(Diagnostics) {
    for number in numbers {
      seen += number
      if seen >= Int(Catalogue.mostStars) {
        throw Diagnostics([table.diagnostic("with these there are 2⁵³ stars or more")])
      }
    }
  }

  /// The column that the schema names for weights; nil if it names none, so that each row is one star.
  private func weightColumn(_ table: Table) throws(Diagnostics) -> Int? {
    guard let name = schema.weight else { return nil }
    if let column = table.index(of: name) { return column }
    throw Diagnostics([
      table.diagnostic(
        "no column \(quoted(name)) for weight among \(listing(table.columns))",
        suggestion: didYouMean(name, among: table.columns)
          ?? "without weight in the experiment, each row is one star")
    ])
  }

  private mutating func addStars(_ table: Table) throws(Diagnostics) {
    let weightColumn = try weightColumn(table)
    let plan = try QuantityPlan(schema, table)
    let (numbers, classes) = try read(plan.inputs.map(\.column), table)
    let columns = PlannedColumns(plan, schema, table, numbers)
    let weights = try weightColumn.map { column throws(Diagnostics) in
      try Self.whole(table, column, "the number of stars that a row stands for")
    }
    try checkTotal(weights ?? [table.rowCount], table)
    let (x, y) = (columns.feature(grid.features[0]), columns.feature(grid.features[1]))
    let widths = (x: grid.widths[0], y: grid.widths[1])
    unsafe parts.withUnsafeMutableBufferPointer { parts in
      nonisolated(unsafe) let parts = unsafe parts
      let batchCount = (table.rowCount + Self.batchSize - 1) / Self.batchSize
      unsafe concurrentForEach(0..<batchCount, workers: parts.count) { worker, batch in
        let first = batch * Self.batchSize
        for row in first..<min(first + Self.batchSize, table.rowCount) {
          let weight = weights?[row] ?? 1
          if weight == 0 { continue }
          let label = classes?.index(row) ?? 0
          guard let i = CellGrid.index(x[row], width: widths.x),
            let j = CellGrid.index(y[row], width: widths.y), !columns.isFar(row)
          else {
            unsafe parts[worker].reasons[columns.reason(row), default: 0] += 1
            continue
          }
          guard label >= 0 else {
            unsafe parts[worker].reasons[classes?.reason(row) ?? "", default: 0] += 1
            continue
          }
          unsafe parts[worker].add(weight, CellCounts.key(i: i, j: j, label: label))
        }
        unsafe parts[worker].finish()
      }
    }
  }

  /// Adds rows that are cells.
  private mutating func addCells(_ table: Table) throws(Diagnostics) {
    func column(_ name: String) -> Int { table.index(of: name) ?? 0 }
    let indices = try ["i", "j"].map { name throws(Diagnostics) in
      try Self.whole(table, column(name), "a place among the cells", within: CellGrid.indices)
    }
    let numbers = try Self.whole(table, column("n"), "a number of stars")
    try checkTotal(numbers, table)
    let places = centers.map(column)
    let values = places.map { table.numbers($0).values }
    let classes = try read([], table).classes
    for row in 0..<table.rowCount {
      for feature in places.indices {
        let center = grid.center(indices[feature][row], feature)
        if !((values[feature][row] - center).magnitude <= 1e-6 * grid.widths[feature]) {
          throw Diagnostics([
            table.diagnostic(
              "the cell \(indices[feature][row]) does not have its centre at \(center), as cells that are "
                + "\(grid.widths[feature]) wide have", row: row, column: places[feature],
              suggestion:
                "give the widths that the cells were counted with, as in --cell 0.02x0.002")
          ])
        }
      }
      let label = classes?.index(row) ?? 0
      if numbers[row] == 0 { continue }
      guard label >= 0 else {
        parts[0].reasons[classes?.reason(row) ?? "", default: 0] += numbers[row]
        continue
      }
      parts[0].counts.add(numbers[row], i: indices[0][row], j: indices[1][row], label: label)
    }
  }
}

extension CellCounter {
  /// The whole numbers in a column, from 0 unless another range is given.
  private static func whole(
    _ table: Table, _ column: Int, _ phrase: String,
    within range: ClosedRange<Int> = 0...Int(Catalogue.mostStars)
  ) throws(Diagnostics) -> [Int] {
    let numbers = table.numbers(column).values
    var faults = Diagnostics()
    let whole = numbers.enumerated().map { row, number -> Int in
      if let value = Int(exactly: number), range.contains(value) { return value }
      faults.append(
        table.diagnostic(
          "\(table.columns[column]) is \(quoted(table.bytes(row: row, column: column))), not \(phrase)",
          row: row, column: column))
      return 0
    }
    try faults.throwIfErrors()
    return whole
  }

  /// Refuses fields that are neither numbers nor missing; infinities are, since no star has one.
  static func requireNumbers(
    _ numbers: [ColumnNumbers], _ columns: [Int], _ table: Table
  ) throws(Diagnostics) {
    var faults = Diagnostics()
    for (column, numbers) in zip(columns, numbers) {
      for row in numbers.faulty where !isInfinity(table.bytes(row: row, column: column)) {
        if faults.shown.count == Diagnostics.limit {
          faults.omit(errors: 1)
        } else if let fault = table.numberFault(row: row, column: column) {
          faults.append(
            table.diagnostic(
              "\(table.columns[column]) \(fault.predicate)", row: row, column: column,
              suggestion: fault.suggestion))
        }
      }
    }
    try faults.throwIfErrors()
  }

  private static func isInfinity(_ bytes: ArraySlice<UInt8>) -> Bool {
    let text = String(decoding: bytes, as: UTF8.self).lowercased()
    return ["inf", "infinity"].contains(
      text.hasPrefix("-") || text.hasPrefix("+") ? String(text.dropFirst()) : text)
  }
}
