import Parallelism

/// The rows of a text table: their positions, and access to their fields.
///
/// Four bytes are kept per row. Fields are looked up in the file on access, so that the text of a
/// column costs nothing until then.
struct TextTable: Sendable {
  /// The file.
  let source: SourceText
  /// The format of the rows.
  var format: TextFormat
  /// The number of fields in a row.
  let columnCount: Int
  /// The start of each row in the file.
  let starts: [UInt32]
  /// The first comment among the rows, and the number of comments; nil if there are none.
  let comments: (first: Range<Int>, count: Int)?
  /// The start of what comes after the rows.
  let end: Int
  /// The number of line ends up to there.
  let lineCount: Int
  /// Whether a comment ends the table.
  let hasEnded: Bool

  /// The largest file size, in bytes, for which offsets fit into four bytes.
  static let limit = Int(UInt32.max)

  /// The number of rows.
  var rowCount: Int { starts.count }

  /// Finds the rows that start in the range of `layout`, in parts of at least `least` bytes; rows
  /// without exactly one field per column are faults.
  init(
    _ layout: TextLayout, in source: SourceText, faults: inout Diagnostics, least: Int = 1 << 20
  ) {
    self.source = source
    format = layout.format
    columnCount = layout.names.count
    let pieces = Self.pieces(source.bytes, format, columnCount, layout.rows, least)
    for piece in pieces {
      for row in piece.ragged {
        let fields = row.fieldCount == 1 ? "1 field" : "\(row.fieldCount) fields"
        faults.append(
          source.diagnostic("the row has \(fields); the header has \(columnCount)", at: row.range))
      }
      faults.omit(errors: piece.omitted)
    }
    for fault in pieces.flatMap(\.faults) {
      faults.append(source.diagnostic(fault.message, at: fault.range))
    }
    starts = Array(joining: pieces.map(\.starts))
    end = pieces.last?.range.upperBound ?? layout.rows.lowerBound
    lineCount = pieces.reduce(0) { $0 + $1.lineCount }
    hasEnded = pieces.last?.hasEnded ?? false
    let comments = pieces.compactMap(\.comments)
    self.comments = comments.first.map { ($0.first, comments.reduce(0) { $0 + $1.count }) }
  }

  /// Returns the note on `count` comments, the first of which is at `first` in `source`.
  static func note(ofComments count: Int, first: Range<Int>, in source: SourceText) -> Diagnostic {
    let lines = count == 1 ? "1 line that begins" : "\(count) lines that begin"
    return source.diagnostic(
      "\(lines) with # \(count == 1 ? "is a comment and is" : "are comments and are") not read",
      at: first, severity: .note)
  }

  /// A table by reference: where fields are looked up on all cores, each look-up would otherwise count the references to
  /// each part of the table.
  final class Reference: Sendable {
    let table: TextTable

    init(_ table: TextTable) { self.table = table }
  }

  // MARK: - Rows

  private struct Piece: Sendable {
    /// From the first row to the first one that starts after the piece.
    var range: Range<Int>
    var starts: [UInt32] = []
    var ragged: [RowScanner.Row] = []
    var faults: [FormFault] = []
    var omitted = 0
    var comments: (first: Range<Int>, count: Int)?
    var lineCount = 0
    var hasEnded = false

    mutating func add(_ fault: FormFault) {
      if faults.count < Diagnostics.limit { faults.append(fault) } else { omitted += 1 }
    }
  }

  /// Returns the rows of parts of the file, all scanned concurrently.
  ///
  /// A part is assumed to start after its first line end outside quotes, taking as many quotes to
  /// close before it as open, if there are any early in the file. If the previous part ends elsewhere,
  /// the part is scanned again from there.
  private static func pieces(
    _ bytes: [UInt8], _ format: TextFormat, _ columnCount: Int, _ rows: Range<Int>,
    _ least: Int
  ) -> [Piece] {
    let hasQuotes = ByteSearch.count(.quote, in: bytes[rows.prefix(1 << 16)]) > 0
    let parts = concurrentMap(partsOf: rows, least: least) { part in
      (part, isOdd: hasQuotes && ByteSearch.count(.quote, in: bytes[part]) & 1 == 1)
    }
    var starts: [Int] = []
    var isQuoted = false
    for (part, isOdd) in parts {
      starts.append(
        part.lowerBound == rows.lowerBound
          ? rows.lowerBound : lineStart(bytes, part, isQuoted: isQuoted))
      if isOdd { isQuoted.toggle() }
    }
    let ends = starts.dropFirst() + [rows.upperBound]
    let ranges = zip(starts, ends).map { $0..<max($0, $1) }
    var pieces = concurrentMap(partsOf: ranges.indices, least: 1) { indices in
      scan(bytes, format, columnCount, ranges[indices.lowerBound])
    }
    for index in pieces.indices.dropFirst() {
      let start = pieces[index - 1].range.upperBound
      guard start != pieces[index].range.lowerBound else { continue }
      let end = max(start, ranges[index].upperBound)
      pieces[index] = scan(bytes, format, columnCount, start..<end)
    }
    if let last = pieces.firstIndex(where: \.hasEnded) { pieces.removeSubrange((last + 1)...) }
    return pieces
  }

