/// The header of a machine-readable table (MRT) of the AAS journals and of CDS.
///
///     Byte-by-byte Description of file: table1.txt
///     ------------------------------------------------------------
///        Bytes Format Units   Label   Explanations
///     ------------------------------------------------------------
///        1-  9 I9     ---     ID      Number in the list
///       11- 15 F5.2   km      Length  Length of the river
///     ------------------------------------------------------------
struct ByteByByteDescription {
  /// The layout it describes.
  private(set) var layout: TextLayout

  /// Reads the description in `source`; nil if there is none.
  init?(_ source: SourceText, faults: inout Diagnostics) {
    var reader = LineReader(source.bytes, from: source.start)
    var title: Range<Int>?
    while title == nil, reader.count < 200, let line = reader.next() {
      if source.bytes[line].starts(with: "Byte-by-byte Description".utf8) { title = line }
    }
    guard let title else { return nil }
    let end = source.bytes.count
    layout = TextLayout(
      format: TextFormat(separation: .fixed([])), header: title, rows: end..<end)
    var columns: [Range<Int>] = []
    var rules = 0
    let start = reader.count
    while let line = reader.next(), rules < 3 || reader.count - start < Self.mostLines {
      if Self.isRule(source.bytes[line]) {
        rules += 1
        // The data follow the last rule, above which there may be notes and other sections.
        if rules >= 3 { layout.rows = reader.position..<end }
      } else if rules == 2 {
        readColumn(source, line, &columns, &faults)
      }
    }
    if rules < 3 {
      faults.append(
        source.diagnostic(
          "the byte-by-byte description does not end with a rule, so it is unknown where the data begin",
          at: title, suggestion: "add a line of hyphens above the data"))
    } else if columns.isEmpty {
      faults.append(source.diagnostic("the byte-by-byte description has no columns", at: title))
      layout.rows = end..<end
    }
    layout.format.separation = .fixed(columns)
  }

  /// Reads ` 11- 15 F5.2   km      Length  Length of the river`; other lines continue the explanation.
  private mutating func readColumn(
    _ source: SourceText, _ line: Range<Int>, _ columns: inout [Range<Int>],
    _ faults: inout Diagnostics
  ) {
    var position = line.lowerBound
    let bytes = source.bytes
    func skipBlanks() {
      while position < line.upperBound, isBlank(bytes[position]) { position += 1 }
    }
    func number() -> Int? {
      skipBlanks()
      let start = position
      while position < line.upperBound, 48...57 ~= bytes[position] { position += 1 }
      return Int(source.text(start..<position))
    }
    func word() -> Range<Int> {
      skipBlanks()
      let start = position
      while position < line.upperBound, !isBlank(bytes[position]) { position += 1 }
      return start..<position
    }
    guard let first = number() else { return }
    skipBlanks()
    var last = first
    if position < line.upperBound, bytes[position] == .hyphen {
      position += 1
      last = number() ?? 0
    }
    let bounds = line.lowerBound..<position
    let (_, unit, name) = (word(), word(), word())
    guard first >= 1, last >= first, last <= 1 << 20, !name.isEmpty else {
      faults.append(source.diagnostic("not a valid column description", at: bounds))
      return
    }
    columns.append(first - 1..<last)
    layout.names.append(source.text(name))
    layout.nameRanges.append(name)
    let text = source.text(unit)
    layout.units.append(text == "---" ? nil : text)
  }

  /// The number of lines from the title on among which the last rule is looked for.
  private static let mostLines = 20_000

  private static func isRule(_ line: ArraySlice<UInt8>) -> Bool {
    let line = line.trimmingBlanks()
    return line.count >= 20 && line.allSatisfy { $0 == .hyphen || $0 == UInt8(ascii: "=") }
  }
}
