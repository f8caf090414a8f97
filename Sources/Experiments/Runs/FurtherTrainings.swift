/// The trainings of a report beside its runs: at other learning rates, from other seeds, and on other folds.
public struct FurtherTrainings: Sendable {
  /// The losses at many learning rates; nil if the experiment does not draw them.
  public let sweep: LearningRateSweep?
  /// The results from other seeds; nil if the experiment asks for none.
  public let seeds: SeedSpread?
  /// The cross-validation; nil if the experiment asks for none.
  public let folds: FoldResults?

  /// Carries out those that the experiment of `study` asks for.
  public init(_ study: Study) {
    sweep = study.experiment.figures.contains(.sweep) ? LearningRateSweep(study) : nil
    seeds = SeedSpread(study)
    folds = FoldResults(study)
  }
}
