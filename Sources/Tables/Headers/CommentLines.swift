/// The comment lines at the start of a text.
struct CommentLines {
  /// The bytes of each line, without the `#`s and the line end.
  private(set) var lines: [Range<Int>] = []
  /// The start of the first line that is neither a comment nor empty.
  private(set) var end: Int

  init(_ source: SourceText) {
    let bytes = source.bytes
    var position = source.start
    while position < bytes.count {
      if isLineEnd(bytes[position]) {
        position += 1
        continue
      }
      guard bytes[position] == .hash else { break }
      while position < bytes.count, bytes[position] == .hash { position += 1 }
      let start = position
      while position < bytes.count, !isLineEnd(bytes[position]) { position += 1 }
      lines.append(start..<position)
    }
    end = position
  }
}
