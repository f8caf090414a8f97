import Formatting

/// The accuracy in the rows that are marked as test and validation data.
enum MarkedRowsFinding {
  static func of(_ facts: RunFacts) -> Finding? {
    guard facts.apart.isEmpty else { return nil }
    let named = [
      ("test data", facts.dataset.testRows), ("validation data", facts.dataset.validationRows),
    ]
    let parts = named.compactMap { purpose, rows -> String? in
      guard let rows, !rows.isEmpty else { return nil }
      return
        "\(grouped(facts.run.correct(among: rows))) of \(grouped(rows.count)) in \(rowSpan(rows)), "
        + "the \(purpose)"
    }
    guard !parts.isEmpty else { return nil }
    return Finding(
      "Test and validation",
      "Classified right are \(parts.joined(separator: ", and ")). The network was trained "
        + "on all of these stars, so this does not say how it does on stars it has not seen.")
  }
}
