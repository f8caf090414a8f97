/// The header of an IPAC table: lines between bars of names, types, units and null values.
///
///     \a keyword or a comment
///     | name  | length |
///     | char  | double |
///     |       | km     |
///     | null  | -99    |
///       Rhine   1230.0
struct IPACHeader {
  /// The layout it describes.
  private(set) var layout: TextLayout

  /// Reads the header at the start of `source`; nil if there is none.
  ///
  /// Values that lie under a bar are faults, since they would be cut.
  init?(_ source: SourceText, faults: inout Diagnostics) {
    guard source.start < source.bytes.count, [0x5C, 0x7C].contains(source.bytes[source.start])
    else { return nil }
    var reader = LineReader(source.bytes, from: source.start)
    var lines: [Range<Int>] = []
    var next = reader.next()
    while let line = next, Self.begins(line, with: 0x5C, source) { next = reader.next() }
    var rows = source.bytes.count
    while let line = next {
      rows = line.lowerBound
      guard Self.begins(line, with: .bar, source), lines.count < 4 else { break }
      lines.append(line)
      next = reader.next()
    }
    guard let names = lines.first, next == nil || !Self.begins(next ?? names, with: .bar, source)
    else { return nil }
    if next == nil { rows = source.bytes.count }
    let bars = source.bytes[names].indices.filter { source.bytes[$0] == .bar }
      .map { $0 - names.lowerBound }
    guard bars.count > 2 else { return nil }
    let ranges = zip(bars, bars.dropFirst()).map { $0 + 1..<$1 }
    layout = TextLayout(
      format: TextFormat(separation: .fixed(ranges)), header: names,
      rows: rows..<source.bytes.count)
    layout.nameRanges = ranges.map { Self.trimmed(Self.field($0, of: names), source) }
    layout.names = layout.nameRanges.map { source.text($0) }
    layout.units = ranges.map { range in
      guard lines.count > 2 else { return nil }
      let unit = Self.trimmed(Self.field(range, of: lines[2]), source)
      return unit.isEmpty || source.text(unit).allSatisfy { $0 == "-" } ? nil : source.text(unit)
    }
    readNulls(lines, ranges, source)
    FixedColumns.check(layout, source, &faults)
  }

  private mutating func readNulls(
    _ lines: [Range<Int>], _ ranges: [Range<Int>], _ source: SourceText
  ) {
    guard lines.count > 3 else { return }
    var exceptions = FieldExceptions()
    for (column, range) in ranges.enumerated() {
      let null = source.bytes[Self.trimmed(Self.field(range, of: lines[3]), source)]
      if !null.isEmpty, !isMissing(null) { exceptions.nulls[column] = Array(null) }
    }
    if !exceptions.nulls.isEmpty { layout.format.exceptions = exceptions }
  }

  private static func begins(_ line: Range<Int>, with byte: UInt8, _ source: SourceText) -> Bool {
    !line.isEmpty && source.bytes[line.lowerBound] == byte
  }

  private static func field(_ range: Range<Int>, of line: Range<Int>) -> Range<Int> {
    let low = min(line.lowerBound + range.lowerBound, line.upperBound)
    return low..<max(low, min(line.lowerBound + range.upperBound, line.upperBound))
  }

  private static func trimmed(_ range: Range<Int>, _ source: SourceText) -> Range<Int> {
    source.bytes[range].trimmingBlanks().indices
  }
}
