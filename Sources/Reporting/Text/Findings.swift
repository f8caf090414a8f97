import Elementary
import Experiments
import Formatting
import Learning

/// What a run shows, in sentences that are computed from its numbers and from nothing else.
///
/// Each finding is Markdown; names from the data are escaped.
struct Findings {
  private let study: Study
  private let run: StudyRun
  private var history: History { run.history }
  private var dataset: Dataset { study.dataset }
  private var learnt: [Int] { dataset.division.training }
  private var apart: [Int] { dataset.division.validation }
  private var rate: String { RateText(run.run.learningRate).plain }

  init(_ study: Study, _ run: StudyRun) {
    self.study = study
    self.run = run
  }

  /// All findings of the run, the most telling first.
  var all: [String] {
    [
      loss, plateau, accuracy, keptApart, missedStars, neverNamed, parts, trackedStar, stability,
      stillWeights,
      clones,
      IdleNeuronsText(history.trained, study.examples).finding,
    ].compactMap { $0 }
  }

  // MARK: - Loss and accuracy

  private var loss: String {
    let uniform = naturalLogarithm(Double(dataset.classes.count))
    let final = history.finalLoss
    let (after, guess) = distinct(final, uniform)
    let gained = 1 - final / uniform
    let verdict =
      switch gained {
      case _ where after == guess: "no better than"
      case ..<0: "worse than"
      case ..<0.05: "hardly better than"
      case ..<0.5: "better than"
      default: "far better than"
      }
    let kept = grouped(history.trainedEpochs)
    let end =
      history.trainedEpochs == history.count
      ? "After the last update it is" : "With the network of epoch \(kept), which is kept, it is"
    return "**Loss.** \(LossText(run).course) \(end) \(after), \(verdict) "
      + "a guess that gives every class the same probability "
      + "(ln \(dataset.classes.count) = \(guess))."
  }

  private var plateau: String? {
    LossText(run).plateau(classCount: dataset.classes.count).map { "**Plateau.** \($0)" }
  }

  private var accuracy: String {
    let start = "**Accuracy.** The trained network classifies"
    let stars = counted(learnt.count, "star") + (apart.isEmpty ? "" : " it learnt from")
    let missed = missed(among: learnt)
    if missed.isEmpty { return "\(start) all \(stars) right." }
    let right = learnt.count - missed.count
    let share =
      "\(start) \(grouped(right)) of the \(stars) right (\(percent(right, of: learnt.count)))"
    if let only = onlyAnswer {
      return "\(share): it takes every star for \(classPhrase(only)).\(worth(ofAlways: only))"
    }
    return "\(share). \(mistakes(missed, counts(of: learnt)))"
  }

  /// How the network does on the stars kept apart; nil if there are none.
  private var keptApart: String? {
    guard let validation = study.validation, let loss = history.finalValidationLoss else {
      return nil
    }
    let missed = missed(among: apart)
    let right = apart.count - missed.count
    let stars = counted(apart.count, "star")
    let share =
      missed.isEmpty
      ? "\(apart.count == 1 ? "the one star" : "all \(stars)") kept apart right."
      : "\(grouped(right)) of the \(stars) kept apart right (\(percent(right, of: apart.count)))."
        + (onlyAnswer == nil ? " " + mistakes(missed, counts(of: apart)) : "")
    let (mine, theirs) = distinct(loss, history.finalLoss)
    let balanced = Evaluation(history.trained, over: validation).confusion.balancedAccuracy
    return
      "**Stars kept apart.** It classifies \(share) Their balanced accuracy is \(fixed(balanced, 3)), and "
      + "their loss \(mine) against \(theirs) for those learnt from."
      + (history.overfitting.map { " " + $0 } ?? "")
  }

  /// What the missed stars have in common, of those kept apart if there are any.
  private var missedStars: String? {
    let stars = apart.isEmpty ? learnt : apart
    let misses = Misses.all(among: stars, takenFor: stars.map { run.predicted[$0] }, dataset)
    let sentences = misses.compactMap { $0.sentence(dataset.classes) }
    return sentences.isEmpty ? nil : "**Missed stars.** " + sentences.joined(separator: " ")
  }

  private func missed(among stars: [Int]) -> [Int] {
    if stars.count == dataset.count { return run.wrong }
    let members = Set(stars)
    return run.wrong.filter(members.contains)
  }

  /// How many of `stars` each class has.
  private func counts(of stars: [Int]) -> [Int] {
    stars.reduce(into: dataset.classes.map { _ in 0 }) { $0[dataset.labels[$1]] += 1 }
  }

