import Documents
import Experiments
import Formatting

/// The comparison of the runs of a study, and what to try next: findings in the order of the text.
struct RateAdvice {
  let study: Study
  /// The results of simple classifiers.
  let baselines: Baselines
  /// The losses at many learning rates; nil if they were not computed.
  let sweep: LearningRateSweep?

  var findings: [Finding] {
    ([lowestLoss, correctStars] + (sweep == nil ? [limit] : [best])
      + [equalWeights]).compactMap(\.self)
  }

  private var split: Split { study.dataset.split }

  private func rate(_ run: StudyRun) -> String { "η = \(RateText(run.run.learningRate).plain)" }

  // MARK: - The runs

  private var lowestLoss: Finding? {
    guard let best = study.best, study.runs.count > 1 else { return nil }
    let others = study.runs.filter { $0.run.learningRate != best.run.learningRate }
    let losses = others.map { other in
      let (mine, theirs) = distinct(best.selectionLoss, other.selectionLoss)
      return (mine: mine, text: "\(theirs) at \(rate(other))")
    }
    let mine = losses.map(\.mine).max { $0.utf8.count < $1.utf8.count } ?? ""
    let all = study.runs.map(\.selectionLoss)
    let loss = split.validation.isEmpty ? "loss" : "validation loss"
    let isLast = study.runs.allSatisfy { $0.history.trainedEpochs == $0.history.count }
    let when = isLast ? "After the last update" : "For the networks that are kept"
    let text =
      LossText.Course(all) == .still
      ? "\(when) the \(loss) is \(mine) in every run."
      : "\(when) the \(loss) is lowest at \(rate(best)): \(mine), against \(listed(losses.map(\.text))).\(noise(best, others))"
    return Finding(.lowestLoss, text, ["lowest": best.selectionLoss])
  }

  /// The clause on runs whose loss has not settled, which differ by less than it varies.
  private func noise(_ best: StudyRun, _ others: [StudyRun]) -> String {
    let doubtful = others.contains { other in
      [best, other].compactMap { LateEpochs($0.history)?.losses }.contains { losses in
        losses.upperBound - losses.lowerBound > (other.selectionLoss - best.selectionLoss).magnitude
      }
    }
    return doubtful
      ? " The losses of a run vary by more than this difference in its last epochs, so the order could be another after one epoch more."
      : ""
  }

  private var correctStars: Finding? {
    guard study.runs.count > 1 else { return nil }
    let (stars, noun) = (split.scored, split.scoredNoun)
    let right = study.runs.map { $0.correct(among: stars) }
    if Set(right).count == 1, let same = right.first {
      return Finding(
        .correctStars,
        "The number of \(noun)s classified correctly is the same in every run: "
          + "\(grouped(same)) of \(grouped(study.dataset.starCount(of: stars))).")
    }
    let each = zip(study.runs, right).map { "\(grouped($1)) at \(rate($0))" }
    return Finding(
      .correctStars,
      "Of the \(counted(study.dataset.starCount(of: stars), noun)), \(listed(each)) are classified correctly."
    )
  }

  // MARK: - What to try next

  /// The lowest loss of the sweep where its losses depend smoothly on the learning rate.
  private var best: Finding? {
    guard let sweep, let best = sweep.lowest,
      let run = study.runs.min(by: { $0.history.finalLoss < $1.history.finalLoss })
    else { return nil }
    let isComparable = sweep.epochs == run.history.count && study.sample == nil
    let mine = run.history.finalLoss
    let (lowest, other) = distinct(best.loss, mine)
    let start =
      "In the sweep\(sweep.epochs == run.history.count ? "" : " of \(counted(sweep.epochs, "epoch"))"), the lowest training loss\(sweep.isLowestElsewhere ? " where it changes smoothly with the rate" : ""), "
      + "\(isComparable ? lowest : significant(best.loss, 3)), is reached near η = \(significant(best.rate, 2))"
    let end =
      if !isComparable {
        "."
      } else if best.loss < 0.95 * mine || mine - best.loss > 0.25 * (study.initialLoss - best.loss)
      {
        ", below the \(other) at \(rate(run)): a rate near \(significant(best.rate, 2))"
          + (best.loss > 0.9 * study.examples.entropy ? ", with more epochs," : "")
          + " would be the next thing to try."
      } else {
        ", \(best.loss < mine ? "hardly" : "not") lower than the \(other) at \(rate(run)). \(prospect)"
      }
    return Finding(
      .sweep, start + end,
      ["learning rate": best.rate, "loss": best.loss, "lowest loss of the runs": mine])
  }

  /// What the simple classifiers show about more training.
  private var prospect: String {
    // For repeated stars, the nearest one is the star itself.
    let scores = baselines.scores.filter { score in
      switch score.kind {
      case .mostFrequent: false
      case .linearDiscriminant: true
      case .nearestStar: baselines.twins == 0
      }
    }
    let stars = split.scored
    let mine = study.runs.map { $0.correct(among: stars) }.max() ?? 0
    guard let best = scores.max(by: { $0.accuracy < $1.accuracy }),
      best.confusion.correctCount.multipliedFullWidth(by: study.dataset.starCount(of: stars))
        > mine.multipliedFullWidth(by: best.confusion.count)
    else {
      return "No simple classifier is right more often on these stars."
    }
    let name =
      best.kind == .nearestStar ? "The class of the nearest star" : "Linear discriminant analysis"
    return "\(name) is right more often (\(grouped(best.confusion.correctCount)) of "
      + "\(grouped(best.confusion.count))), so more epochs would be the next thing to try."
  }

  /// The learning rates against the stability limit, for want of a sweep.
  private var limit: Finding? {
    let bound = study.stabilityBound
    guard bound.isFinite, study.experiment.training.isPlainDescent else { return nil }
    let rates = (study.runs.map(\.run) + study.diverged.map(\.run)).map(\.learningRate)
    guard !study.runs.isEmpty, let smallest = rates.min(), let largest = rates.max() else {
      return nil
    }
    let isJumping =
      study.diverged.contains { $0.run.learningRate > bound }
      || study.runs.contains {
        $0.run.learningRate > bound && $0.history.largestRise >= 0.02
      }
    let place =
      smallest >= bound
      ? "is below all rates" : largest < bound ? "is above all rates" : "lies between the rates"
    let next =
      largest <= bound
      ? (largest < bound / 2 ? "a larger rate, or more epochs," : "more epochs")
        + " would be the next thing to try."
      : isJumping
        ? "above it the loss jumps, so a rate below it, with more epochs, would be the next thing to try."
        : "even so, the loss does not jump at the rates above it."
    return Finding(
      .limit,
      "The stability limit at the start, η = \(significant(bound, 3)), \(place); \(next)",
      ["limit": bound])
  }

  /// The loss that training from unequal weights reaches, where equal ones limit the result.
  private var equalWeights: Finding? {
    guard let sweep, let other = sweep.unequalLoss, let run = study.best,
      !run.misclassified.isEmpty,
      other < 0.9 * min(run.history.finalLoss, sweep.lowest?.loss ?? .infinity)
    else { return nil }
    return Finding(
      .equalWeights,
      prose:
        "The equal initial weights limit the result: from random ones (\(Prose.code("initial: glorot"))), the same training at "
        + "\(rate(run)) ends at a loss of \(significant(other, 2)) instead of \(significant(run.history.finalLoss, 2)).",
      ["loss": other, "loss from equal weights": run.history.finalLoss])
  }
}
