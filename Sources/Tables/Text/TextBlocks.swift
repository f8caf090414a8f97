/// A long text of comma-separated values, read as one table per block of whole rows.
///
/// Each block gets the header, so that it is a text of its own. Only a text whose rows can be read without the others is
/// divided: one with a plain header in its first line.
public struct TextBlocks: Sendable {
  private let name: String
  private let header: [UInt8]
  private let headerLines: Int
  /// The bytes after the last whole row.
  private var rest: [UInt8]
  /// The number of lines in earlier blocks.
  private var lines = 0

  /// The text that begins with `head`; nil if it cannot be divided.
  public init?(head: [UInt8], name: String) {
    let source = SourceText(head, name: name)
    var faults = Diagnostics()
    let layout = TextLayout(source, faults: &faults)
    guard layout.format.separation == .comma, layout.format.exceptions == nil, !faults.hasErrors,
      layout.header.lowerBound == source.start, layout.names.count > 1,
      layout.units.allSatisfy({ $0 == nil }), layout.rows.lowerBound > 0,
      !layout.rows.isEmpty, isLineEnd(head[layout.rows.lowerBound - 1])
    else { return nil }
    self.name = name
    header = Array(head[..<layout.rows.lowerBound])
    headerLines = header.count { $0 == .lf }
    rest = []
  }

  /// The number of bytes of the header, which do not belong to the first block.
  public var headerCount: Int { header.count }

  /// The table of the rows in `bytes`, which follow those of the last call, as far as they are whole.
  ///
  /// - Parameters:
  ///   - bytes: The next bytes of the text.
  ///   - isLast: Whether no others follow.
  ///   - body: The work on the table and the diagnostics of its form.
  /// - Throws: The diagnostics that `body` throws, with their places in the whole text.
  public mutating func read(
    _ bytes: ArraySlice<UInt8>, isLast: Bool,
    _ body: (Table, Diagnostics) throws(Diagnostics) -> Void
  ) throws(Diagnostics) {
    var text = header
    text.reserveCapacity(header.count + rest.count + bytes.count)
    text += rest
    text += bytes
    let end = isLast ? text.count : Self.lastRowEnd(in: text, from: header.count)
    rest = Array(text[end...])
    text.removeSubrange(end...)
    guard end > header.count else { return }
    let newLines = text.count { $0 == .lf } - headerLines
    var faults = Diagnostics()
    let table = Table(SourceText(text, name: name), faults: &faults)
    do throws(Diagnostics) {
      try body(table, faults)
    } catch {
      throw moved(error)
    }
    lines += newLines
  }

  /// The end of the last whole row: a line end outside quotation marks.
  private static func lastRowEnd(in text: [UInt8], from start: Int) -> Int {
    text.withUnsafeBufferPointer { text in
      var end = text.count
      while end > start, text[end - 1] != .lf { end -= 1 }
      let whole = UnsafeBufferPointer(rebasing: text[start..<end])
      guard ByteSearch.isOdd(.quote, in: whole) else { return end }
      var isQuoted = false
      var last = start
      for place in start..<end {
        if text[place] == .quote { isQuoted.toggle() }
        if text[place] == .lf, !isQuoted { last = place + 1 }
      }
      return last
    }
  }

  /// The diagnostics of a block with their places in the whole text.
  private func moved(_ diagnostics: Diagnostics) -> Diagnostics {
    var moved = Diagnostics()
    for diagnostic in diagnostics.shown {
      var diagnostic = diagnostic
      if let line = diagnostic.place?.line, line > headerLines {
        diagnostic.place?.line = line + lines
      }
      moved.append(diagnostic)
    }
    let others = diagnostics.omitted
    if diagnostics.hasErrors { moved.omit(errors: others) } else { moved.omit(others) }
    return moved
  }
}
