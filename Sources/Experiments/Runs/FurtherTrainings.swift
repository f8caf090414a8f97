/// The trainings of a report beside its runs: at other learning rates, from other seeds, and on other folds.
public struct FurtherTrainings: Sendable {
  /// A kind of these trainings.
  public enum Kind: Sendable {
    /// At other learning rates.
    case sweep
    /// From other seeds.
    case seeds
    /// On other folds.
    case folds
  }

  /// The losses at many learning rates; nil if the experiment does not draw them.
  public let sweep: LearningRateSweep?
  /// The results from other seeds; nil if the experiment asks for none.
  public let seeds: SeedSpread?
  /// The cross-validation, or the divergence of one of its trainings; nil if the experiment asks for none.
  public let folds: Result<FoldResults, DivergedTraining>?

  /// Carries out those that the experiment of `study` asks for.
  ///
  /// - Parameters:
  ///   - study: The study.
  ///   - hasText: Whether those are wanted of which only the text of a report tells.
  ///   - progress: Receives the numbers of completed trainings of a kind and of all of them.
  public init(
    _ study: Study, hasText: Bool = true,
    progress: @Sendable (Kind, _ completed: Int, _ of: Int) -> Void = { _, _, _ in }
  ) {
    let figures = study.experiment.figures
    sweep =
      figures.contains(.sweep)
      ? LearningRateSweep(study) { progress(.sweep, $0, $1) } : nil
    seeds =
      hasText || figures.contains { [.decision, .agreement, .learningCurves].contains($0) }
      ? SeedSpread(study) { progress(.seeds, $0, $1) } : nil
    guard hasText, !study.dataset.folds.isEmpty, let best = study.best else {
      folds = nil
      return
    }
    folds = Result { () throws(DivergedTraining) in
      try FoldResults(of: best.run, study) { progress(.folds, $0, $1) }
    }
  }
}
