import Learning
import Stars
import Tables

/// The stars as inputs of the network: scaled features and classes, one row for each star.
public struct Dataset: Sendable {
  /// The stars.
  public let catalogue: Catalogue
  /// The classes, in the order of the network's outputs.
  public let classes: [StarClass]
  /// The roles of the features, in the order of the network's inputs.
  public let features: [String]
  /// The training and validation stars; with folds all are training stars.
  public let split: Split
  /// The folds; empty if there are none.
  public let folds: [Fold]
  /// The scaling of every feature, over the training stars.
  public let scalings: [MinMaxScaling]
  /// The scaled features, within [0, 1] for the training stars, row by row, shape `[stars × features]`.
  public let inputs: [Double]
  /// The star whose output the epoch tables show.
  public let trackedStar: Int
  /// The star of the worked example.
  public let exampleStar: Int
  /// The rows of test data in the table, from 0; nil for none.
  public let testRows: Range<Int>?
  /// The rows of validation data in the table, from 0; nil for none.
  public let validationRows: Range<Int>?
  /// The number of rows marked as test or validation data that the table does not have.
  public let missingRows: Int
  /// The warnings: a star that is not in the table, a class without stars, rows beyond the end.
  public let warnings: Diagnostics

  /// The number of rows, each of which is a star unless the table is weighted.
  public var count: Int { catalogue.count }

  /// The number of stars that `rows` stand for.
  public func starCount(of rows: some Collection<Int>) -> Int { catalogue.starCount(of: rows) }

  /// The class of every star: an index into ``classes``.
  public var labels: StarLabels { catalogue.labels }

  /// The quantities of the features, in the order of the network's inputs.
  public var quantities: [Quantity] { catalogue.schema.featureQuantities }

  /// The number of stars in each class, shape `[classes]`.
  public var classCounts: [Int] { classCounts(of: 0..<count) }

  /// The number of stars of each class in `rows`, shape `[classes]`.
  public func classCounts(of rows: some Sequence<Int>) -> [Int] {
    var counts = Array(repeating: 0, count: classes.count)
    let (labels, weights) = (labels, catalogue.weights)
    for row in Array(rows) { counts[labels[row]] += weights?[row] ?? 1 }
    return counts
  }

  /// The scaled features of `star`, shape `[features]`.
  ///
  /// - Precondition: The star exists.
  public func input(of star: Int) -> ArraySlice<Double> {
    precondition(star >= 0 && star < count, "star \(star) of \(count)")
    return inputs[star * features.count..<(star + 1) * features.count]
  }

  /// The features of `star` in the units of the table, shape `[features]`.
  ///
  /// - Precondition: The star exists.
  public func values(of star: Int) -> [Double] {
    precondition(star >= 0 && star < count, "star \(star) of \(count)")
    return features.compactMap { catalogue.numbers[$0]?[star] }
  }

  /// The data of `experiment` for the stars of `catalogue`.
  ///
  /// - Precondition: `catalogue` was read by the schema of `experiment`.
  /// - Throws: A fault for every feature without a range to be scaled over, and where the stars cannot be
  ///   split.
  public init(_ experiment: Experiment, _ catalogue: Catalogue) throws(Diagnostics) {
    precondition(
      catalogue.schema == experiment.schema, "the catalogue was read by \(catalogue.schema)")
    let splits = try Split.all(of: catalogue, by: experiment.split)
    let split = splits.count == 1 ? splits[0] : Split(catalogue.count) { _ in false }
    let scalings = try Self.scalings(experiment.features, catalogue, over: split.training)
    var warnings = catalogue.warnings
    self.catalogue = catalogue
    classes = experiment.classes(of: catalogue)
    try Self.requireTwoClasses(classes, in: catalogue)
    if let outputs = experiment.network.layers.last?.outputCount, outputs != classes.count {
      throw Diagnostics([
        Diagnostic(
          .error,
          "the given layers end in \(outputs) outputs, but there are \(classes.count) classes"
        )
      ])
    }
    if case .given(let weights) = experiment.training.classWeights, weights.count != classes.count {
      throw Diagnostics([
        Diagnostic(
          .error, "class_weights has \(weights.count) weights for \(classes.count) classes")
      ])
    }
    features = experiment.features
    self.split = split
    var folds: [Fold] = []
    for fold in splits where splits.count > 1 {
      folds.append(
        Fold(
          split: fold,
          scalings: try Self.scalings(experiment.features, catalogue, over: fold.training)))
    }
    self.folds = folds
    self.scalings = scalings
    inputs = Self.inputs(experiment.features, catalogue, scaled: scalings)
    let tracked = Self.star(experiment.trackedStar, for: .tracked, in: catalogue, &warnings) ?? 0
    trackedStar = tracked
    exampleStar =
      Self.star(experiment.exampleStar, for: .example, in: catalogue, &warnings) ?? tracked
    testRows = Self.rows(experiment.rows.test, of: catalogue)
    validationRows = Self.rows(experiment.rows.validation, of: catalogue)
    let wanted = [experiment.rows.test, experiment.rows.validation].compactMap(\.self)
    missingRows = wanted.reduce(0) { $0 + Self.excess($1, over: catalogue.count) }
    warnings.report(missingRows: missingRows, in: catalogue)
    warnings.report(emptyClasses: classes, in: catalogue)
    self.warnings = warnings
  }
}

extension Dataset {
  /// The features of all stars scaled by `scalings`, row by row.
  private static func inputs(
    _ features: [String], _ catalogue: Catalogue, scaled scalings: [MinMaxScaling]
  ) -> [Double] {
    var inputs = Array(repeating: Double.nan, count: catalogue.count * features.count)
    for (column, feature) in features.enumerated() {
      guard let values = catalogue.numbers[feature] else { continue }
      for (star, value) in values.enumerated() {
        inputs[star * features.count + column] = scalings[column].scale(value)
      }
    }
    return inputs
  }

  /// The given stars as examples, their features scaled by `scalings`.
  func examples(_ stars: [Int], scaled scalings: [MinMaxScaling]) -> Examples {
    let columns = features.map { catalogue.numbers[$0] ?? [] }
    let scaled = zip(columns, scalings).map { column, scaling in
      stars.map { scaling.scale(column[$0]) }
    }
    return Examples(
      inputs: Matrix(columns: scaled),
      labels: stars.map { labels[$0] }, classCount: classes.count, weights: weights(of: stars))
  }

  /// The numbers of stars that `rows` stand for; nil if each is one star.
  func weights(of rows: [Int]) -> [Int]? {
    catalogue.weights.map { weights in rows.map { weights[$0] } }
  }
}
