import CText
import Parallelism

extension TextTable {
  /// The choice of an index for each text of a column.
  typealias Choice = (column: Int, index: @Sendable (UnsafeBufferPointer<UInt8>) -> Int8)

  /// The rows whose fields are looked up together, so that their bytes are read from the memory once.
  static let blockSize = 1 << 9

  /// Returns the numbers of several columns and the choices of one, read in one pass over the file.
  func numbers(
    _ columns: [Int], _ choice: Choice? = nil
  ) -> (numbers: [ColumnNumbers], choices: [Int8]) {
    var results: [ColumnNumbers] = []
    let order = columns.indices.sorted { columns[$0] < columns[$1] }
    let sorted = order.map { columns[$0] }
    var faulty: [[Int]] = columns.map { _ in [] }
    var values: [[Double]] = []
    let choices = [Int8](large: choice == nil ? 0 : rowCount) { choices in
      values = filled(count: columns.count) { buffers in
        faulty = fill(buffers, sorted, choices, choice)
      }
    }
    for column in columns.indices {
      let place = order.firstIndex(of: column) ?? column
      results.append(ColumnNumbers(values: values[place], faulty: faulty[place]))
    }
    return (results, choices)
  }

  /// Returns `count` arrays with one number per row, which `body` fills together.
  private func filled(
    count: Int, _ buffers: [UnsafeMutableBufferPointer<Double>] = [],
    _ body: ([UnsafeMutableBufferPointer<Double>]) -> Void
  ) -> [[Double]] {
    if buffers.count == count {
      body(buffers)
      return []
    }
    var others: [[Double]] = []
    let values = [Double](large: rowCount) { others = filled(count: count, buffers + [$0], body) }
    return [values] + others
  }

  /// Reads `columns`, in ascending order, into `buffers`, and the choices into theirs; returns the faulty rows of
  /// each column.
  private func fill(
    _ buffers: [UnsafeMutableBufferPointer<Double>], _ columns: [Int],
    _ choices: UnsafeMutableBufferPointer<Int8>, _ choice: Choice?
  ) -> [[Int]] {
    nonisolated(unsafe) let (targets, choices) = (buffers, choices)
    let parts = concurrentMap(partsOf: 0..<rowCount, least: 1 << 15) { rows in
      var faulty: [[Int]] = columns.map { _ in [] }
      for block in rows.inBlocks(of: Self.blockSize) {
        readNumbers(block, columns, targets, &faulty)
        if let choice { choose(block, choice, choices) }
      }
      return faulty
    }
    return columns.indices.map { index in parts.flatMap { $0[index] } }
  }

  /// Reads the numbers of the rows of a block: first all plain ones together, then the others by themselves.
  private func readNumbers(
    _ rows: Range<Int>, _ columns: [Int], _ targets: [UnsafeMutableBufferPointer<Double>],
    _ faulty: inout [[Int]]
  ) {
    let numbers = targets.map { $0.baseAddress.map { $0 + rows.lowerBound } }
    let unread = starts[rows].withUnsafeBufferPointer { starts in
      source.bytes.withUnsafeBufferPointer { bytes in
        format.withText(bytes) { text in
          ct_read_numbers(text, starts.baseAddress, rows.count, columns, columns.count, numbers)
        }
      }
    }
    if unread == 0 { return }
    for (index, column) in columns.enumerated() {
      for row in rows where unread == nil || targets[index][row].bitPattern == ct_unread {
        targets[index].initializeElement(at: row, to: number(row, column, &faulty[index]))
      }
    }
  }

  /// Returns the number in a field of any kind.
  private func number(_ row: Int, _ column: Int, _ faulty: inout [Int]) -> Double {
    let bytes = bytes(row, column)
    let value = try? Double(numeral: bytes)
    if value == nil, !isMissing(bytes) { faulty.append(row) }
    return value ?? .nan
  }
}
