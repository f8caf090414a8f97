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
    while let line = next, Self.begins(line, with: .bar, source), lines.count < 4 {
      lines.append(line)
      next = reader.next()
    }
    while let line = next, source.bytes[line].allSatisfy(isBlank) { next = reader.next() }
    guard let names = lines.first, let rows = next, !Self.begins(rows, with: .bar, source)
    else { return nil }
    let bars = source.bytes[names].indices.filter { source.bytes[$0] == .bar }
      .map { $0 - names.lowerBound }
    guard bars.count > 2 else { return nil }
    let ranges = zip(bars, bars.dropFirst()).map { $0 + 1..<$1 }
    layout = TextLayout(
      format: TextFormat(separation: .fixed(ranges)), header: names,
      rows: rows.lowerBound..<source.bytes.count)
    guard lines.count == 1 || Self.holdsTypes(lines[1], source) else { return nil }
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

  /// Whether all fields of a line are types, which may be abbreviated.
  private static func holdsTypes(_ line: Range<Int>, _ source: SourceText) -> Bool {
    let types = ["char", "double", "float", "real", "int", "long", "date"]
    return source.bytes[line].split(separator: .bar).allSatisfy { field in
      let text = String(decoding: field.trimmingBlanks(), as: UTF8.self).lowercased()
      return types.contains { $0.hasPrefix(text) }
    }
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
