/// Columns whose values stand below one another, with blanks in the names or in the values.
///
///     HIP   RA (deg)    B-V
///      38  0.11104694  0.78
///      57              0.86
struct AlignedColumns {
  /// The byte ranges of the columns in each line.
  let ranges: [Range<Int>]
  /// Whether every row has one word in each column.
  let isFull: Bool

  private static let widestLine = 10_000

  /// Finds the columns of the lines from `start`, the first of which holds the names; nil if the
  /// alignment is not plain.
  ///
  /// Columns are separated by positions that are blank in every line. Either every row has a word
  /// in each column, or every column has one word for a name.
  init?(_ source: SourceText, at start: Int) {
    var reader = LineReader(source.bytes, from: start)
    var isFilled: [Bool] = []
    var header: Range<Int>?
    var counts: Set<Int> = []
    while let line = reader.next() {
      let text = source.bytes[line]
      if text.allSatisfy(isBlank) || text.first == .hash { continue }
      guard line.count <= Self.widestLine, !text.contains(where: { $0 == .tab || $0 >= 0x80 })
      else { return nil }
      if header != nil { counts.insert(FixedColumns.words(line, source).count) }
      header = header ?? line
      if line.count > isFilled.count {
        isFilled += Array(repeating: false, count: line.count - isFilled.count)
      }
      for (offset, byte) in text.enumerated() where byte != .space { isFilled[offset] = true }
    }
    guard let header, !counts.isEmpty else { return nil }
    ranges = isFilled.indices.split { !isFilled[$0] }.map { $0.startIndex..<$0.endIndex }
    guard ranges.count > 1 else { return nil }
    let words = FixedColumns.words(header, source)
    isFull = counts == [ranges.count]
    let isNamed = ranges.allSatisfy { range in
      words.contains { range.clamped(to: $0) == $0 }
    }
    guard isNamed, isFull || words.count == ranges.count else { return nil }
  }
}
