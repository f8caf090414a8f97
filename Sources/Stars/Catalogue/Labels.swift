import Parallelism
import Tables

/// The classes of the stars of a table.
struct Labels {
  /// The labels of the classes.
  var classes: [String]
  /// The class of every row: an index into ``classes``, or −1 for none.
  var indices: StarLabels
  /// The rows with a composite spectral type, if the classes are derived from the types.
  var composites: [Int] = []
  /// The reason why a row has no class.
  var missingReason: (_ row: Int) -> String = { _ in "no label" }
}

extension CatalogueReader {
  /// The classes of the rows; a row without one is a fault unless such stars are excluded.
  mutating func labels() -> Labels {
    if schema.classes.isEmpty {
      return Labels(classes: [], indices: StarLabels(unclassified: table.rowCount))
    }
    switch schema.labelling {
    case .column: return labelsInColumn()
    case .spectralType: return labelsBySpectralType()
    }
  }

  /// No class for any row.
  private var none: Labels {
    Labels(
      classes: schema.classes, indices: StarLabels(Array(repeating: -1, count: table.rowCount)))
  }

  // MARK: - By a column

  private mutating func labelsInColumn() -> Labels {
    guard let column = required(Schema.label) else {
      return none
    }
    let classes = schema.infersClasses ? foundClasses(column) : schema.classes
    let choice = unsafe Labels.choice(among: classes)
    let indices = StarLabels(unsafe table.numbers([], choosing: column, choice).choices)
    if let warning = similarLabels(column, classes) { faults.append(warning) }
    if let fault = foreignLabels(column, classes, indices) {
      faults.append(fault)
      return Labels(classes: classes, indices: indices)
    }
    for (row, index) in indices.enumerated() where index < 0 {
      let bytes = table.bytes(row: row, column: column)
      if isMissing(bytes), schema.leavesOutMissing { continue }
      let label = bytes.isEmpty ? "empty" : quoted(bytes)
      report(
        "\(table.columns[column]) is \(label), not one of the classes \(listing(classes))",
        row, column)
    }
    return Labels(classes: classes, indices: indices)
  }

  /// The warning of labels that differ only in letter case, blanks, hyphens or underscores; nil if none do.
  private func similarLabels(_ column: Int, _ classes: [String]) -> Diagnostic? {
    let groups = Dictionary(grouping: classes) { ColumnHeader.fold($0.lowercased()[...]) }
      .values.filter { $0.count > 1 }.sorted { $0[0] < $1[0] }
    guard !groups.isEmpty else { return nil }
    let names = groups.map { $0.map(quoted).joined(separator: ", ") }.joined(separator: "; ")
    return table.diagnostic(
      "classes that differ only in letter case, blanks or hyphens: \(names)", header: column,
      severity: .warning, suggestion: "use one spelling if they are one class")
  }

  /// The fault of a label column that holds none of the classes; nil if a row has one, or if the labels are
  /// too few or too many to be classes.
  private func foreignLabels(
    _ column: Int, _ classes: [String], _ indices: StarLabels
  ) -> Diagnostic? {
    guard indices.allSatisfy({ $0 < 0 }) else { return nil }
    let found = table.labels(column)
    guard 2...Schema.mostClasses ~= found.count else { return nil }
    let name = table.columns[column]
    return table.diagnostic(
      "\(name) holds \(listing(Self.inOrder(found).map(quoted))), and none of the classes "
        + listing(classes), header: column,
      suggestion: "an experiment with label: \(name) and without classes uses them as they are; "
        + "mainsequence new writes one")
  }

  /// The labels in the column: numbers in ascending order, spectral classes from hot to cool, other texts
  /// alphabetically.
  private mutating func foundClasses(_ column: Int) -> [String] {
    let found = table.labels(column)
    guard 2...Schema.mostClasses ~= found.count else {
      faults.append(
        table.diagnostic(
          "\(table.columns[column]) \(Schema.misfit(ofLabels: found.count))", header: column,
          suggestion: "name the column of the classes with label: COLUMN, or draw the stars alone "
            + "with label: none"))
      return Array(found.sorted().prefix(Schema.mostClasses))
    }
    return Self.inOrder(found)
  }

  /// The labels in the order of classes: numbers, spectral classes from hot to cool, other texts
  /// alphabetically.
  static func inOrder(_ labels: Set<String>) -> [String] {
    labels.sorted { order($0) < order($1) }
  }

  private static func order(_ label: String) -> (Double, String) {
    if let number = try? Double(numeral: Array(label.utf8)[...]) { return (number, label) }
    let place = Array("OBAFGKMLTYD").firstIndex { label.first == $0 && label.utf8.count <= 2 }
    return (place.map { 1e300 + Double($0) * 1e299 } ?? .infinity, label)
  }

  // MARK: - By the spectral type

