/// The rows of a table in text: where they begin, and how their fields are found.
///
/// Four bytes are kept of a row. Fields are looked up in the file when they are asked for, so that the
/// text of a column costs nothing until then.
struct TextTable: Sendable {
  /// The file.
  let source: SourceText
  /// How fields are told apart.
  let format: TextFormat
  /// How many fields a row has.
  let columnCount: Int
  /// Where each row begins in the file.
  let starts: [UInt32]

  /// The largest file, in bytes, so that four bytes are enough for an offset.
  static let limit = Int(UInt32.max)

  /// How many rows there are.
  var rowCount: Int { starts.count }

  /// Finds the rows of `layout`; those that don't have a field for each column are faults.
  init(_ layout: TextLayout, in source: SourceText, faults: inout Diagnostics) {
    self.source = source
    format = layout.format
    columnCount = layout.names.count
    let rows = layout.rows
    var pieces = Self.pieces(source.bytes, format, columnCount, rows)
    if pieces.contains(where: \.metQuote) {
      pieces = [Self.scan(source.bytes, format, columnCount, rows, stopsAtQuotes: false)]
    }
    for piece in pieces {
      for row in piece.ragged {
        let fields = row.fieldCount == 1 ? "1 field" : "\(row.fieldCount) fields"
        faults.append(
          source.diagnostic("a row of \(fields); the header has \(columnCount)", at: row.range))
      }
      faults.omit(errors: piece.omitted)
    }
    for fault in pieces.flatMap(\.faults) {
      faults.append(source.diagnostic(fault.message, at: fault.range))
    }
    starts = pieces.count == 1 ? pieces[0].starts : pieces.flatMap(\.starts)
  }

  // MARK: - Rows

  private struct Piece: Sendable {
    var starts: [UInt32] = []
    var ragged: [RowScanner.Row] = []
    var faults: [FormFault] = []
    var omitted = 0
    var metQuote = false
  }

  /// The rows of parts of the file, cut at line ends; wrong if a part met a quote, as a quoted field may
  /// hold line ends.
  private static func pieces(
    _ bytes: [UInt8], _ format: TextFormat, _ columnCount: Int, _ rows: Range<Int>
  ) -> [Piece] {
    inParts(of: rows, least: 1 << 20) { part in
      let low =
        part.lowerBound == rows.lowerBound ? rows.lowerBound : lineStart(bytes, part.lowerBound)
      let high =
        part.upperBound == rows.upperBound ? rows.upperBound : lineStart(bytes, part.upperBound)
      return scan(bytes, format, columnCount, low..<max(low, high), stopsAtQuotes: part != rows)
    }
  }

  /// The first line start at `offset` or after it.
  private static func lineStart(_ bytes: [UInt8], _ offset: Int) -> Int {
    var position = offset
    while position < bytes.count, !LineIndex.isEnd(position - 1, bytes) { position += 1 }
    return position
  }

  private static func scan(
    _ bytes: [UInt8], _ format: TextFormat, _ columnCount: Int, _ range: Range<Int>,
    stopsAtQuotes: Bool
  ) -> Piece {
    bytes.withUnsafeBufferPointer { bytes in
      var piece = Piece()
      var scanner = RowScanner(bytes, format, within: range)
      while let row = scanner.next() {
        let hasFaults = !scanner.faults.isEmpty
        if row.fieldCount == columnCount {
          piece.starts.append(UInt32(truncatingIfNeeded: row.range.lowerBound))
        } else if !hasFaults, piece.ragged.count < Diagnostics.limit {
          piece.ragged.append(row)
        } else if !hasFaults {
          piece.omitted += 1
        }
        if hasFaults { take(&scanner, into: &piece) }
        if stopsAtQuotes, scanner.metQuote { break }
      }
      piece.metQuote = scanner.metQuote && stopsAtQuotes
      return piece
    }
  }

  private static func take(_ scanner: inout RowScanner, into piece: inout Piece) {
    let faults = scanner.takeFaults()
    let room = Diagnostics.limit - piece.faults.count
    piece.faults += faults.prefix(room)
    piece.omitted += max(0, faults.count - room)
  }

  // MARK: - Fields

  /// The bytes of a row that must exist, with its line end, and with what stands between it and the next.
  func bytes(ofRow row: Int) -> ArraySlice<UInt8> {
    let end = row + 1 < starts.count ? Int(starts[row + 1]) : source.bytes.count
    return source.bytes[Int(starts[row])..<end]
  }

  /// The field of a row and a column, which must exist.
  func field(_ row: Int, _ column: Int) -> Field {
    source.bytes.withUnsafeBufferPointer { bytes in
      var cursor = FieldCursor(bytes, format, at: Int(starts[row]))
      for _ in 0..<column where !cursor.isAtEnd { _ = cursor.next() }
      return cursor.next()
    }
  }

  /// The bytes of a field of the file, quotes resolved and blanks around it left out.
  static func bytes(of field: Field, in source: SourceText) -> ArraySlice<UInt8> {
    let raw = source.bytes[field.range]
    guard field.hasDoubledQuotes else { return raw.trimmingBlanks() }
    var bytes: [UInt8] = []
    var isDoubled = false
    for byte in raw {
      isDoubled = byte == .quote && !isDoubled
      if !isDoubled { bytes.append(byte) }
    }
    return bytes[...].trimmingBlanks()
  }
}
