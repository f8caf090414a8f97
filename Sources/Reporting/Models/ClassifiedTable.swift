import Experiments
import Learning
import Parallelism
import Stars
import Tables

/// A table with the predictions of a model for each of its stars.
public struct ClassifiedTable: Sendable {
  /// The columns added before the probabilities: the label and the name of the predicted class.
  public static let columns = ["predicted_label", "predicted_class"]

  /// The number of implausible values that are listed.
  static let shownOddities = 4

  /// The worst implausible values, and the number of others.
  public static func oddities(of catalogue: Catalogue) -> Diagnostics {
    Plausibility(catalogue, classNames: [], isForTraining: false).warnings(shownOddities)
  }

  /// The table with the columns of the predictions, which are missing for stars that lack a feature.
  public let table: WrittenTable
  /// The number of stars with a prediction.
  public let classified: Int
  /// The number of these with a feature outside the range of the training stars.
  public let extrapolated: Int

  /// The table of `catalogue` with the predictions of `model`.
  ///
  /// - Precondition: `catalogue` was read by the schema of `model`.
  /// - Throws: A fault if the table already has a column of the same name as an added one.
  public init(_ catalogue: Catalogue, _ model: StarModel) throws(Diagnostics) {
    let features = model.values(of: catalogue)
    let parts = concurrentMap(partsOf: 0..<catalogue.count, least: 1 << 13) { stars in
      Predictions(
        model, features.map { Array($0[stars]) },
        weights: catalogue.weights.map { Array($0[stars]) })
    }
    extrapolated = parts.reduce(0) { $0 + $1.extrapolated }
    let rowCount = catalogue.table.rowCount
    let winners = Self.spread(parts.flatMap(\.winners), over: catalogue.rows, rowCount, filler: -1)
    let labels = StoredTexts(model.classes.map(\.label), winners)
    let names = StoredTexts(model.classes.map(\.name), winners)
    let values = model.classes.indices.map { index in
      Self.spread(
        parts.flatMap { $0.probabilities[index] }, over: catalogue.rows, rowCount, filler: .nan)
    }
    let predictions = [
      StoredColumn(
        name: Self.columns[0], description: "Label of the predicted class", values: .texts(labels)),
      StoredColumn(
        name: Self.columns[1], description: "Name of the predicted class", values: .texts(names)),
    ]
    let columns = zip(model.classes, values).map { type, values in
      StoredColumn(
        name: "probability of \(type.name)", description: "Probability of the class \(type.label)",
        values: .numbers(values, isSingle: false))
    }
    table = try WrittenTable(catalogue.table, adding: predictions + columns)
    classified = catalogue.starCount
  }

  /// Returns the values of stars in their `rows`, and the filler in the others of `count` rows.
  private static func spread<Value>(
    _ values: [Value], over rows: TableRows, _ count: Int, filler: Value
  ) -> [Value] {
    if values.count == count { return values }
    var spread = Array(repeating: filler, count: count)
    for (row, value) in zip(rows, values) { spread[row] = value }
    return spread
  }
}

/// The answers of a model for some stars.
private struct Predictions: Sendable {
  /// The most probable class of each star; −1 if the network's answer is not a number.
  private(set) var winners: [Int] = []
  /// The probabilities, shape `[classes][stars]`.
  private(set) var probabilities: [[Double]]
  /// The number of stars with a feature outside the range of the training stars.
  private(set) var extrapolated = 0

  /// The answers for the features of stars, shape `[features][stars]`.
  init(_ model: StarModel, _ features: [[Double]], weights: [Int]?) {
    let answers = model.classifier.probabilities(features).elements
    let count = model.classes.count
    probabilities = (0..<count).map {
      stride(from: $0, to: answers.count, by: count).map { answers[$0] }
    }
    winners.reserveCapacity(answers.count / count)
    for first in stride(from: 0, to: answers.count, by: count) {
      var winner = first
      for place in first..<(first + count) where answers[place] > answers[winner] { winner = place }
      winners.append(answers[winner].isNaN ? -1 : winner - first)
    }
    var isOutside = Array(repeating: false, count: winners.count)
    for (column, scaling) in zip(features, model.classifier.scalings) {
      for star in column.indices
      where column[star] < scaling.minimum || column[star] > scaling.maximum {
        isOutside[star] = true
      }
    }
    for star in isOutside.indices where isOutside[star] { extrapolated += weights?[star] ?? 1 }
  }
}
