import Formatting
import Tables

/// The numbers of a printed epoch table in their places, and the cells that do not fit the network.
struct AuditItems {
  /// The numbers that can be compared.
  private(set) var items: [AuditItem] = []
  /// The cells with numbers too many or too few, transposed arrays, and rows without an epoch.
  private(set) var faults: [AuditFault] = []
  /// The number of arrays that are abbreviated, and so cannot be compared.
  private(set) var abbreviatedCount = 0
  /// The names of columns that the network does not have.
  private(set) var unknown: [String] = []

  /// The numbers of `table`, in the places that the arrays of `computed` have.
  init(_ source: SourceText, _ table: PrintedTable, _ computed: ComputedEpochs) {
    let columns = table.columns.map { column in
      (
        column: column, shape: column.shape(in: computed),
        precision: PrintedPrecision(table.numbers(of: column.quantity))
      )
    }
    unknown = columns.filter { $0.shape == nil }.map(\.column.name)
    for (index, row) in table.rows.enumerated() where !row.isEllipsis {
      guard let epoch = row.index else {
        let text = quoted(source.text(row.epoch.range))
        add(row.epoch.range, "the epoch", "is \(text)")
        continue
      }
      for ((column, shape, precision), cell) in zip(columns, row.cells) {
        guard let shape else { continue }
        if cell.isAbbreviated {
          abbreviatedCount += 1
          continue
        }
        let name = "epoch \(epoch), \(column.quantity.name)"
        let entries = entries(of: cell, column, shape, name, row.epoch.range)
        items += zip(cell.numbers, entries).map { number, entry in
          AuditItem(
            number: number, quantity: column.quantity, row: index, epoch: epoch, entry: entry,
            decimals: precision.decimals(of: number))
        }
      }
    }
  }

  private mutating func add(
    _ range: Range<Int>, _ place: String, _ predicate: String, _ cause: AuditCause? = nil
  ) {
    faults.append(AuditFault(range: range, place: place, predicate: predicate, cause: cause))
  }

  /// The entries of an array that the numbers of a cell are; none if they are too many or too few.
  private mutating func entries(
    of cell: PrintedCell, _ column: EpochColumn, _ shape: (height: Int, width: Int), _ name: String,
    _ epoch: Range<Int>
  ) -> [EpochColumn.Entry] {
    let (height, width) = shape
    let numbers = cell.numbers
    let expected = column.entry == nil ? height * width : 1
    guard numbers.count == expected else {
      add(
        numbers.isEmpty ? epoch : cell.range, name,
        "has \(numbers.count), not \(counted(expected, "number"))")
      return []
    }
    if let entry = column.entry { return [entry] }
    let isTransposed =
      height != width && height > 1 && width > 1 && cell.rows.count == width
      && cell.rows.allSatisfy { $0.count == height }
    if isTransposed {
      add(cell.range, name, "is \(width) × \(height), not \(height) × \(width)", .transposed)
    }
    return numbers.indices.map { place in
      isTransposed
        ? .init(row: place % height, column: place / height)
        : .init(row: place / width, column: place % width)
    }
  }
}

extension EpochColumn {
  /// The name, as in the tables of reports.
  fileprivate var name: String {
    guard let entry else { return quantity.name }
    return switch quantity {
    case .loss, .validationLoss: quantity.name
    case .output: "output_\(entry.column + 1)"
    case .biases, .biasGradients: "\(quantity.name)_\(entry.row + 1)"
    case .weights, .weightGradients: "\(quantity.name)_\(entry.row + 1)_\(entry.column + 1)"
    }
  }

  /// The shape of the array of the quantity; nil if the network has no such array or no such entry.
  fileprivate func shape(in computed: ComputedEpochs) -> (height: Int, width: Int)? {
    guard let array = computed.array(quantity, epoch: 0), let width = array.first?.count else {
      return nil
    }
    if let entry, !(0..<array.count ~= entry.row && 0..<width ~= entry.column) { return nil }
    return (array.count, width)
  }
}
