/// A long text table that is read block by block, each a ``Table`` with the columns of the whole.
///
/// The columns and the format of the rows follow from the beginning of the file. A block consists of
/// that beginning and of rows from further on; its diagnostics have the places of the file. Blocks are
/// divided between rows, so that the division changes no table.
public struct TableBlocks {
  /// A part of the rows.
  public struct Block: Sendable {
    /// The rows, below the header of the file.
    public let table: Table
    /// The number of rows in the blocks before.
    public let rowsBefore: Int
    /// The faults of their form.
    public let faults: Diagnostics
    /// The number of comments among them.
    public let commentCount: Int
    /// The note on `count` comments of which the first is in this block; nil if there is none here.
    public let noteOnComments: @Sendable (_ count: Int) -> Diagnostic?
  }

  /// The notes on the layout, and on the columns.
  private var notes = (layout: Diagnostics(), columns: Diagnostics())
  private let layout: TextLayout
  private let name: String
  /// The file up to the first row.
  private let head: [UInt8]
  /// The bytes that have been read but are in no block yet.
  private var rest: [UInt8] = []
  /// The number of lines between the head and ``rest``.
  private var lines = 0
  /// The number of rows in the blocks so far.
  private var rows = 0
  private var isAtEnd = false
  private var hasEnded = false

  /// The fewest rows of a beginning that is not the whole file: as many as decide on decimal commas.
  private static let fewestRows = 100

  /// Finds the columns of the table of the file `name` from its first bytes; nil if these do not determine the table:
  /// if its columns have fixed widths or are separated by blanks or bars, if it may have decimal commas, or if it has
  /// errors.
  ///
  /// - Parameters:
  ///   - start: The first bytes of the file.
  ///   - isWhole: Whether these are all.
  ///   - name: The name of the file.
  public init?(start: [UInt8], isWhole: Bool, name: String) {
    let source = SourceText(start, name: name)
    var faults = Diagnostics()
    let layout = TextLayout(limited: source, faults: &faults)
    guard case .delimiter = layout.format.separation, !layout.hasEndMark, layout.names.count > 1,
      !faults.hasErrors
    else { return nil }
    self.layout = layout
    self.name = name
    head = Array(start[..<layout.rows.lowerBound])
    notes.layout = faults
    guard source.encodingFault(in: 0..<head.count) == nil else { return nil }
    // The last row may be cut off.
    var known = layout
    let last = isWhole ? start.count : start.dropLast().lastIndex(where: isLineEnd) ?? 0
    known.rows = layout.rows.lowerBound..<max(layout.rows.lowerBound, last)
    let text = TextTable(known, in: source, faults: &faults)
    guard !faults.hasErrors, isWhole || text.rowCount >= Self.fewestRows && text.end < start.count,
      !text.mayHaveDecimalCommas(known)
    else { return nil }
    Table(layout, text).reportColumns(to: &notes.columns)
    if notes.columns.hasErrors { return nil }
  }

  /// The notes on the form of the table, among them `comments`, that on its comments.
  public func notes(_ comments: Diagnostic?) -> Diagnostics {
    Diagnostics(notes.layout.shown + (comments.map { [$0] } ?? []) + notes.columns.shown)
  }

  /// Returns the next block; nil at the end.
  ///
  /// - Parameters:
  ///   - size: The number of bytes to read; more are read if a row is longer.
  ///   - append: Appends up to that many bytes of the file, in the first call from ``headSize`` on; returns false
  ///     at its end.
  /// - Returns: The block.
  /// - Throws: What `append` throws, or that the bytes are not text.
  public mutating func next(
    size: Int, _ append: (inout [UInt8], Int) throws -> Bool
  ) throws -> Block? {
    if isAtEnd { return nil }
    var bytes = head
    bytes.reserveCapacity(head.count + rest.count + size)
    bytes += rest
    var wanted = size
    while true {
      isAtEnd = try !append(&bytes, wanted)
      if let block = try block(bytes) { return block }
      wanted = max(size, bytes.count)
    }
  }

  /// The number of bytes before the first row, from which the blocks are read.
  public var headSize: Int { head.count }

  /// Returns the rows that are complete in `bytes`; nil if none can be, as after an opening quote.
  private mutating func block(_ bytes: [UInt8]) throws -> Block? {
    // The byte after a line end shows whether it is complete.
    let last = isAtEnd ? bytes.count : bytes[head.count...].dropLast().lastIndex(where: isLineEnd)
    guard let last else { return nil }
    var layout = layout
    layout.rows = hasEnded ? last..<last : head.count..<last
    let source = SourceText(bytes, name: name, gap: (head.count, lines))
    var faults = Diagnostics()
    let text = TextTable(layout, in: source, faults: &faults)
    guard text.end < bytes.count || isAtEnd else { return nil }
    if let fault = source.encodingFault(in: head.count..<text.end) { throw Diagnostics([fault]) }
    rest = Array(bytes[text.end...])
    lines += text.lineCount
    hasEnded = hasEnded || text.hasEnded
    if hasEnded, isAtEnd { rest = [] }
    let comments = text.comments
    defer { rows += text.rowCount }
    return Block(
      table: Table(layout, text), rowsBefore: rows, faults: faults,
      commentCount: comments?.count ?? 0
    ) { count in
      comments.map { TextTable.note(ofComments: count, first: $0.first, in: source) }
    }
  }
}
