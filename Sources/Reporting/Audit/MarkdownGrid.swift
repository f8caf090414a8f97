import Tables

/// The fields of a pipe table of Markdown, without surrounding blanks.
struct MarkdownGrid {
  /// The fields of the header.
  let header: [Range<Int>]
  /// The fields of the lines below the rule.
  let lines: [[Range<Int>]]

  /// The tables of a text: lines with pipes, of which the second is a rule of dashes.
  static func all(in source: SourceText) -> [MarkdownGrid] {
    let lines = lines(of: source)
    var tables: [MarkdownGrid] = []
    var place = 0
    while place + 1 < lines.count {
      let header = fields(source.bytes, lines[place])
      guard header.count > 1, isRule(source.bytes, lines[place + 1]) else {
        place += 1
        continue
      }
      let body = lines[(place + 2)...].prefix { line in
        source.bytes[line].contains(UInt8(ascii: "|"))
      }
      tables.append(
        MarkdownGrid(header: header, lines: body.map { fields(source.bytes, $0) }))
      place += 2 + body.count
    }
    return tables
  }

  /// The bytes of every line, without its end.
  private static func lines(of source: SourceText) -> [Range<Int>] {
    var lines: [Range<Int>] = []
    var start = source.start
    for (place, byte) in source.bytes.enumerated() where byte == UInt8(ascii: "\n") {
      if place >= start { lines.append(start..<place) }
      start = place + 1
    }
    return start < source.bytes.count ? lines + [start..<source.bytes.count] : lines
  }

  /// The fields of a line between its pipes; a pipe at either end separates nothing.
  private static func fields(_ bytes: [UInt8], _ line: Range<Int>) -> [Range<Int>] {
    let line = trimmed(bytes, line)
    var fields: [Range<Int>] = []
    var start = line.lowerBound
    for place in line where bytes[place] == UInt8(ascii: "|") {
      let isEscaped = place > line.lowerBound && bytes[place - 1] == UInt8(ascii: "\\")
      if isEscaped { continue }
      if place > line.lowerBound { fields.append(trimmed(bytes, start..<place)) }
      start = place + 1
    }
    return start < line.upperBound ? fields + [trimmed(bytes, start..<line.upperBound)] : fields
  }

  private static func isRule(_ bytes: [UInt8], _ line: Range<Int>) -> Bool {
    let marks = Set("|-:+ \t\r".utf8)
    return bytes[line].contains(UInt8(ascii: "-")) && bytes[line].allSatisfy(marks.contains)
  }

  /// The part of `range` without blanks at its ends.
  private static func trimmed(_ bytes: [UInt8], _ range: Range<Int>) -> Range<Int> {
    let first = bytes[range].firstIndex { $0 > 0x20 } ?? range.upperBound
    let last = bytes[range].lastIndex { $0 > 0x20 }.map { $0 + 1 } ?? first
    return first..<last
  }
}
