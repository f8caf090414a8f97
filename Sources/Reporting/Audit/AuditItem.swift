/// A number of a printed epoch table, in its place.
struct AuditItem {
  var number: PrintedNumber
  var quantity: EpochQuantity
  /// The row of the table.
  var row: Int
  /// The epoch as printed.
  var epoch: Int
  var entry: EpochColumn.Entry
  /// The number of decimals to which it is printed.
  var decimals: Int

  /// Whether the number is `expected` as it would be printed.
  func agrees(with expected: Double) -> Bool { number.agrees(with: expected, decimals: decimals) }

  /// "epoch 5, w2[0, 1]".
  var place: String {
    let indices: String =
      switch quantity {
      case .loss, .validationLoss: ""
      case .output: "[\(entry.column)]"
      case .biases, .biasGradients: "[\(entry.row)]"
      case .weights, .weightGradients: "[\(entry.row), \(entry.column)]"
      }
    return "epoch \(epoch), \(quantity.name)\(indices)"
  }
}

/// A number, a cell or a row of a printed epoch table that disagrees.
struct AuditFault: Sendable {
  /// Its bytes in the text.
  var range: Range<Int>
  /// The name of the epoch and the entry: "epoch 5, output[0]".
  var place: String
  /// The disagreement as a predicate: "is 0.353, not 0.354 (0.353516)".
  var predicate: String
  /// The likeliest cause; nil if none is likely.
  var cause: AuditCause?
  /// The computed number, if it is one number that disagrees.
  var computed: Double?
}

/// A way in which all numbers of a table or of a quantity may have been printed.
struct AuditReading {
  /// The cause of the difference from the right way; nil for the right way.
  var cause: AuditCause?
  /// The computed number for an item; nil if there is none.
  var value: (AuditItem) -> Double?

  /// Whether an item is printed in this way.
  func agrees(with item: AuditItem) -> Bool { value(item).map(item.agrees) ?? false }

  /// The reading that explains at least three quarters of the numbers that disagree under this one, if these are several;
  /// nil if none does.
  func better(among readings: [AuditReading], _ items: [AuditItem]) -> AuditReading? {
    let wrong = items.count { !agrees(with: $0) }
    guard wrong > 1 else { return nil }
    let counts = readings.map { reading in
      let known = items.filter { reading.value($0) != nil }
      return (wrong: known.count { !reading.agrees(with: $0) }, known: known.count)
    }
    let best = readings.indices.min { counts[$0].wrong < counts[$1].wrong }
    return best.flatMap { index in
      counts[index].wrong * 4 <= wrong && counts[index].known * 2 > items.count
        ? readings[index] : nil
    }
  }
}