  /// Returns the first line start in `range`, which may begin within quotes; its end if there is none.
  private static func lineStart(_ bytes: [UInt8], _ range: Range<Int>, isQuoted: Bool) -> Int {
    var isQuoted = isQuoted
    for position in range {
      if !isQuoted, LineIndex.isEnd(position - 1, bytes) { return position }
      if bytes[position] == .quote { isQuoted.toggle() }
    }
    return range.upperBound
  }

  private static func scan(
    _ bytes: [UInt8], _ format: TextFormat, _ columnCount: Int, _ range: Range<Int>
  ) -> Piece {
    bytes.withUnsafeBufferPointer { bytes in
      var piece = Piece(range: range)
      var scanner = RowScanner(bytes, format, within: range)
      scanner.takePlainRows(columnCount, into: &piece.starts)
      while let row = scanner.next() {
        let hasFaults = !scanner.faults.isEmpty
        if row.range.count > Limits.cell, let fault = longField(in: row, bytes, format) {
          piece.add(fault)
        } else if row.fieldCount == columnCount {
          piece.starts.append(UInt32(truncatingIfNeeded: row.range.lowerBound))
        } else if !hasFaults, piece.ragged.count < Diagnostics.limit {
          piece.ragged.append(row)
        } else if !hasFaults {
          piece.omitted += 1
        }
        if hasFaults { take(&scanner, into: &piece) }
        scanner.takePlainRows(columnCount, into: &piece.starts)
      }
      piece.comments = scanner.comments
      piece.lineCount = scanner.lineCount
      piece.hasEnded = scanner.hasEnded
      piece.range = range.lowerBound..<max(range.lowerBound, scanner.position)
      return piece
    }
  }

  /// Returns the fault of the first field of a row that is longer than the limit; nil if none is.
  private static func longField(
    in row: RowScanner.Row, _ bytes: UnsafeBufferPointer<UInt8>, _ format: TextFormat
  ) -> FormFault? {
    var cursor = FieldCursor(bytes, format, at: row.range.lowerBound)
    while !cursor.isAtEnd {
      let field = cursor.next().range
      if field.count > Limits.cell {
        return FormFault(message: Limits.message(cell: field.count), range: field)
      }
    }
    return nil
  }

  private static func take(_ scanner: inout RowScanner, into piece: inout Piece) {
    let faults = scanner.takeFaults()
    let room = Diagnostics.limit - piece.faults.count
    piece.faults += faults.prefix(room)
    piece.omitted += max(0, faults.count - room)
  }

  // MARK: - Fields

  /// Returns the bytes of an existing row, with its line end and everything up to the next row.
  func bytes(ofRow row: Int) -> ArraySlice<UInt8> {
    let end = row + 1 < starts.count ? Int(starts[row + 1]) : source.bytes.count
    return source.bytes[Int(starts[row])..<end]
  }

  /// Returns the field of an existing row and column.
  func field(_ row: Int, _ column: Int) -> Field {
    source.bytes.withUnsafeBufferPointer { bytes in
      var cursor = FieldCursor(bytes, format, at: Int(starts[row]))
      for _ in 0..<column where !cursor.isAtEnd { _ = cursor.next() }
      return cursor.next()
    }
  }

  /// Calls `body` with each column and field of an existing row.
  func forEachField(_ row: Int, _ body: (Int, Field) -> Void) {
    source.bytes.withUnsafeBufferPointer { bytes in
      var cursor = FieldCursor(bytes, format, at: Int(starts[row]))
      for column in 0..<columnCount where !cursor.isAtEnd { body(column, cursor.next()) }
    }
  }

  /// Returns the bytes of an existing field, unquoted, without surrounding blanks, and as the format
  /// has them read.
  func bytes(_ row: Int, _ column: Int) -> ArraySlice<UInt8> {
    let bytes = Self.bytes(of: field(row, column), in: source)
    return format.exceptions?.read(bytes, column) ?? bytes
  }

  /// Returns the bytes of a field of the file, unquoted and without surrounding blanks.
  static func bytes(of field: Field, in source: SourceText) -> ArraySlice<UInt8> {
    let raw = source.bytes[field.range]
    guard let escape = field.escape else { return raw.trimmingBlanks() }
    var bytes: [UInt8] = []
    var isEscaped = false
    for position in raw.indices {
      let isFollowed =
        position + 1 < raw.endIndex && (raw[position + 1] == .quote || raw[position + 1] == .bar)
      isEscaped = !isEscaped && raw[position] == escape && isFollowed
      if !isEscaped { bytes.append(raw[position]) }
    }
    return bytes[...].trimmingBlanks()
  }
}
