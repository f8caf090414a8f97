/// The numbers of stars: every row is one, unless a column of weights says how many it stands for.
extension Catalogue {
  /// The largest number of stars, 2⁵³, up to which whole numbers are exact as `Double`.
  public static let mostStars = 0x1p53

  /// Whether rows stand for numbers of stars.
  public var isWeighted: Bool { weights != nil }

  /// The word for a row of a weighted table.
  public var rowNoun: String { schema.cell.isEmpty ? "row" : "cell" }

  /// The number of cells, or of other rows of a weighted table; a cell has a row for each of its classes.
  public var cellCount: Int { distinctCells ?? count }

  /// Counts the cells of a table of cells with classes.
  mutating func countCells() {
    guard isWeighted, !schema.cell.isEmpty, !schema.classes.isEmpty || schema.infersClasses else {
      return
    }
    let columns = schema.features.map { numbers[$0] ?? [] }
    func precedes(_ row: Int, _ other: Int) -> Bool {
      for column in columns where column[row] != column[other] {
        return column[row] < column[other]
      }
      return false
    }
    var rows = Array(0..<count)
    // Tables of cells are sorted as a rule.
    if !zip(rows, rows.dropFirst()).allSatisfy({ !precedes($1, $0) }) { rows.sort(by: precedes) }
    distinctCells = zip(rows, rows.dropFirst()).reduce(min(count, 1)) {
      $0 + (precedes($1.0, $1.1) ? 1 : 0)
    }
  }

  /// The number of stars, which in a weighted table is the sum of the weights.
  public var starCount: Int { weights?.reduce(0, +) ?? count }

  /// The number of stars that a row stands for.
  ///
  /// - Precondition: The row exists.
  public func weight(of row: Int) -> Int { weights?[row] ?? 1 }

  /// The number of stars that `rows` stand for.
  ///
  /// - Precondition: The rows exist.
  public func starCount(of rows: some Collection<Int>) -> Int {
    guard let weights else { return rows.count }
    return Array(rows).reduce(0) { $0 + weights[$1] }
  }
}
