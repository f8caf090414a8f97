import Tables

extension CatalogueReader {
  /// The number of stars that each row stands for, from the column that the schema names; nil if it names none.
  ///
  /// A number that is missing, negative or not whole is a fault, whether or not stars that lack a feature are
  /// excluded: nothing else shows how many stars there are.
  mutating func weights() -> [Int]? {
    guard let name = schema.weight else { return nil }
    guard let column = table.index(of: name) else {
      faults.append(
        table.diagnostic(
          "no column \(quoted(name)) for weight among \(listing(table.columns))",
          suggestion: didYouMean(name, among: table.columns)))
      return nil
    }
    let numbers = (columnNumbers[column] ?? table.numbers(column)).values
    let weights = numbers.map { number in
      number >= 0 && number < Catalogue.mostStars ? Int(exactly: number) ?? -1 : -1
    }
    let wrong = weights.indices.filter { weights[$0] < 0 }
    for row in wrong.prefix(Diagnostics.limit) { reportWeight(numbers[row], row, column) }
    faults.omit(errors: max(0, wrong.count - Diagnostics.limit))
    // With a fault, sums could overflow.
    return wrong.isEmpty && checkTotal(weights, column) ? weights : nil
  }

  /// Reports the first value that does not lie in the cell that columns i and j name.
  ///
  /// A column i of magnitudes names no cells.
  mutating func checkCells(_ catalogue: Catalogue) {
    guard catalogue.isWeighted, schema.cell.count == 2, schema.features.count == 2 else { return }
    let columns = ["i", "j"].compactMap { table.index(of: $0) }
    let indices = columns.map { table.numbers($0).values }
    guard indices.count == 2, indices.allSatisfy({ $0.allSatisfy { $0 == $0.rounded() } }) else {
      return
    }
    for (feature, width) in zip(0..., schema.cell) {
      let values = catalogue.numbers[schema.features[feature]] ?? []
      let start = values.indices.first { star in
        let place = values[star] / width - indices[feature][catalogue.rows[star]]
        return !(-1e-6...1 + 1e-6).contains(place)
      }
      guard let star = start else { continue }
      let row = catalogue.rows[star]
      return report(
        "the cell \(table.text(row: row, column: columns[feature])) does not hold \(values[star]), as cells that are "
          + "\(width) wide do", row, columns[feature],
        suggestion: "give the widths that the cells were counted with, as in --cell 0.02x0.002")
    }
  }

  private mutating func reportWeight(_ number: Double, _ row: Int, _ column: Int) {
    let name = table.columns[column]
    guard number.isFinite else {
      let fault = table.numberFault(row: row, column: column)
      return report(
        "\(name) \(fault?.predicate ?? "is not a number"), so the row stands for an unknown number of stars",
        row, column, suggestion: fault?.suggestion)
    }
    let text = table.text(row: row, column: column)
    report(
      number >= Catalogue.mostStars
        ? "\(name) is \(text), 2⁵³ stars or more"
        : "\(name) is \(text), not a whole number of stars from 0",
      row, column)
  }

  /// Notes the rows of no stars, and reports a sum of none or above the limit.
  ///
  /// - Returns: Whether there is no fault.
  private mutating func checkTotal(_ weights: [Int], _ column: Int) -> Bool {
    let name = table.columns[column]
    var total = 0
    for weight in weights where total <= Int(Catalogue.mostStars) { total += weight }
    if total > Int(Catalogue.mostStars) {
      faults.append(
        table.diagnostic("the sum of \(name) is more than 2⁵³ stars", header: column))
      return false
    }
    let empty = weights.count { $0 == 0 }
    if empty == weights.count, !weights.isEmpty {
      faults.append(table.diagnostic("\(name) is 0 in every row", header: column))
      return false
    }
    if empty > 0 {
      let rows = empty == 1 ? "1 row, which is left out" : "\(empty) rows, which are left out"
      faults.append(
        table.diagnostic("\(name) is 0 in \(rows)", header: column, severity: .note))
    }
    return true
  }
}
