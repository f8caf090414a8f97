import Experiments
import Formatting

/// A summary of a study, in sentences computed from it.
struct StudySummary {
  private let study: Study

  init(_ study: Study) { self.study = study }

  /// One sentence for each run, and one for what they have in common; before them the one on a study
  /// without a result.
  var sentences: [String] {
    [NoImprovement(study)?.sentence].compactMap(\.self) + study.runs.map(sentence)
      + [clones].compactMap(\.self)
  }

  private func sentence(_ run: StudyRun) -> String {
    let losses = run.history.losses
    let (first, last) = distinct(losses.first ?? .nan, run.history.finalLoss)
    let steadily = losses.count > 1 ? " steadily" : ""
    let course =
      switch LossText(run).whole {
      case .still: "the loss stays at \(first)"
      case .falling: "the loss falls\(steadily) from \(first) to \(last)"
      case .notRising: "the loss never rises and goes from \(first) to \(last)"
      case .rising where losses.count == 1: "the loss rises from \(first) to \(last)"
      case .rising: "the loss jumps between epochs and goes from \(first) to \(last)"
      }
    return
      "At η = \(RateText(run.run.learningRate).plain), over \(counted(run.history.count, "epoch")), "
      + "\(course), and \(share(run)) classified correctly."
  }

  /// The stars that are classified correctly, as in "all 20 stars are".
  private func share(_ run: StudyRun) -> String {
    let (training, validation) = (
      study.dataset.split.training, study.dataset.split.validation
    )
    func part(_ stars: [Int], _ noun: String) -> String {
      let right = run.correct(among: stars)
      if right == 1, stars.count == 1 { return "the one \(noun)" }
      let all = counted(stars.count, noun)
      return right == stars.count ? "all \(all)" : "\(grouped(right)) of \(all)"
    }
    guard validation.isEmpty else {
      return "\(part(training, "training star")) and \(part(validation, "validation star")) are"
    }
    return part(training, "star") + (run.correct(among: training) == 1 ? " is" : " are")
  }

  private var clones: String? {
    guard let run = study.best else { return nil }
    let sizes = run.history.trained.sizes
    let effective = run.history.trained.effectiveSizes
    guard sizes != effective else { return nil }
    return "Equal initial weights make the hidden neurons of a layer copies of one another: the "
      + "\(shape(sizes)) network is in effect a \(shape(effective)) one."
  }

  /// The comparison of the runs.
  var comparison: String {
    guard let best = study.best, study.runs.count > 1 else { return advice.trimmingBlank }
    let rate = RateText(best.run.learningRate).plain
    let others = study.runs.filter { $0.run.learningRate != best.run.learningRate }
    let losses = others.map { other in
      let (mine, theirs) = distinct(best.selectionLoss, other.selectionLoss)
      return (mine: mine, text: "\(theirs) at η = \(RateText(other.run.learningRate).plain)")
    }
    let mine = losses.map(\.mine).max { $0.utf8.count < $1.utf8.count } ?? ""
    let all = study.runs.map(\.selectionLoss)
    let validation = study.dataset.split.validation
    let stars = validation.isEmpty ? study.dataset.split.training : validation
    let noun = validation.isEmpty ? "star" : "validation star"
    let loss = validation.isEmpty ? "loss" : "validation loss"
    let isLast = study.runs.allSatisfy { $0.history.trainedEpochs == $0.history.count }
    let when = isLast ? "After the last update" : "For the networks that are kept"
    var text =
      LossText.Course(all) == .still
      ? "\(when) the \(loss) is \(mine) in every run. "
      : "\(when) the \(loss) is lowest at η = \(rate): \(mine), against "
        + "\(listed(losses.map(\.text))). "
    let right = study.runs.map { $0.correct(among: stars) }
    if Set(right).count == 1, let same = right.first {
      text +=
        "The number of \(noun)s classified correctly is the same in every run: "
        + "\(grouped(same)) of \(grouped(stars.count))."
    } else {
      let each = zip(study.runs, right).map { run, count in
        "\(grouped(count)) at η = \(RateText(run.run.learningRate).plain)"
      }
      text +=
        "Of the \(counted(stars.count, noun)), \(listed(each)) are classified correctly."
    }
    return text + advice
  }

  /// The advice on a better learning rate, by the stability limit.
  private var advice: String {
    let bound = study.stabilityBound
    guard bound.isFinite, study.experiment.training.isPlainDescent else { return "" }
    let rates = study.runs.map(\.run.learningRate)
    let limit = significant(bound, 3)
    guard let smallest = rates.min(), let largest = rates.max() else { return "" }
    if smallest < bound, largest > bound {
      return " The stability limit at the start, η = \(limit), lies between the rates: near the "
        + "start, steps below it reduce the loss and steps above it overshoot. A rate just below the limit, "
        + "with more epochs, would be the next thing to try."
    }
    if smallest >= bound {
      return
        " All rates are above the stability limit at the start, η = \(limit); a smaller one "
        + "would be the next thing to try."
    }
    let next = largest < bound / 2 ? "a larger one, or more epochs," : "more epochs"
    return
      " All rates are below the stability limit at the start, η = \(limit); \(next) would be "
      + "the next thing to try."
  }
}

extension String {
  /// The text without a blank at its start.
  fileprivate var trimmingBlank: String { hasPrefix(" ") ? String(dropFirst()) : self }
}
