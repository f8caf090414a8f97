import Documents
import Elementary
import Experiments
import Formatting
import Learning

/// A summary of a study: findings on all of its runs and on their data.
struct StudySummary {
  let study: Study
  let baselines: Baselines

  /// The results from other seeds; nil if there are none.
  let seeds: SeedSpread?
  /// The results of the cross-validation, or the divergence of one of its trainings; nil if there is none.
  let folds: Result<FoldResults, DivergedTraining>?

  init(
    _ study: Study, _ baselines: Baselines? = nil, seeds: SeedSpread? = nil,
    folds: Result<FoldResults, DivergedTraining>? = nil
  ) {
    self.study = study
    self.baselines = baselines ?? Baselines(study)
    self.seeds = seeds
    self.folds = folds
  }

  /// One finding for each run, and those on what they have in common; before them the one on a study without a
  /// result.
  var findings: [Finding] {
    [NoImprovement(study)?.finding].compactMap(\.self) + study.runs.map(outcome)
      + study.diverged.map(diverged)
      + [folds.map { FoldsFinding.of($0, study) }, seeds.flatMap { SeedsFinding.of($0, study) }]
      .compactMap(
        \.self)
      + [cells, majority, imbalance, separable, leakage, clones].compactMap(\.self)
  }

  private var split: Split { study.dataset.split }

  // MARK: - The runs

  private func outcome(_ run: StudyRun) -> Finding {
    let rate = RateText(run.run.learningRate).plain
    let correct = run.correct(among: split.scored)
    return Finding(
      .outcome, titled: "η = \(rate)",
      "At η = \(rate), over \(epochs(run)), \(course(run)), and \(share(run)) classified correctly.",
      [
        "learning rate": run.run.learningRate, "loss at the start": study.initialLoss,
        "final loss": run.history.finalLoss, "correct": Double(correct),
        "stars": Double(study.dataset.starCount(of: split.scored)),
      ])
  }

  private func epochs(_ run: StudyRun) -> String {
    let kept = run.history.trainedEpochs
    let epochs = counted(run.history.count, "epoch")
    if kept == run.history.count { return epochs }
    return epochs + ", keeping the "
      + (kept == 0 ? "untrained network" : "network after \(counted(kept, "epoch"))")
  }

  /// The course of the loss from the untrained to the kept network, in a clause.
  private func course(_ run: StudyRun) -> String {
    let (first, last) = distinct(study.initialLoss, run.history.finalLoss)
    // The means of mini-batches are not comparable with the loss over all stars.
    let isMean = run.history.training.batchSize != nil
    let whole =
      "the loss\(isMean ? " over all \(split.validation.isEmpty ? "" : "training ")stars" : "")"
    if let late = LateEpochs(run.history) {
      let way = late.isAlternating ? "rises and falls in turn" : "goes up and down"
      let course = "in the last \(grouped(late.epochs.count)) epochs"
      let range = "\(way) between \(LossText.range(late.losses))"
      return isMean
        ? "\(whole) goes from \(first) to \(last), and its mean over the steps of an epoch does not settle: \(course) it \(range)"
        : "\(whole) starts at \(first) and does not settle: \(course) it \(range)"
    }
    if isMean { return "\(whole) goes from \(first) to \(last)" }
    let path = run.history.path
    let rise = path.largestRise
    let (rises, steps) = (path.riseCount, path.count - 1)
    let part = steps < run.history.count ? "the first " : ""
    switch LossText.Course(path) {
    case .still: return "the loss stays at \(first)"
    case .falling where steps == 1: return "the loss falls from \(first) to \(last)"
    case .falling: return "the loss falls steadily from \(first) to \(last)"
    case .notRising: return "the loss never rises and goes from \(first) to \(last)"
    case .rising where steps == 1: return "the loss rises from \(first) to \(last)"
    case .rising where rise < 0.02:
      return
        "the loss goes from \(first) to \(last), with rises of at most \(significant(rise * 100, 2)) %"
    case .rising where rises * 4 <= steps:
      return
        "the loss rises in \(numberWord(rises)) of \(part)\(counted(steps, "epoch")) and goes from \(first) to \(last)"
    case .rising: return "the loss jumps between epochs and goes from \(first) to \(last)"
    }
  }

  /// The stars that are classified correctly, as in "all 20 stars are".
  private func share(_ run: StudyRun) -> String {
    func part(_ stars: [Int], _ noun: String) -> String {
      let (right, total) = (run.correct(among: stars), study.dataset.starCount(of: stars))
      if right == 1, total == 1 { return "the one \(noun)" }
      let all = counted(total, noun)
      return right == total ? "all \(all)" : "\(grouped(right)) of \(all)"
    }
    guard split.validation.isEmpty else {
      return
        "\(part(split.training, "training star")) and \(part(split.validation, "validation star")) are"
    }
    return part(split.training, "star") + (run.correct(among: split.training) == 1 ? " is" : " are")
  }

  private func diverged(_ training: DivergedTraining) -> Finding {
    let rate = RateText(training.run.learningRate).plain
    return Finding(
      .diverged, titled: "η = \(rate)",
      "At η = \(rate) the training diverged: in epoch \(grouped(training.divergence.epoch)) the "
        + "\(training.divergence.quantity.rawValue) is no longer finite. That run has no results.",
      ["learning rate": training.run.learningRate, "epoch": Double(training.divergence.epoch)])
  }

  // MARK: - The data

  private var majority: Finding? {
    guard let score = baselines.scores.first(where: { $0.kind == .mostFrequent }) else {
      return nil
    }
    let counts = trainingCounts
    guard let label = counts.firstIndex(of: counts.max() ?? 0) else { return nil }
    let (right, total) = (score.confusion.correctCount, score.confusion.count)
    let among = split.validation.isEmpty ? "" : " among the training stars"
    return Finding(
      .majority,
      "For comparison: predicting \(study.dataset.classes[label].mention), \(mostFrequent(counts))\(among), for every star would classify "
        + "\(grouped(right)) of \(counted(total, split.scoredNoun)) correctly.",
      ["correct": Double(right), "stars": Double(total)])
  }

