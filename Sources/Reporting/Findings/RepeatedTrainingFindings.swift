import Experiments
import Formatting
import Learning
import Tables

/// The spread of the results over seeds.
enum SeedsFinding {
  static func of(_ spread: SeedSpread, _ study: Study) -> Finding? {
    let losses = spread.results.map(\.loss).sorted()
    let correct = spread.results.map(\.correct).sorted()
    guard let low = losses.first, let high = losses.last, let middle = losses.median,
      let fewest = correct.first, let most = correct.last,
      let typical = correct.map(Double.init).median
    else { return nil }
    let split = study.dataset.split
    let stars = counted(study.dataset.starCount(of: split.scored), split.scoredNoun)
    let range =
      fewest == most
      ? "each classify \(grouped(most)) of \(stars) correctly"
      : "classify \(grouped(fewest)) to \(grouped(most)) of \(stars) correctly (median \(NumberText.shortest(typical)))"
    let diverged =
      spread.diverged == 0
      ? "" : " \(counted(spread.diverged, "further training")) diverged."
    return Finding(
      .seeds,
      "Trained \(numberWord(spread.results.count)) times at η = \(RateText(spread.run.learningRate).plain), each time from "
        + "another seed, the networks \(range); the \(split.validation.isEmpty ? "" : "validation ")loss is \(significant(low, 3)) to "
        + "\(significant(high, 3)) (median \(significant(middle, 3))). \(disputes(spread, study))\(diverged)",
      [
        "trainings": Double(spread.results.count), "fewest correct": Double(fewest),
        "most correct": Double(most), "median correct": typical, "lowest loss": low,
        "highest loss": high, "median loss": middle,
        "disputed": Double(study.dataset.starCount(of: spread.disputed)),
      ])
  }

  private static func disputes(_ spread: SeedSpread, _ study: Study) -> String {
    let stars = spread.disputed
    if stars.isEmpty { return "They predict the same class for every star." }
    let names = stars.prefix(12).map { withinSentence(study.dataset.catalogue.names[$0]) }
    let catalogue = study.dataset.catalogue
    let list = stars.count > 12 || catalogue.isWeighted ? "" : ": \(listed(names))"
    return "They disagree about \(counted(catalogue.starCount(of: stars), "star"))\(list)."
  }
}

/// The result of a cross-validation.
enum FoldsFinding {
  static func of(_ folds: Result<FoldResults, DivergedTraining>, _ study: Study) -> Finding {
    switch folds {
    case .success(let folds): of(folds, twins: study.dataset.twinsAcrossFolds)
    case .failure(let diverged):
      Finding(
        .folds,
        "In \(study.dataset.folds.count)-fold cross-validation at η = "
          + "\(RateText(diverged.run.learningRate).plain), a training diverged, so there is no result.",
        ["folds": Double(study.dataset.folds.count)])
    }
  }

  private static func of(_ folds: FoldResults, twins: Int) -> Finding {
    let interval = WilsonInterval(folds.correct, of: folds.count)
    let accuracies = folds.evaluations.map(\.accuracy).sorted()
    let (lowest, highest) = (fixed(accuracies.first ?? 0, 3), fixed(accuracies.last ?? 0, 3))
    let range =
      lowest == highest
      ? "the accuracy of every fold is \(lowest)"
      : "the accuracies of the folds are \(lowest) to \(highest)"
    return Finding(
      .folds,
      "In \(folds.evaluations.count)-fold cross-validation at η = \(RateText(folds.run.learningRate).plain), "
        + "\(grouped(folds.correct)) of \(counted(folds.count, "star")) are classified correctly by networks that were "
        + "not trained on them (\(interval.text)); \(range)."
        + (twins == 0
          ? ""
          : " But \(grouped(twins)) of the stars have the same features as a star of another fold, so they are no independent test."),
      [
        "folds": Double(folds.evaluations.count), "correct": Double(folds.correct),
        "stars": Double(folds.count), "twins": Double(twins),
      ])
  }
}
