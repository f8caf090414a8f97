extension TextLayout {
  /// Detects the format of the lines from `start`, the first of which holds the names.
  ///
  /// The delimiter is whichever of comma, tab, semicolon and bar occurs most often outside quotes in
  /// that line. If the rows below disagree, another one that they agree on is taken. If there is
  /// none, it is blanks if the first row has as many words, otherwise a comma.
  static func format(_ bytes: [UInt8], at start: Int) -> TextFormat {
    if bytes[start] == UInt8(ascii: "+"), isBarred(bytes, from: start) {
      return TextFormat(separation: .bars, skipsComments: true)
    }
    let counts = delimiters(bytes, from: start)
    let favourite = counts.max { $0.count < $1.count }?.delimiter
    let blanks = TextFormat(separation: .blanks, skipsComments: true)
    guard let favourite else {
      let format = TextFormat(separation: .comma, skipsComments: true)
      return agrees(blanks, bytes, from: start) || hasRowNames(blanks, bytes, from: start)
        ? blanks : format
    }
    if favourite == .bar, isBarred(bytes, from: start) {
      return TextFormat(separation: .bars, skipsComments: true)
    }
    let format = TextFormat(separation: .delimiter(favourite), skipsComments: true)
    if agrees(format, bytes, from: start) { return format }
    for (delimiter, _) in counts where delimiter != favourite {
      let other = TextFormat(separation: .delimiter(delimiter), skipsComments: true)
      if agrees(other, bytes, from: start) { return other }
    }
    return favourite == .tab && agrees(blanks, bytes, from: start) ? blanks : format
  }

  /// Returns the number of each delimiter in the line at `start`, outside quotes; on a tie the
  /// likelier one is last.
  private static func delimiters(
    _ bytes: [UInt8], from start: Int
  ) -> [(delimiter: UInt8, count: Int)] {
    var counts = (comma: 0, tab: 0, semicolon: 0, bar: 0)
    var isQuoted = false
    for byte in bytes[start...] {
      if byte == .quote { isQuoted.toggle() }
      if isQuoted { continue }
      if isLineEnd(byte) { break }
      if byte == UInt8(ascii: ",") { counts.comma += 1 }
      if byte == .tab { counts.tab += 1 }
      if byte == UInt8(ascii: ";") { counts.semicolon += 1 }
      if byte == .bar { counts.bar += 1 }
    }
    return [
      (.bar, counts.bar), (UInt8(ascii: ";"), counts.semicolon), (.tab, counts.tab),
      (UInt8(ascii: ","), counts.comma),
    ].filter { $0.1 > 0 }
  }

  /// Whether the line at `start` and the two below it have the same number of fields, more than one.
  private static func agrees(_ format: TextFormat, _ bytes: [UInt8], from start: Int) -> Bool {
    let counts = counts(format, bytes, from: start)
    return counts.count > 1 && counts[0] > 1 && counts.allSatisfy { $0 == counts[0] }
  }

  /// Whether the names are quoted, and the rows have one field more.
  private static func hasRowNames(_ format: TextFormat, _ bytes: [UInt8], from start: Int) -> Bool {
    let counts = counts(format, bytes, from: start)
    return bytes[start] == .quote && counts.count > 1 && counts[0] > 1
      && counts.dropFirst().allSatisfy { $0 == counts[0] + 1 }
  }

  private static func counts(_ format: TextFormat, _ bytes: [UInt8], from start: Int) -> [Int] {
    bytes.withUnsafeBufferPointer { bytes in
      var scanner = RowScanner(bytes, format, within: start..<bytes.count)
      var counts: [Int] = []
      while counts.count < 3, let row = scanner.next() { counts.append(row.fieldCount) }
      return counts
    }
  }

  /// Whether the lines are framed by bars or rules, or a rule is below the first.
  private static func isBarred(_ bytes: [UInt8], from start: Int) -> Bool {
    let line = bytes[start...].prefix { !isLineEnd($0) }
    if line.trimmingBlanks().first == .bar || RowScanner.isRule(line) { return true }
    let next = bytes[line.endIndex...].drop(while: isLineEnd).prefix { !isLineEnd($0) }
    return RowScanner.isRule(next)
  }
}