  private mutating func labelsBySpectralType() -> Labels {
    let ranges = schema.classes.map { LuminosityClass.range($0) }
    guard let column = required(Schema.spectralType) else {
      return none
    }
    let parts = concurrentMap(partsOf: 0..<table.rowCount, least: 1 << 14) { [table] rows in
      TypedRows(rows, of: table, column, among: ranges)
    }
    let reasons = parts.reduce(into: [:]) { $0.merge($1.reasons) { reason, _ in reason } }
    for row in schema.leavesOutMissing ? [] : reasons.keys.sorted() {
      let bytes = table.bytes(row: row, column: column)
      report(
        "\(table.columns[column]) \(bytes.isEmpty ? "is empty" : "is \(quoted(bytes))"): "
          + (reasons[row] ?? ""), row, column, suggestion: "missing: leave-out excludes such stars")
    }
    return Labels(
      classes: schema.classes, indices: StarLabels(parts.flatMap(\.indices)),
      composites: parts.flatMap(\.composites)
    ) { reasons[$0] ?? "no class" }
  }
}

extension Labels {
  /// A function from a text to the index of the one of `classes` that has it as its label or, with `areNumbers`, the
  /// same number; to −1 if none has.
  static func choice(
    among classes: [String], areNumbers: Bool = true
  ) -> @Sendable (UnsafeBufferPointer<UInt8>) -> Int8 {
    let texts = classes.map { Array($0.utf8) }
    let numbers = areNumbers ? classes.map { try? Double(numeral: Array($0.utf8)[...]) } : []
    return { bytes in
      for index in texts.indices where unsafe texts[index].elementsEqual(bytes) {
        return Int8(index)
      }
      guard !numbers.isEmpty, let number = unsafe try? Double(numeral: Array(bytes)[...]) else {
        return -1
      }
      return Int8(numbers.firstIndex(of: number) ?? -1)
    }
  }
}

extension Table {
  /// The labels in a column, up to one more than the limit on classes.
  func labels(_ column: Int) -> Set<String> {
    var found: Set<String> = []
    var known: [ArraySlice<UInt8>] = []
    func look(at row: Int) {
      guard found.count <= Schema.mostClasses else { return }
      let bytes = bytes(row: row, column: column)
      if known.contains(bytes) { return }
      known.append(bytes)
      let label = String(decoding: bytes, as: UTF8.self)
      if !isMissing(label.utf8) { found.insert(label) }
    }
    // Most columns show all their labels early.
    let early = min(rowCount, 1_000)
    for row in 0..<early { look(at: row) }
    guard early < rowCount, found.count <= Schema.mostClasses else { return found }
    let choice = unsafe Labels.choice(among: Array(found), areNumbers: false)
    let choices = unsafe numbers([], choosing: column, choice).choices
    for row in early..<rowCount where choices[row] < 0 { look(at: row) }
    return found
  }
}

extension Schema {
  /// The predicate of a column with too few or too many labels: `holds one label; a network …`.
  public static func misfit(ofLabels count: Int) -> String {
    let found =
      count < 2 ? (count == 0 ? "no label" : "one label") : "more than \(mostClasses) labels"
    return "holds \(found); a network distinguishes 2 to \(mostClasses) classes"
  }
}

/// The classes of consecutive rows by their spectral types.
private struct TypedRows: Sendable {
  /// The class of each row, or −1 for none.
  private(set) var indices: [Int8] = []
  /// The reasons why rows have none.
  private(set) var reasons: [Int: String] = [:]
  /// The rows with a composite type.
  private(set) var composites: [Int] = []

  init(
    _ rows: Range<Int>, of table: Table, _ column: Int,
    among groups: [ClosedRange<LuminosityClass>?]
  ) {
    var types = ParsedTypes()
    indices.reserveCapacity(rows.count)
    for row in rows {
      let bytes = table.bytes(row: row, column: column)
      let type = types[bytes]
      if type?.isComposite ?? false { composites.append(row) }
      switch SpectralType.group(of: type, in: bytes, among: groups) {
      case .index(let index): indices.append(Int8(index))
      case .missing(let reason):
        indices.append(-1)
        reasons[row] = reason
      }
    }
  }
}

extension SpectralType {
  /// The one of `groups` that a spectral type belongs to, or the reason why it belongs to none.
  enum Grouping: Equatable {
    case index(Int)
    case missing(String)
  }

  /// Groups the spectral type that `bytes` hold strictly: a type between two groups belongs to neither.
  static func group(
    of type: SpectralType?, in bytes: ArraySlice<UInt8>,
    among groups: [ClosedRange<LuminosityClass>?]
  ) -> Grouping {
    if bytes.isEmpty { return .missing("no spectral type") }
    guard let type else { return .missing("a spectral type that is not an MK type") }
    guard let luminosity = type.luminosity else {
      return .missing("no luminosity class in the spectral type")
    }
    let index = groups.firstIndex {
      $0.map { $0.contains(luminosity.lowerBound) && $0.contains(luminosity.upperBound) } ?? false
    }
    if let index { return .index(index) }
    let (from, to) = (luminosity.lowerBound.symbol, luminosity.upperBound.symbol)
    return .missing(
      from == to
        ? "the luminosity class \(from) (not one of the classes)"
        : "a luminosity class between \(from) and \(to)")
  }
}
