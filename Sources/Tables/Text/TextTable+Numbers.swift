import Parallelism

extension TextTable {
  /// The choice of an index for each text of a column.
  typealias Choice = (column: Int, index: @Sendable (UnsafeBufferPointer<UInt8>) -> Int8)

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
      source.bytes.withUnsafeBufferPointer { bytes in
        guard let choice else { return read(rows, columns, bytes, targets) }
        return read(rows, columns, bytes, targets, choices, choice)
      }
    }
    return columns.indices.map { index in parts.flatMap { $0[index] } }
  }

  private func read(
    _ rows: Range<Int>, _ columns: [Int], _ bytes: UnsafeBufferPointer<UInt8>,
    _ targets: [UnsafeMutableBufferPointer<Double>]
  ) -> [[Int]] {
    var faulty: [[Int]] = columns.map { _ in [] }
    for row in rows {
      var cursor = plainCursor(row, bytes)
      for index in 0..<columns.count {
        let value =
          cursor?.number(ofField: columns[index]) ?? number(row, columns[index], &faulty[index])
        targets[index].initializeElement(at: row, to: value)
      }
    }
    return faulty
  }

  /// Reads the numbers of the columns before that of the choice, the choice, and the other numbers.
  ///
  /// One function for both, with and without a choice, takes a tenth more time.
  private func read(
    _ rows: Range<Int>, _ columns: [Int], _ bytes: UnsafeBufferPointer<UInt8>,
    _ targets: [UnsafeMutableBufferPointer<Double>],
    _ choices: UnsafeMutableBufferPointer<Int8>, _ choice: Choice
  ) -> [[Int]] {
    var faulty: [[Int]] = columns.map { _ in [] }
    let split = columns.firstIndex { $0 >= choice.column } ?? columns.count
    let isPlain = format.exceptions == nil
    for row in rows {
      var cursor = plainCursor(row, bytes)
      for index in 0..<split {
        let value =
          cursor?.number(ofField: columns[index]) ?? number(row, columns[index], &faulty[index])
        targets[index].initializeElement(at: row, to: value)
      }
      if isPlain, let text = cursor?.text(ofField: choice.column) {
        let field = UnsafeBufferPointer(rebasing: bytes[text])
        choices.initializeElement(at: row, to: choice.index(field))
      } else {
        let index = self.bytes(row, choice.column).withUnsafeBufferPointer(choice.index)
        choices.initializeElement(at: row, to: index)
      }
      for index in split..<columns.count {
        let value =
          cursor?.number(ofField: columns[index]) ?? number(row, columns[index], &faulty[index])
        targets[index].initializeElement(at: row, to: value)
      }
    }
    return faulty
  }

  /// Returns the cursor over the fields of a row; nil if the fields have no delimiter of one byte.
  @inline(__always)
  private func plainCursor(_ row: Int, _ bytes: UnsafeBufferPointer<UInt8>) -> PlainCursor? {
    guard case .delimiter(let delimiter) = format.separation else { return nil }
    return PlainCursor(bytes, delimiter, at: Int(starts[row]))
  }

  /// Returns the number in a field of any kind.
  private func number(_ row: Int, _ column: Int, _ faulty: inout [Int]) -> Double {
    let bytes = bytes(row, column)
    let value = try? Double(numeral: bytes)
    if value == nil, !isMissing(bytes) { faulty.append(row) }
    return value ?? .nan
  }
}

extension TextTable {
  /// Returns the fingerprint of a field's text; nil if it is empty, quoted or not ASCII.
  func fingerprint(_ row: Int, _ column: Int) -> UInt32? {
    source.bytes.withUnsafeBufferPointer { bytes in
      var cursor = plainCursor(row, bytes)
      guard let range = cursor?.text(ofField: column), !range.isEmpty else { return nil }
      let fingerprint = TextFingerprint(bytes, range)
      return fingerprint.isASCII ? fingerprint.value : nil
    }
  }
}

/// A cursor over a delimited row most of whose fields are numbers.
private struct PlainCursor {
  private let bytes: UnsafeBufferPointer<UInt8>
  private let delimiter: UInt8
  private var position: Int
  private var column = 0
  private var isPlain = true

  init(_ bytes: UnsafeBufferPointer<UInt8>, _ delimiter: UInt8, at start: Int) {
    self.bytes = bytes
    self.delimiter = delimiter
    position = start
  }

  /// Returns the number in the field `wanted`, which must be greater than in the last call; nil if
  /// the field is not just a finite number, or comes after a quoted one.
  @inline(__always)
  mutating func number(ofField wanted: Int) -> Double? {
    while isPlain, column < wanted { skipField() }
    guard isPlain, column == wanted else { return nil }
    let scan = Numeral.scan(bytes, from: position, to: bytes.count)
    guard scan.value.isFinite,
      scan.end == bytes.count || bytes[scan.end] == delimiter || isLineEnd(bytes[scan.end])
    else { return nil }
    isPlain = scan.end < bytes.count && bytes[scan.end] == delimiter
    position = scan.end + 1
    column += 1
    return scan.value
  }

  /// Returns the bytes of the field `wanted`, which must be greater than that of the last number, without surrounding
  /// blanks; nil if it is quoted or comes after a quoted one.
  @inline(__always)
  mutating func text(ofField wanted: Int) -> Range<Int>? {
    while isPlain, column < wanted { skipField() }
    guard isPlain, column == wanted, position < bytes.count, bytes[position] != .quote else {
      return nil
    }
    var end = ByteSearch.fieldEnd(bytes, from: position, delimiter: delimiter)
    while position < end, isBlank(bytes[position]) { position += 1 }
    while position < end, isBlank(bytes[end - 1]) { end -= 1 }
    return position..<end
  }

  @inline(__always)
  private mutating func skipField() {
    if position < bytes.count, bytes[position] == .quote { isPlain = false }
    let end = ByteSearch.fieldEnd(bytes, from: position, delimiter: delimiter)
    if end == bytes.count || bytes[end] != delimiter { isPlain = false }
    position = end + 1
    column += 1
  }
}
