import Learning

/// One training of a study.
public struct StudyRun: Sendable {
  /// The learning rate and the number of epochs.
  public let run: Run
  /// Every epoch.
  public let history: History
  /// The trained network, which takes features in the units of the table.
  public let classifier: StarClassifier
  /// The class that the trained network predicts for each star.
  public let predicted: [Int]
  /// The rows that the trained network misclassifies, in the order of the table.
  public let misclassified: [Int]
  /// The largest eigenvalue of the loss's Hessian at the trained network, of the study's sample if there is one.
  public let finalCurvature: Double
  /// The class of each star.
  private let labels: [Int]
  /// The number of stars that each row stands for; nil if each is one star.
  private let weights: [Int]?
  /// The number of classes.
  private let classCount: Int

  init(
    _ run: Run, _ dataset: Dataset, _ history: History, _ measured: Examples, threads: Int
  ) {
    self.run = run
    self.history = history
    labels = Array(dataset.labels)
    weights = dataset.catalogue.weights
    classCount = dataset.classes.count
    let trained = history.trained
    classifier = StarClassifier(network: trained, scalings: dataset.scalings)
    let inputs = Matrix(dataset.inputs, columns: dataset.features.count)
    let predicted = trained.predictedClasses(ofRows: inputs, threads: threads).map(Int.init)
    self.predicted = predicted
    misclassified = predicted.indices.filter { predicted[$0] != dataset.labels[$0] }
    finalCurvature =
      history.divergence == nil
      ? trained.largestHessianEigenvalue(over: measured, threads: threads) : .nan
  }

  /// The number of stars in `rows` that the trained network classifies correctly.
  public func correct(among rows: some Collection<Int>) -> Int {
    var count = 0
    // An array is read several times as fast as any collection.
    for row in Array(rows) where predicted[row] == labels[row] { count += weights?[row] ?? 1 }
    return count
  }

  /// The numbers of stars of each class in `rows` that the trained network predicts as each class.
  public func confusion(among rows: some Sequence<Int>) -> ConfusionMatrix {
    var matrix = ConfusionMatrix(classCount: classCount)
    for row in Array(rows) {
      matrix.add(labels[row], predicted: predicted[row], weight: weights?[row] ?? 1)
    }
    return matrix
  }

  /// The loss by which the best run is chosen: the validation loss or, without validation stars, the training
  /// loss.
  public var selectionLoss: Double { history.selectionLoss }

  /// The places in the ``History/course`` of the loss with a larger loss than the place before: epochs, and
  /// their number for the loss after the last update.
  public var rises: [Int] {
    let course = history.course
    return course.indices.dropFirst().filter { course[$0] > course[$0 - 1] }
  }
}
