/// A second scanner of text with delimiters, written from docs/formats.md one byte after another: no shortcut of the
/// program's readers, and none of their code.
struct PlainScanner {
  /// A row: the line in which it begins, and its fields.
  struct Row: Equatable {
    var line: Int
    var fields: [[UInt8]] = []
  }

  /// The rows, the first of which holds the names, whatever their number of fields.
  private(set) var rows: [Row] = []
  /// The errors in the quoting, each as its line and its message.
  private(set) var faults: [String] = []
  /// The rows with such an error.
  private(set) var faultyRows: Set<Int> = []
  /// The number of comments below the names.
  private(set) var commentCount = 0

  private enum State {
    /// Before the first byte of a field.
    case start
    /// In a field without quotation marks.
    case plain
    /// Between quotation marks.
    case quoted
    /// After a quotation mark between quotation marks: the end of them, or half of a pair.
    case mark
    /// After the closing quotation mark.
    case closed
  }

  private let bytes: [UInt8]
  private let delimiter: UInt8
  private var position: Int
  private var line = 1

  /// Scans `bytes`, whose fields are separated by `delimiter`.
  init(_ bytes: [UInt8], delimiter: UInt8) {
    self.bytes = bytes
    self.delimiter = delimiter
    position = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
    while position < bytes.count {
      let text = restOfLine
      if isBlank(text) {
        skip(text)
      } else if text.first == UInt8(ascii: "#") {
        if !rows.isEmpty, text.starts(with: "#END#".utf8) { return }
        if !rows.isEmpty { commentCount += 1 }
        skip(text)
      } else {
        scanRow()
      }
    }
  }

  // MARK: - Lines

  private var restOfLine: ArraySlice<UInt8> { bytes[position...].prefix { $0 != 10 && $0 != 13 } }

  private func isBlank(_ text: ArraySlice<UInt8>) -> Bool {
    text.allSatisfy { $0 == 32 || $0 == 9 && $0 != delimiter }
  }

  /// Skips the rest of a line, and its end.
  private mutating func skip(_ text: ArraySlice<UInt8>) {
    position += text.count
    if position < bytes.count { takeLineEnd() }
  }

  /// Takes LF, CR, or both as one; returns them.
  @discardableResult
  private mutating func takeLineEnd() -> [UInt8] {
    let isPair = bytes[position...].starts(with: [13, 10])
    defer {
      position += isPair ? 2 : 1
      line += 1
    }
    return Array(bytes[position..<position + (isPair ? 2 : 1)])
  }

  // MARK: - Rows

  private mutating func scanRow() {
    var row = Row(line: line)
    var field: [UInt8] = []
    var state = State.start
    var (opening, hasRest) = (line, false)
    func fault(_ message: String, _ line: Int) -> String { "\(line): \(message)" }
    while position < bytes.count {
      let byte = bytes[position]
      if state == .mark, byte != UInt8(ascii: "\"") { state = .closed }
      if state == .quoted || state == .mark {
        if byte == 10 || byte == 13 {
          field += takeLineEnd()
          continue
        }
        position += 1
        if byte == UInt8(ascii: "\""), state == .quoted {
          state = .mark
        } else {
          field.append(byte)
          state = .quoted
        }
      } else if byte == delimiter {
        row.fields.append(Self.trimmed(field))
        (field, state, hasRest) = ([], .start, false)
        position += 1
      } else if byte == 10 || byte == 13 {
        break
      } else if state == .start, byte == UInt8(ascii: "\"") {
        (state, opening) = (.quoted, line)
        position += 1
      } else {
        if state != .closed {
          field.append(byte)
          state = .plain
        } else if byte != 32, byte != 9, !hasRest {
          hasRest = true
          faults.append(fault("text after the closing quote", line))
          faultyRows.insert(rows.count)
        }
        position += 1
      }
    }
    if state == .quoted {
      faults.append(fault("this quote is never closed", opening))
      faultyRows.insert(rows.count)
    }
    row.fields.append(Self.trimmed(field))
    rows.append(row)
    if position < bytes.count { takeLineEnd() }
  }

  private static func trimmed(_ field: [UInt8]) -> [UInt8] {
    let start = field.drop { $0 == 32 || $0 == 9 }
    return Array(start.reversed().drop { $0 == 32 || $0 == 9 }.reversed())
  }
}
