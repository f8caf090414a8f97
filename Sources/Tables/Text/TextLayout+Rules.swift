extension TextLayout {
  /// Skips the lines of units, types and rules below the header.
  ///
  /// As in VizieR's lists, in RDB (types such as `10N` and `S`), and below:
  ///
  ///     _RAJ2000  Plx
  ///     deg       mas
  ///     --------  ------
  mutating func readRules(_ source: SourceText) {
    var lines: [[String]] = []
    var position = rows.lowerBound
    while lines.count < 2, position < source.bytes.count {
      let (fields, _, next) = Self.record(source, format, at: position)
      let texts = fields.map {
        String(decoding: TextTable.bytes(of: $0, in: source), as: UTF8.self)
      }
      lines.append(texts)
      position = next
      guard texts.count == names.count, Self.isRule(texts) || isTypes(texts) else { continue }
      rows = position..<source.bytes.count
      if lines.count == 2, lines[0].count == names.count {
        units = lines[0].map { $0.isEmpty || $0 == "---" ? nil : $0 }
      }
      return
    }
    readUnits(lines.first ?? [], source)
  }

  /// Whether all fields are runs of hyphens, one of them longer than a missing value.
  private static func isRule(_ texts: [String]) -> Bool {
    texts.allSatisfy { !$0.isEmpty && $0.utf8.allSatisfy { $0 == .hyphen } }
      && texts.contains { $0.utf8.count > 1 }
  }

  /// Whether all fields are types of RDB columns: text, number or month, with a width before.
  private func isTypes(_ texts: [String]) -> Bool {
    guard format.separation == .delimiter(.tab), texts.count > 1 else { return false }
    return texts.allSatisfy { text in
      let type = text.utf8.drop { 48...57 ~= $0 }
      return type.count == 1 && type.allSatisfy { "SNMDsnmd".utf8.contains($0) }
    }
  }

  /// Takes the first row as units if it holds nothing else.
  private mutating func readUnits(_ texts: [String], _ source: SourceText) {
    guard texts.count == names.count, names.count > 1 else { return }
    let (_, _, next) = Self.record(source, format, at: rows.lowerBound)
    guard let found = UnitLine.units(texts, above: Self.texts(source, format, from: next)) else {
      return
    }
    rows = next..<source.bytes.count
    units = found
  }

  /// Returns the start of a line of names between tabs, such as in a TST file, that has lines of
  /// text above and a rule below it.
  static func namesAboveRule(_ source: SourceText, from start: Int) -> Int? {
    let tabs = TextFormat(separation: .delimiter(.tab))
    var reader = LineReader(source.bytes, from: start)
    var above: Range<Int>?
    while reader.count < 300, let line = reader.next() {
      if let above, source.bytes[line].first == .hyphen {
        let texts = texts(source, tabs, at: line)
        if texts.count > 1, isRule(texts), Self.texts(source, tabs, at: above).count == texts.count
        {
          return above.lowerBound
        }
      }
      above = line
    }
    return nil
  }
}
