import Learning

extension Study {
  /// The training of `run` on the features as they are in the table, not scaled.
  public func unscaledHistory(of run: Run) -> History {
    func examples(_ stars: [Int]) -> Examples {
      Examples(
        inputs: Matrix(stars.map(dataset.values)), labels: stars.map { dataset.labels[$0] },
        classCount: dataset.classes.count, weights: dataset.weights(of: stars))
    }
    let split = dataset.split
    return train(
      initial, on: examples(split.training), Training(run, experiment.training),
      validating: split.validation.isEmpty ? nil : examples(split.validation),
      tracking: dataset.values(of: dataset.trackedStar))
  }
}