  /// The class that the trained network gives every star, or nil if it gives more than one.
  private var onlyAnswer: Int? {
    guard let first = run.predicted.first, run.predicted.allSatisfy({ $0 == first }) else {
      return nil
    }
    return first
  }

  /// What it is worth to give every star the class `only`; nothing where another is more frequent.
  private func worth(ofAlways only: Int) -> String {
    let counts = counts(of: learnt)
    let most = counts.max() ?? 0
    guard counts[only] == most else { return "" }
    let isTied = counts.count { $0 == most } > 1
    return
      " Always naming \(isTied ? "one of the most frequent classes" : "the most frequent class")"
      + " does as well."
  }

  /// Which of the stars are `wrong`, or of many how many of the `totals` of each class.
  private func mistakes(_ wrong: [Int], _ totals: [Int]) -> String {
    guard wrong.count <= 12 else {
      let counts = dataset.classes.indices.compactMap { label -> String? in
        let missed = wrong.count { dataset.labels[$0] == label }
        let total = totals[label]
        guard missed > 0 else { return nil }
        let (name, plural) = (dataset.classes[label].name, dataset.classes[label].plural)
        if total == 1 { return "the only \(escapeMarkdown(name))" }
        let share = missed == total ? "all" : "\(grouped(missed)) of the"
        return "\(share) \(grouped(total)) \(escapeMarkdown(plural))"
      }
      return "It misses \(listed(counts))."
    }
    let groups = dataset.classes.indices.compactMap { label -> String? in
      let stars = wrong.filter { run.predicted[$0] == label }
      guard let first = stars.first else { return nil }
      return stars.count == 1
        ? "\(name(first)) for \(classPhrase(label))"
        : "\(listed(stars.map(name))) for \(escapeMarkdown(dataset.classes[label].plural))"
    }
    return "It takes \(groups.joined(separator: "; "))."
  }

  /// The classes that have stars and yet are given to none; nothing where ``accuracy`` tells of the only
  /// class that is given.
  private var neverNamed: String? {
    let named = Set(run.predicted)
    let counts = counts(of: learnt)
    let missing = dataset.classes.indices.filter { counts[$0] > 0 && !named.contains($0) }
    guard onlyAnswer == nil, !missing.isEmpty else { return nil }
    let stars = missing.map { label in
      counted(
        counts[label], escapeMarkdown(dataset.classes[label].name),
        plural: escapeMarkdown(dataset.classes[label].plural))
    }
    return "**Never named.** The trained network takes no star for "
      + "\(listed(missing.map(classPhrase), last: "or")), though it was trained on \(listed(stars))."
  }

  private var parts: String? {
    guard apart.isEmpty else { return nil }
    let named = [("test data", dataset.testRows), ("validation data", dataset.validationRows)]
    let parts = named.compactMap { purpose, rows -> String? in
      guard let rows, !rows.isEmpty else { return nil }
      return "\(grouped(run.correct(among: rows))) of \(grouped(rows.count)) in \(rowSpan(rows)), "
        + "the \(purpose)"
    }
    guard !parts.isEmpty else { return nil }
    return
      "**Test and validation.** Classified right are \(parts.joined(separator: ", and ")). The network was trained "
      + "on all of these stars, so this does not say how it does on stars it has not seen."
  }

  private var trackedStar: String? {
    guard let first = history.count > 0 ? history[0].output : nil, !first.isEmpty else {
      return nil
    }
    let star = dataset.trackedStar
    let label = dataset.labels[star]
    let last = history.trained.probabilities(Array(dataset.input(of: star)))
    let (from, to) = distinct(first[label], last[label])
    let (isUp, isRight) = (last[label] > first[label], run.predicted[star] == label)
    let isStill = from == to
    let course = isStill ? "stays at \(from)" : "\(isUp ? "rises" : "falls") from \(from) to \(to)"
    let conjunction = isStill || isUp == isRight ? "and" : "and yet"
    let verdict =
      isRight ? "is classified right" : "is taken for \(classPhrase(run.predicted[star]))"
    return "**\(name(star)).** The probability of its true class, "
      + "\(escapeMarkdown(dataset.classes[label].name)), \(course) over the training, "
      + "\(conjunction) the star \(verdict)."
  }

  // MARK: - Why

