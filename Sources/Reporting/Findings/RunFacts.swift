import Experiments
import Formatting
import Learning

/// A run of a study, and the facts about it that several findings share.
struct RunFacts {
  let study: Study
  let run: StudyRun
  /// The results of simple classifiers on the same stars.
  let baselines: Baselines

  init(_ study: Study, _ run: StudyRun, _ baselines: Baselines) {
    self.study = study
    self.run = run
    self.baselines = baselines
  }

  var history: History { run.history }
  var dataset: Dataset { study.dataset }
  /// The training stars.
  var training: [Int] { dataset.split.training }
  /// The validation stars.
  var validation: [Int] { dataset.split.validation }
  var rate: String { RateText(run.run.learningRate).plain }

  func missed(among stars: [Int]) -> [Int] {
    if stars.count == dataset.count { return run.misclassified }
    let members = Set(stars)
    return run.misclassified.filter(members.contains)
  }

  /// The number of stars that rows stand for.
  func starCount(of rows: some Collection<Int>) -> Int { dataset.starCount(of: rows) }

  /// The number of training stars in each class.
  var trainingCounts: [Int] { dataset.classCounts(of: training) }

  /// The class that the trained network predicts for every star; nil if there is more than one.
  var onlyAnswer: Int? {
    guard let first = run.predicted.first, run.predicted.allSatisfy({ $0 == first }) else {
      return nil
    }
    return first
  }

  /// The sentence on the stars that are `wrong`: their names or, of many, their number in each class, out of
  /// `totals`.
  func mistakes(_ wrong: [Int], _ totals: [Int]) -> String {
    guard wrong.count <= 12, !dataset.catalogue.isWeighted else {
      let counts = dataset.classes.indices.compactMap { label -> String? in
        let missed = starCount(of: wrong.filter { dataset.labels[$0] == label })
        let total = totals[label]
        guard missed > 0 else { return nil }
        let (name, plural) = (dataset.classes[label].name, dataset.classes[label].stars)
        if total == 1 { return "the only \(name)" }
        let share = missed == total ? "all" : "\(grouped(missed)) of the"
        return "\(share) \(grouped(total)) \(plural)"
      }
      return "Misclassified: \(listed(counts))."
    }
    let groups = dataset.classes.indices.compactMap { label -> String? in
      let stars = wrong.filter { run.predicted[$0] == label }
      guard let first = stars.first else { return nil }
      return stars.count == 1
        ? "\(withinSentence(name(first))) as \(classPhrase(label))"
        : "\(listed(stars.map { withinSentence(name($0)) })) as \(dataset.classes[label].predicates)"
    }
    return "It misclassifies \(groups.joined(separator: "; "))."
  }

  // MARK: - Words

  func name(_ star: Int) -> String { dataset.catalogue.names[star] }

  func classPhrase(_ label: Int) -> String { dataset.classes[label].phrase }

  func percent(_ count: Int, of total: Int) -> String { percentage(Double(count) / Double(total)) }

  /// A share in percent; one below 1 is never printed as 100 %.
  func percentage(_ share: Double) -> String {
    if 0 < share && share < 0.1 { return "\(significant(share * 100, 2)) %" }
    let decimals = share < 1 ? (0...6).first { fixed(share * 100, $0) != fixed(100, $0) } : nil
    return "\(fixed(share * 100, decimals ?? 0)) %"
  }
}
