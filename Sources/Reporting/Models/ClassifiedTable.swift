import Experiments
import Learning
import Stars
import Tables

/// A table with the predictions of a model for each of its stars.
public struct ClassifiedTable: Sendable {
  /// The columns added before the probabilities: the label and the name of the predicted class.
  public static let columns = ["predicted_label", "predicted_class"]

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
    let probabilities = model.classifier.probabilities(features)
    let outside = (0..<catalogue.count).filter { star in
      zip(features, model.classifier.scalings).contains { column, scaling in
        !(scaling.minimum...scaling.maximum).contains(column[star])
      }
    }
    extrapolated = catalogue.starCount(of: outside)
    var labels = StoredTexts()
    var names = StoredTexts()
    var values = model.classes.map { _ in [Double]() }
    var star = 0
    for row in 0..<catalogue.table.rowCount {
      let isClassified = star < catalogue.count && catalogue.rows[star] == row
      let answer = isClassified ? Array(probabilities.row(star)) : []
      let winner = answer.max().flatMap(answer.firstIndex).map { model.classes[$0] }
      labels.append((winner?.label ?? "").utf8)
      names.append((winner?.name ?? "").utf8)
      for index in values.indices { values[index].append(answer.isEmpty ? .nan : answer[index]) }
      star += isClassified ? 1 : 0
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
}