  private var stability: String? {
    let bound = study.stabilityBound
    guard bound.isFinite, study.experiment.training.isPlainDescent else { return nil }
    let eta = run.run.learningRate
    let limit = significant(bound, 3)
    let curvature = significant(study.initialCurvature, 3)
    let start =
      "**Step size.** The largest eigenvalue of the loss's Hessian at the start is "
      + "\(curvature), so near there gradient descent is stable only below η = 2/λ = \(limit). "
    return start + stepSize(eta / bound) + end
  }

  /// What comes of a learning rate so many times the bound of stability at the start.
  private func stepSize(_ ratio: Double) -> String {
    let isRising = LossText(run).whole == .rising
    if ratio > 1 {
      return "η = \(rate) is \(significant(ratio, ratio < 1.1 ? 3 : 2)) times that"
        + (isRising
          ? ": steps overshoot the valley they aim at, and the loss jumps."
          : ", and yet the loss does not rise in these epochs.")
    }
    return "η = \(rate) is \(percentage(ratio)) of that"
      + (isRising
        ? ", and yet the loss rises: on the way the curvature changes."
        : ": the steps are safe\(ratio < 0.2 ? ", but small." : ".")")
  }

  /// The bound of stability where the training ended.
  private var end: String {
    let curvature = run.finalCurvature
    guard curvature.isFinite else { return "" }
    guard curvature > 0 else { return " At the end the loss curves upward in no direction." }
    return " At the end that eigenvalue is \(significant(curvature, 3)), and the bound "
      + "\(significant(2 / curvature, 3))."
  }

  /// Why the weights before the last layer do not move at the start, where they do not.
  private var stillWeights: String? {
    let hidden = study.initial.layers.count - 1
    guard history.count > 0, hidden > 0 else { return nil }
    let gradient = history[0].gradient.layers.dropLast().flatMap(\.weights.elements)
    let outgoing = study.initial.layers[hidden].weights
    let isSame = (0..<outgoing.rows).allSatisfy { row in
      (0..<outgoing.columns).allSatisfy { outgoing[row, $0] == outgoing[0, $0] }
    }
    guard gradient.allSatisfy({ $0.magnitude < 1e-12 }), isSame else { return nil }
    let weights = listed((1...hidden).map { "$W_\($0)$" })
    let subject = hidden == 1 ? "gradient of \(weights) is" : "gradients of \(weights) are"
    let neuron = hidden == 1 ? "each hidden neuron" : "each neuron of the last hidden layer"
    let moved =
      zip(
        history.trained.layers[0].weights.elements, study.initial.layers[0].weights.elements
      ).map { ($0 - $1).magnitude }.max() ?? 0
    return
      "**Still weights.** In epoch 0 the \(subject) zero. Not because the network has no need of "
      + "\(hidden == 1 ? "it" : "them"): \(neuron) sends the same weight to every class, and the "
      + "errors of a star over the classes add up to zero, so that nothing flows back. "
      + (moved < 1e-12
        ? "By the end no weight in $W_1$ has changed."
        : "By the end the largest change of a weight in $W_1$ is \(significant(moved, 3)).")
  }

  private var clones: String? {
    let sizes = history.trained.sizes
    let effective = history.trained.effectiveSizes
    guard sizes != effective else { return nil }
    let hidden = sizes.dropFirst().dropLast().reduce(0, +)
    let kinds = effective.dropFirst().dropLast().reduce(0, +)
    let isUniform = zip(sizes, effective).dropFirst().dropLast().allSatisfy { $0 > 1 && $1 == 1 }
    let subject =
      isUniform
      ? (sizes.count == 3
        ? "The \(numberWord(hidden)) hidden neurons are copies of one another"
        : "In every hidden layer the neurons are copies of one another")
      : "Of the \(numberWord(hidden)) hidden neurons only \(numberWord(kinds)) "
        + "\(kinds == 1 ? "is" : "are") different, the rest are copies"
    return
      "**Clones.** \(subject): they start with equal weights, so they receive equal gradients, and "
      + "gradient descent never parts them. In effect the \(shape(sizes)) network is a "
      + "\(shape(effective)) one; unequal initial weights (`initial: glorot`) would be the way out."
  }

  // MARK: - Words

  private func name(_ star: Int) -> String { escapeMarkdown(dataset.catalogue.names[star]) }

  private func classPhrase(_ label: Int) -> String { dataset.classes[label].phrase }

  private func percent(_ count: Int, of total: Int) -> String {
    percentage(Double(count) / Double(total))
  }

  private func percentage(_ share: Double) -> String {
    0 < share && share < 0.1 ? "\(significant(share * 100, 2)) %" : "\(fixed(share * 100, 0)) %"
  }
}
