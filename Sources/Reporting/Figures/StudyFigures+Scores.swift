import Experiments
import Formatting
import Learning
import Plotting

/// The figures of how good the predicted probabilities are, for the stars by which networks are judged.
extension StudyFigures {
  /// The share of correct predictions of run `index` against their probability.
  public func reliability(ofRun index: Int) -> ReportFigure {
    let run = study.runs[index]
    let rate = RateText(run.run.learningRate)
    let evaluation = Evaluation(run.history.trained, over: scored)
    let chart = ReliabilityChart(evaluation)
    return figure(
      .reliability, run: index, name: "reliability-rate-\(rate.fileName)",
      title: "Reliability diagram at learning rate \(rate.fileName)",
      alternative:
        "Reliability diagram at learning rate \(rate.plain), for \(scoredStars): \(chart.words).",
      caption:
        "Reliability diagram of the network trained at η = \(rate.plain), for \(scoredStars): the share of "
        + "correct predictions against the mean probability of the predicted class, in ten equal bins of that "
        + "probability, with Wilson intervals; the number beside a point is that of the stars in its bin. On the "
        + "diagonal, probabilities are calibrated. The expected calibration error is "
        + "\(fixed(evaluation.expectedCalibrationError, 3)).\(trainedNote)",
      size: .millimetres(100, 90), chart.plot(theme: theme))
  }

  /// The ROC curves of the classes of run `index`; nil unless the stars have several classes.
  public func roc(ofRun index: Int) -> ReportFigure? {
    let run = study.runs[index]
    let chart = RankingChart(.roc, run.history.trained, over: scored, dataset.classes)
    let ties =
      chart.curves.contains(where: \.ranking.hasTies)
      ? " A slanted part is of stars of several classes with the same probability." : ""
    return figure(
      chart, .roc, index, title: "ROC curves",
      meaning:
        "for each class, the share of its stars (true-positive rate) against that of all other stars "
        + "(false-positive rate) whose probability of the class reaches a threshold, from the highest to the "
        + "lowest.\(ties) AUC is the area under the curve, the probability that a star of the class ranks above "
        + "one of another; guessing gives 0.5, the diagonal.")
  }

  /// The precision–recall curves of the classes of run `index`; nil unless the stars have several classes.
  public func precisionRecall(ofRun index: Int) -> ReportFigure? {
    let run = study.runs[index]
    let chart = RankingChart(.precisionRecall, run.history.trained, over: scored, dataset.classes)
    let guess =
      chart.curves.count > 5
      ? RankingChart.range(of: chart.curves.map(\.ranking.share))
      : listed(
        chart.curves.map {
          "\(RankingChart.text($0.ranking.share)) for \(dataset.classes[$0.label].plural)"
        })
    return figure(
      chart, .precisionRecall, index, title: "Precision–recall curves",
      meaning:
        "for each class, the share of its stars whose probability of the class reaches a threshold (recall), "
        + "and the share of the class among all stars that reach it (precision). AP is the average precision, "
        + "the area under the steps; guessing gives the share of the class\(chart.showsShares ? " (fine dashed line)" : ""), \(guess)."
    )
  }

  private func figure(
    _ chart: RankingChart, _ kind: FigureName, _ index: Int, title: String, meaning: String
  ) -> ReportFigure? {
    guard !chart.curves.isEmpty else { return nil }
    let rate = RateText(study.runs[index].run.learningRate)
    let absent = listed(chart.absent.map(\.plural), last: "or")
    let none =
      chart.absent.isEmpty
      ? ""
      : " There \(chart.absent.count == 1 ? "is no curve" : "are no curves") for \(absent), of which there are none among these stars."
    let measure = chart.kind == .roc ? "Area under the curve" : "Average precision"
    return figure(
      kind, run: index, name: "\(kind.rawValue)-rate-\(rate.fileName)",
      title: "\(title) at learning rate \(rate.fileName)",
      alternative:
        "\(title) at learning rate \(rate.plain), for \(scoredStars). \(measure): \(chart.words).\(none)",
      caption:
        "\(title) of the network trained at η = \(rate.plain), for \(scoredStars): \(meaning)\(none)\(trainedNote)",
      size: .millimetres(100, 90), chart.plot(theme: theme))
  }

  /// The stars by which networks are judged, as examples.
  private var scored: Examples { study.validation ?? study.examples }

  /// These stars in a sentence: "the 8 validation stars".
  private var scoredStars: String {
    let noun = study.validation == nil ? "training star" : "validation star"
    return scored.total == 1 ? "the only \(noun)" : "the \(counted(scored.total, noun))"
  }

  /// The sentence on a network judged by the stars that it was trained on, with a leading blank; empty with
  /// validation stars.
  private var trainedNote: String {
    study.validation == nil
      ? " The network was trained on these stars; on others it may do worse." : ""
  }
}
