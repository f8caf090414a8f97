import Documents
import Experiments
import Formatting
import Learning

/// The table of the final loss and the accuracy of each run.
struct ResultTable {
  let study: Study

  /// The table: a row for each run.
  var table: Documents.Table {
    let scored = study.dataset.split.scored
    let total = study.dataset.starCount(of: scored)
    let counts = study.runs.map { $0.correct(among: scored) }
    return Documents.Table([
      .init("learning rate", text: study.runs.map { RateText($0.run.learningRate).plain }),
      .init("epochs", .integers(study.runs.map(\.history.count))),
      .init("final loss", .numerals(study.runs.map { significant($0.history.finalLoss, 4) })),
      .init(
        study.validation == nil ? "stars correct" : "validation stars correct",
        text: counts.map { "\(grouped($0)) of \(grouped(total))" }),
      .init("accuracy", .numerals(counts.map { fixed(Double($0) / Double(total), 3) })),
      .init(
        "95 % interval (%)", text: counts.map { WilsonInterval($0, of: total).range }),
    ])
  }
}