  /// The number of training stars in each class.
  private var trainingCounts: [Int] { study.dataset.classCounts(of: split.training) }

  private var imbalance: Finding? {
    let counts = trainingCounts
    let present = counts.indices.filter { counts[$0] > 0 }
    guard let large = present.max(by: { counts[$0] < counts[$1] }),
      let small = present.min(by: { counts[$0] < counts[$1] }), counts[large] > 3 * counts[small]
    else { return nil }
    func stars(_ label: Int) -> String {
      study.dataset.classes[label].counted(counts[label])
    }
    let ratio = Double(counts[large]) / Double(counts[small])
    let measures = study.runs.map { run in
      let confusion = run.confusion(among: split.scored)
      return "\(fixed(confusion.balancedAccuracy, 3)) and \(fixed(confusion.macroF1, 3)) at η = "
        + RateText(run.run.learningRate).plain
    }
    let remedy: Prose =
      study.experiment.training.classWeights == nil
      ? " Class weights (\(Prose.code("class_weights: balanced"))) would let all classes count the same in training."
      : ""
    return Finding(
      .imbalance,
      prose:
        "The classes\(split.validation.isEmpty ? "" : " of the training stars") are unequal, \(stars(large)) to \(stars(small)) (\(significant(ratio, 2)) : 1), so the accuracy says little "
        + "about the rare ones. The balanced accuracy, the mean of the recalls of the classes, and the macro-F1, the mean of "
        + "their F1 scores (each the harmonic mean of recall and precision), are \(measures.joined(separator: "; "))."
        + remedy,
      ["ratio": ratio])
  }

  private var separable: Finding? {
    guard let score = baselines.scores.first(where: { $0.kind == .linearDiscriminant })?.confusion,
      score.count >= 30, score.correctCount == score.count
    else { return nil }
    let boundary =
      switch study.dataset.features.count {
      case 1: "value"
      case 2: "straight line"
      default: "plane"
      }
    return Finding(
      .separable,
      "One \(boundary) for each pair of classes (linear discriminant analysis) already classifies all "
        + "\(counted(score.count, split.scoredNoun)) correctly, so these data cannot show what a hidden layer adds.",
      ["stars": Double(score.count)])
  }

  private var leakage: Finding? {
    let twins = baselines.twins
    // Stars of one cell have the same features only because they are counted together.
    guard twins > 0, study.dataset.catalogue.schema.cell.isEmpty else { return nil }
    let count = study.dataset.starCount(of: split.validation)
    let stars = counted(count, "validation star")
    let subject =
      switch twins {
      case count: count == 1 ? "The one validation star has" : "All \(stars) have"
      case 1: "Of the \(stars), one has"
      default: "Of the \(stars), \(grouped(twins)) have"
      }
    return Finding(
      .leakage,
      "\(subject) the same features as a training star, so \(twins == 1 ? "it is" : "they are") no independent test.",
      ["twins": Double(twins), "stars": Double(count)])
  }

  private var clones: Finding? {
    guard let run = study.best else { return nil }
    let sizes = run.history.trained.sizes
    let effective = run.history.trained.effectiveSizes
    guard sizes != effective else { return nil }
    return Finding(
      .clonesInAll,
      "Equal initial weights make the hidden neurons of a layer copies of one another: the "
        + "\(shape(sizes)) network is in effect a \(shape(effective)) one.")
  }

  // MARK: - Cells

  /// The share of stars that may lie in another class than their cell.
  private var cells: Finding? {
    guard let best = study.best,
      let changes = CellChanges(of: best.history.trained, study.dataset)
    else { return nil }
    let catalogue = study.dataset.catalogue
    let rate = "η = \(RateText(best.run.learningRate).plain)"
    let numbers: KeyValuePairs = [
      "cells": Double(catalogue.cellCount), "stars": Double(catalogue.starCount),
      "crossed cells": Double(changes.cells), "stars in them": Double(changes.stars),
    ]
    guard changes.stars > 0 else {
      return Finding(
        .cells,
        "No class boundary of the network at \(rate) crosses any of the \(counted(catalogue.cellCount, "cell")), so "
          + "every star is predicted as the class of its cell.",
        numbers)
    }
    let share = Self.percentageAbove(Double(changes.stars) / Double(catalogue.starCount))
    return Finding(
      .cells,
      "At most \(share) of the \(catalogue.countedStars) lie in another predicted class than their cell at \(rate): the "
        + "\(grouped(changes.stars)) in the \(counted(changes.cells, "cell")) that a class boundary may cross.",
      numbers)
  }

  /// A share in percent, rounded up to two digits.
  static func percentageAbove(_ share: Double) -> String {
    let percent = share * 100
    let digits = 1 - Int(decimalLogarithm(percent).rounded(.down))
    let unit = powerOfTen(Double(-digits))
    // The margin is that of the division.
    let rounded = min(((percent / unit) * (1 - 1e-12)).rounded(.up) * unit, 100)
    return "\(NumberText.shortest(roundHalfEven(rounded, decimals: max(digits, 0)))) %"
  }
}

/// The class with the most of `counts` stars among all, with its article: "the most frequent class".
func mostFrequent(_ counts: [Int]) -> String {
  if Set(counts.filter { $0 > 0 }).count == 1 { return "one of the equally frequent classes" }
  let isTied = counts.count { $0 == counts.max() } > 1
  return isTied ? "one of the most frequent classes" : "the most frequent class"
}
