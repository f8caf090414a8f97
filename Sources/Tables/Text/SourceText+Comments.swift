extension SourceText {
  /// The lines that begin with `#`, without that mark and without the line end.
  public var comments: [Range<Int>] {
    var lines = LineReader(bytes, from: start)
    var comments: [Range<Int>] = []
    while let line = lines.next() {
      if line.first.map({ bytes[$0] == .hash }) == true { comments.append(line.dropFirst()) }
    }
    return comments
  }
}
