import CText

/// A scanner for the rows of a text table.
///
/// Rows end with LF, CR or CRLF; blank lines are skipped, as are comments if the format has them. The
/// comment `#END#` ends the table.
struct RowScanner {
  private let bytes: UnsafeBufferPointer<UInt8>
  private let format: TextFormat
  private let end: Int
  private let delimiter: UInt8?
  private let isBarred: Bool
  /// The start of the next row or blank line.
  private(set) var position: Int
  /// The errors in the rows read so far.
  private(set) var faults: [FormFault] = []
  /// The first comment, and the number of comments.
  private(set) var comments: (first: Range<Int>, count: Int)?
  /// Whether the table has been ended by a comment.
  private(set) var hasEnded = false
  /// The number of line ends that have been passed.
  private(set) var lineCount = 0

  /// A row: its start, its line end and its number of fields.
  struct Row {
    var range: Range<Int>
    var fieldCount: Int
  }

  /// Creates a scanner of the rows that start within `range`.
  init(_ bytes: UnsafeBufferPointer<UInt8>, _ format: TextFormat, within range: Range<Int>) {
    self.bytes = bytes
    self.format = format
    position = range.lowerBound
    end = range.upperBound
    if case .delimiter(let byte) = format.separation { delimiter = byte } else { delimiter = nil }
    isBarred = format.separation == .bars
  }

  /// Returns the next row; nil at the end.
  mutating func next() -> Row? {
    while skipBlankLine() || (isBarred && skipRule()) {}
    guard position < end, !hasEnded else { return nil }
    let start = position
    let count = countFields()
    let row = Row(range: start..<position, fieldCount: count)
    skipLineEnd()
    return row
  }

  /// Appends the starts of the plain rows from here on that have `fieldCount` fields, up to the first other row.
  mutating func takePlainRows(_ fieldCount: Int, into starts: inout [UInt32]) {
    if hasEnded { return }
    format.withText(bytes) { text in
      withUnsafeTemporaryAllocation(of: UInt32.self, capacity: 1 << 10) { buffer in
        var found: ct_rows
        repeat {
          found = ct_find_rows(
            text, position, end, fieldCount, Limits.cell, buffer.baseAddress, buffer.count)
          if starts.isEmpty, found.count > 0 {
            let size = max((found.next - position) / found.count, 8)
            starts.reserveCapacity((end - position) / size * 17 / 16)
          }
          starts.append(contentsOf: buffer[..<found.count])
          lineCount += found.count
          position = found.next
        } while found.count == buffer.count
      }
    }
  }

  /// Returns the errors found since the last call.
  mutating func takeFaults() -> [FormFault] {
    defer { faults = [] }
    return faults
  }

  private mutating func countFields() -> Int {
    let start = position
    var cursor = FieldCursor(bytes, format, at: start)
    var count = 0
    while !cursor.isAtEnd {
      _ = cursor.next()
      count += 1
    }
    position = cursor.position
    lineCount += (start..<position).count { LineIndex.isEnd($0, bytes) }
    faults += cursor.faults
    return count
  }

  private mutating func skipLineEnd() {
    guard position < bytes.count else { return }
    lineCount += 1
    let isPair = bytes[position] == .cr && position + 1 < bytes.count && bytes[position + 1] == .lf
    position += isPair ? 2 : 1
  }

  /// Skips a blank line or a comment; returns whether there was one.
  private mutating func skipBlankLine() -> Bool {
    guard position < end, bytes[position] <= .hash else { return false }
    if format.skipsComments, bytes[position] == .hash { return skipComment() }
    var stop = position
    while stop < bytes.count, bytes[stop] == .space || (bytes[stop] == .tab && delimiter != .tab) {
      stop += 1
    }
    guard stop == bytes.count || isLineEnd(bytes[stop]) else { return false }
    position = stop
    skipLineEnd()
    return true
  }

  private mutating func skipComment() -> Bool {
    let start = position
    while position < bytes.count, !isLineEnd(bytes[position]) { position += 1 }
    hasEnded = bytes[start..<position].starts(with: "#END#".utf8)
    if !hasEnded { comments = (comments?.first ?? start..<position, (comments?.count ?? 0) + 1) }
    skipLineEnd()
    return !hasEnded
  }

  private mutating func skipRule() -> Bool {
    guard position < end else { return false }
    var stop = position
    while stop < bytes.count, !isLineEnd(bytes[stop]) { stop += 1 }
    guard Self.isRule(bytes[position..<stop]) else { return false }
    position = stop
    skipLineEnd()
    return true
  }

  /// Whether a line is a rule of a table with bars, such as `|---|--:|` or `+===+===+`.
  static func isRule(_ line: some Collection<UInt8>) -> Bool {
    let hasRun = zip(line, line.dropFirst()).contains {
      $0 == $1 && ($0 == .hyphen || $0 == .equals)
    }
    return hasRun && line.allSatisfy { "|+-=: \t".utf8.contains($0) }
  }
}
