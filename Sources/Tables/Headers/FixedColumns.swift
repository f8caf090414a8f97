/// Columns at fixed positions of the lines.
enum FixedColumns {
  /// Adds a fault for each row with a value outside of the columns of `layout`, since it would be
  /// cut.
  static func check(_ layout: TextLayout, _ source: SourceText, _ faults: inout Diagnostics) {
    guard case .fixed(let columns) = layout.format.separation else { return }
    var reader = LineReader(source.bytes, from: layout.rows.lowerBound)
    while let line = reader.next(), line.lowerBound < layout.rows.upperBound {
      var position = line.lowerBound
      for column in columns where position < line.upperBound {
        let start = min(line.lowerBound + column.lowerBound, line.upperBound)
        report(position..<max(position, start), source, &faults)
        position = max(position, min(line.lowerBound + column.upperBound, line.upperBound))
      }
      report(position..<line.upperBound, source, &faults)
    }
  }

  private static func report(_ gap: Range<Int>, _ source: SourceText, _ faults: inout Diagnostics) {
    guard let byte = source.bytes[gap].firstIndex(where: { !isBlank($0) }) else { return }
    faults.append(
      error: source.diagnostic(
        "the value lies between two columns", at: byte..<byte + 1,
        suggestion: "align it with the names, or separate the columns by commas"))
  }

  /// Returns the byte ranges of the words of a line such as `----- ---  ------`; nil if it is not a
  /// rule of at least two.
  static func rule(_ line: Range<Int>, _ source: SourceText) -> [Range<Int>]? {
    guard source.bytes[line].allSatisfy({ $0 == .space || $0 == .hyphen || $0 == .equals }) else {
      return nil
    }
    let runs = words(line, source)
    return runs.count > 1 && runs.contains { $0.count > 1 } ? runs : nil
  }

  /// Returns the byte ranges of the words of a line, from its start.
  static func words(_ line: Range<Int>, _ source: SourceText) -> [Range<Int>] {
    source.bytes[line].split(whereSeparator: isBlank).map {
      $0.startIndex - line.lowerBound..<$0.endIndex - line.lowerBound
    }
  }
}
