import Tables

/// The columns of a table that is read row by row, with a name for every value.
struct JSONColumns {
  /// The names, in the order in which they occur first.
  private(set) var names: [String] = []
  /// The units, where they are known.
  var units: [String: String] = [:]
  /// The line of each row.
  private(set) var lines: [Int] = []
  private var indices: [String: Int] = [:]
  private var texts: [StoredTexts] = []

  /// The number of rows.
  var rowCount: Int { lines.count }

  /// The columns as a table stores them; a value that a row lacks is missing.
  var stored: [StoredColumn] {
    zip(names, texts).map { name, texts in
      var texts = texts
      while texts.count < rowCount { texts.append([]) }
      return StoredColumn(name: name, unit: units[name], values: .texts(texts))
    }
  }

  /// Begins a row in `line`.
  mutating func beginRow(line: Int) { lines.append(line) }

  /// Adds a column if there is none of that name; returns its index.
  mutating func column(_ name: String) -> Int {
    if let index = indices[name] { return index }
    indices[name] = names.count
    names.append(name)
    texts.append(StoredTexts())
    return names.count - 1
  }

  /// Sets a value of the last row; returns whether there was none.
  mutating func set(_ text: [UInt8], _ column: Int) -> Bool {
    guard texts[column].count < rowCount else { return false }
    while texts[column].count < rowCount - 1 { texts[column].append([]) }
    texts[column].append(text)
    return true
  }
}
