import Tables

/// The names of the stars in a figure, each looked up when it is asked for: of a million, hardly any is drawn.
struct StarNames: Sendable {
  private var columns: [TextColumn]
  /// Whether each name is hidden; empty if none is.
  private var areHidden: [Bool] = []

  /// Creates the names of the stars in some tables, one after the other.
  init(_ columns: TextColumn...) { self.columns = columns }

  /// The number of stars.
  var count: Int { columns.reduce(0) { $0 + $1.count } }

  /// The stars.
  var indices: Range<Int> { 0..<count }

  /// The name of a star; empty if it has none, or if that is hidden.
  subscript(star: Int) -> String {
    if !areHidden.isEmpty, areHidden[star] { return "" }
    var place = star
    for column in columns {
      if place < column.count { return column[place] }
      place -= column.count
    }
    preconditionFailure("star \(star) of \(count)")
  }

  /// Adds the names of other stars.
  mutating func append(_ others: TextColumn) {
    columns.append(others)
    if !areHidden.isEmpty { areHidden += Array(repeating: false, count: others.count) }
  }

  /// Hides the name of a star.
  mutating func hide(_ star: Int) {
    if areHidden.isEmpty { areHidden = Array(repeating: false, count: count) }
    areHidden[star] = true
  }
}

extension StarNames {
  /// Creates names from an array.
  init(_ names: [String]) {
    self.init(TextColumn(TableRows(all: names.count)) { names[$0] })
  }
}
