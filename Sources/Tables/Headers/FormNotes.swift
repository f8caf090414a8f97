extension Table {
  /// The notes on the form of a text that reading it leaves unsaid: a separator that was found rather than
  /// declared, different line ends, and comments above the header.
  public var formNotes: [Diagnostic] {
    guard let separation else { return [] }
    return [noteOnSeparator(separation), noteOnLineEnds, noteOnComments].compactMap(\.self)
  }

  /// The separation of the fields of a text; nil for any other file.
  private var separation: TextFormat.Separation? {
    if case .text(let text) = content { text.table.format.separation } else { nil }
  }

  /// Whether the text says itself what its lines mean.
  private var isDescribed: Bool {
    let start = source.bytes[source.start...]
    return ["# %ECSV", "sep=", "C.D.S."].contains { start.starts(with: $0.utf8) }
  }

  private func noteOnSeparator(_ separation: TextFormat.Separation) -> Diagnostic? {
    guard case .delimiter(let byte) = separation, byte != UInt8(ascii: ","), !isDescribed,
      columns.count > 1
    else { return nil }
    let name =
      switch byte {
      case .tab: "tabs"
      case UInt8(ascii: ";"): "semicolons"
      default: "bars"
      }
    return diagnostic("the columns are separated by \(name)", severity: .note)
  }

  /// The note on rows that end in different ways, at the first that ends otherwise than the one before.
  private var noteOnLineEnds: Diagnostic? {
    guard ByteSearch.count(.cr, in: source.bytes[...]) > 0 else { return nil }
    var counts = (lf: 0, cr: 0, pair: 0)
    var (isQuoted, first, other) = (false, 0, nil as Int?)
    for (position, byte) in source.bytes.enumerated() {
      if byte == .quote { isQuoted.toggle() }
      guard !isQuoted, LineIndex.isEnd(position, source.bytes) else { continue }
      let isPair = byte == .lf && position > 0 && source.bytes[position - 1] == .cr
      let kind = isPair ? 3 : byte == .lf ? 1 : 2
      if first == 0 { first = kind }
      if kind != first, other == nil { other = position }
      switch kind {
      case 1: counts.lf += 1
      case 2: counts.cr += 1
      default: counts.pair += 1
      }
    }
    guard let other else { return nil }
    let kinds = [("LF", counts.lf), ("CR LF", counts.pair), ("CR", counts.cr)]
      .filter { $0.1 > 0 }.map { "\($0.1) with \($0.0)" }
    return source.diagnostic(
      "the lines end in different ways: \(kinds.joined(separator: ", "))", at: other..<other,
      severity: .note)
  }

  /// The note on comments above the line of the names, unless this is one of them.
  private var noteOnComments: Diagnostic? {
    let comments = CommentLines(source)
    guard let first = comments.lines.first, comments.end <= header.lowerBound, !isDescribed else {
      return nil
    }
    let count = comments.lines.count
    let lines =
      count == 1
      ? "1 line above the header is a comment and is"
      : "\(count) lines above the header are comments and are"
    return source.diagnostic(
      "\(lines) not read", at: first.lowerBound - 1..<first.upperBound, severity: .note)
  }
}
