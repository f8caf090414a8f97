import Parallelism

extension TextTable {
  /// Returns the numbers of several columns, read in one pass over the file.
  func numbers(_ columns: [Int]) -> [ColumnNumbers] {
    var results: [ColumnNumbers] = []
    let order = columns.indices.sorted { columns[$0] < columns[$1] }
    let sorted = order.map { columns[$0] }
    var faulty: [[Int]] = columns.map { _ in [] }
    let values = filled(count: columns.count) { buffers in faulty = fill(buffers, sorted) }
    for column in columns.indices {
      let place = order.firstIndex(of: column) ?? column
      results.append(ColumnNumbers(values: values[place], faulty: faulty[place]))
    }
    return results
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

  /// Reads `columns`, in ascending order, into `buffers`; returns the faulty rows of each.
  private func fill(_ buffers: [UnsafeMutableBufferPointer<Double>], _ columns: [Int]) -> [[Int]] {
    nonisolated(unsafe) let targets = buffers
    let parts = concurrentMap(partsOf: 0..<rowCount, least: 1 << 15) { rows in
      source.bytes.withUnsafeBufferPointer { bytes in read(rows, columns, bytes, targets) }
    }
    return columns.indices.map { index in parts.flatMap { $0[index] } }
  }

  private func read(
    _ rows: Range<Int>, _ columns: [Int], _ bytes: UnsafeBufferPointer<UInt8>,
    _ targets: [UnsafeMutableBufferPointer<Double>]
  ) -> [[Int]] {
    var faulty: [[Int]] = columns.map { _ in [] }
    guard case .delimiter(let delimiter) = format.separation else {
      for row in rows {
        for (index, column) in columns.enumerated() {
          targets[index].initializeElement(at: row, to: number(row, column, &faulty[index]))
        }
      }
      return faulty
    }
    for row in rows {
      var cursor = PlainCursor(bytes, delimiter, at: Int(starts[row]))
      for index in 0..<columns.count {
        let value =
          cursor.number(ofField: columns[index]) ?? number(row, columns[index], &faulty[index])
        targets[index].initializeElement(at: row, to: value)
      }
    }
    return faulty
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
    guard case .delimiter(let delimiter) = format.separation else { return nil }
    return source.bytes.withUnsafeBufferPointer { bytes in
      var cursor = PlainCursor(bytes, delimiter, at: Int(starts[row]))
      guard let range = cursor.text(ofField: column) else { return nil }
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

  /// Returns the bytes of the field `wanted` without surrounding blanks; nil if it is empty or
  /// comes after a quoted one.
  @inline(__always)
  mutating func text(ofField wanted: Int) -> Range<Int>? {
    while isPlain, column < wanted { skipField() }
    guard isPlain, position < bytes.count, bytes[position] != .quote else { return nil }
    var end = ByteSearch.fieldEnd(bytes, from: position, delimiter: delimiter)
    while position < end, isBlank(bytes[position]) { position += 1 }
    while position < end, isBlank(bytes[end - 1]) { end -= 1 }
    return position < end ? position..<end : nil
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
