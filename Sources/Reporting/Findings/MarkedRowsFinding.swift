import Formatting

/// The accuracy in the rows that are marked as test and validation data.
enum MarkedRowsFinding {
  static func of(_ facts: RunFacts) -> Finding? {
    guard facts.validation.isEmpty else { return nil }
    let named = [
      ("test data", facts.dataset.testRows), ("validation data", facts.dataset.validationRows),
    ]
    let parts = named.compactMap { purpose, rows -> String? in
      guard let rows, !rows.isEmpty else { return nil }
      return
        "\(grouped(facts.run.correct(among: rows))) of \(grouped(facts.starCount(of: rows))) in \(rowSpan(rows)) "
        + "(\(purpose))"
    }
    guard !parts.isEmpty else { return nil }
    return Finding(
      .markedRows,
      "\(parts.joined(separator: " and ")) are classified correctly. The network was trained "
        + "on all of these stars, so this does not measure how well it does on stars it has not seen."
    )
  }
}
