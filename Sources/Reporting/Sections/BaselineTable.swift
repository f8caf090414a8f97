import Documents
import Experiments
import Formatting
import Learning

/// The table of the networks' results beside those of simple classifiers.
struct BaselineTable {
  let summary: StudySummary
  private var study: Study { summary.study }

  /// The table: a row for each classifier.
  var table: Documents.Table {
    let rows =
      summary.baselines.scores.map { (Self.name($0.kind), $0.confusion) }
      + study.runs.map { run in
        (
          "network, η = \(RateText(run.run.learningRate).plain)",
          run.confusion(among: study.dataset.split.scored)
        )
      }
    return Documents.Table([
      .init("classifier", text: rows.map(\.0)),
      .init("stars", .integers(rows.map(\.1.count))),
      .init("correct", .integers(rows.map(\.1.correctCount))),
      .init(
        "accuracy",
        .numerals(rows.map { fixed(Double($0.1.correctCount) / Double($0.1.count), 3) })),
      .init(
        "95 % interval (%)",
        text: rows.map { WilsonInterval($0.1.correctCount, of: $0.1.count).range }),
      .init("balanced accuracy", .numerals(rows.map { fixed($0.1.balancedAccuracy, 3) })),
      .init("macro-F1", .numerals(rows.map { fixed($0.1.macroF1, 3) })),
    ])
  }

  /// The sentence that introduces the table.
  var sentence: String {
    let isHeldOut = study.validation != nil
    let sampled = summary.baselines.scores.contains {
      $0.kind == .nearestStar && $0.confusion.count < (study.validation ?? study.examples).total
    }
    return
      (isHeldOut
      ? "The table compares the networks with simple classifiers, all judged by the validation stars. "
      : "The table compares the networks with simple classifiers. All are tested on the stars they were "
        + "fitted to, except that the nearest star is never the star itself. ")
      + "The intervals are Wilson score intervals"
      + (study.dataset.catalogue.isWeighted ? ", for which every star is an observation." : ".")
      + (sampled ? " The nearest star was found for a sample, evenly spaced in the table." : "")
  }

  private static func name(_ kind: Baselines.Kind) -> String {
    switch kind {
    case .mostFrequent: "most frequent class"
    case .linearDiscriminant: "linear discriminant analysis"
    case .nearestStar: "nearest star"
    }
  }
}
