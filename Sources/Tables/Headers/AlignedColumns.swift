/// Columns whose values stand below one another, with blanks in the names or in the values.
///
///     HIP   RA (deg)    B-V
///      38  0.11104694  0.78
///      57  0.16828557  0.86
struct AlignedColumns {
  /// The byte ranges of the columns in each line.
  let ranges: [Range<Int>]
  /// The range of each name.
  let names: [Range<Int>]
  /// Whether every row has one word in each column.
  let isFull: Bool

  private static let widestLine = 10_000

  /// Finds the columns of the lines from `start`, the first of which holds the names; nil if the
  /// alignment is not plain.
  ///
  /// Columns are separated by positions that are blank in every line. In a table with a word in
  /// each column of every row, the words of the names are those above a column. In any other, each
  /// column has one word for a name, and its values begin or end below one another.
  init?(_ source: SourceText, at start: Int) {
    var reader = LineReader(source.bytes, from: start)
    guard let header = reader.next() else { return nil }
    var isFilled: [Bool] = []
    var counts: Set<Int> = []
    while let line = reader.next() {
      let text = source.bytes[line]
      if text.allSatisfy(isBlank) || text.first == .hash { continue }
      guard Self.add(text, to: &isFilled) else { return nil }
      counts.insert(FixedColumns.words(line, source).count)
    }
    guard !counts.isEmpty else { return nil }
    let words = FixedColumns.words(header, source)
    let columns = Self.runs(isFilled)
    if counts == [columns.count], columns.count > 1, let names = Self.names(words, columns) {
      (ranges, isFull) = (columns, true)
      self.names = names.map { $0.shifted(by: header.lowerBound) }
      return
    }
    guard Self.add(source.bytes[header], to: &isFilled) else { return nil }
    (ranges, isFull) = (Self.merged(Self.runs(isFilled), words), false)
    guard ranges.count > 1, Self.haveEdges(ranges, source, at: start),
      let names = Self.names(words, ranges),
      names.count(where: \.isEmpty) + words.count == ranges.count
    else { return nil }
    self.names = names.map { $0.shifted(by: header.lowerBound) }
  }

  /// Marks the positions of a line that are not blank; returns whether its bytes are its positions.
  private static func add(_ line: ArraySlice<UInt8>, to isFilled: inout [Bool]) -> Bool {
    guard line.count <= widestLine, !line.contains(where: { $0 == .tab || $0 >= 0x80 }) else {
      return false
    }
    if line.count > isFilled.count {
      isFilled += Array(repeating: false, count: line.count - isFilled.count)
    }
    for (offset, byte) in line.enumerated() where byte != .space { isFilled[offset] = true }
    return true
  }

  private static func runs(_ isFilled: [Bool]) -> [Range<Int>] {
    isFilled.indices.split { !isFilled[$0] }.map { $0.startIndex..<$0.endIndex }
  }

  /// Returns the ranges, those without a name merged with the only one that is one blank away: both
  /// are words of the same texts.
  private static func merged(_ ranges: [Range<Int>], _ words: [Range<Int>]) -> [Range<Int>] {
    var merged: [Range<Int>] = []
    var joinsNext = false
    for (index, range) in ranges.enumerated() {
      let isNear = index > 0 && range.lowerBound == ranges[index - 1].upperBound + 1
      let isNextNear =
        index + 1 < ranges.count && ranges[index + 1].lowerBound == range.upperBound + 1
      let isNamed = words.contains { $0.overlaps(range) }
      if let last = merged.last, joinsNext || (!isNamed && isNear && !isNextNear) {
        merged[merged.count - 1] = last.lowerBound..<range.upperBound
      } else {
        merged.append(range)
      }
      joinsNext = !isNamed && isNextNear && !isNear
    }
    return merged
  }

  /// Whether each column has values, and its words begin or end at the same position in all lines, so
  /// that no text with a blank is cut in two.
  private static func haveEdges(_ ranges: [Range<Int>], _ source: SourceText, at start: Int) -> Bool
  {
    var lefts: [Set<Int>] = ranges.map { _ in [] }
    var rights = lefts
    var counts = ranges.map { _ in 0 }
    var reader = LineReader(source.bytes, from: start)
    while let line = reader.next() {
      if source.bytes[line].first == .hash { continue }
      for (index, range) in ranges.enumerated() {
        let field = range.clamped(to: 0..<line.count)
        let text = source.bytes[
          line.lowerBound + field.lowerBound..<line.lowerBound + field.upperBound
        ].trimmingBlanks()
        if text.isEmpty { continue }
        counts[index] += 1
        if lefts[index].count < 2 { lefts[index].insert(text.startIndex - line.lowerBound) }
        if rights[index].count < 2 { rights[index].insert(text.endIndex - line.lowerBound) }
      }
    }
    return counts.allSatisfy { $0 > 1 }
      && zip(lefts, rights).allSatisfy { $0.count == 1 || $1.count == 1 }
  }

  /// Returns the name of each column, from its first word to its last; nil if a word is above none
  /// or two of them, or a column but the first has no name.
  private static func names(_ words: [Range<Int>], _ columns: [Range<Int>]) -> [Range<Int>]? {
    var names: [Range<Int>?] = columns.map { _ in nil }
    for word in words {
      let below = columns.indices.filter { columns[$0].overlaps(word) }
      guard below.count == 1 else { return nil }
      names[below[0]] = (names[below[0]] ?? word).lowerBound..<word.upperBound
    }
    if names[0] == nil { names[0] = 0..<0 }
    let found = names.compactMap(\.self)
    return found.count == columns.count ? found : nil
  }
}

extension Range<Int> {
  /// Returns the range moved by `offset`.
  fileprivate func shifted(by offset: Int) -> Range<Int> {
    lowerBound + offset..<upperBound + offset
  }
}
