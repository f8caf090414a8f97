import Documents
import Experiments
import Formatting
import Learning

/// The values of a handout that stand for results: tables and equations to be filled in.
///
/// They follow from the experiment and its data alone, so that they reveal nothing about the training.
struct HandoutValues {
  let study: Study

  private var dataset: Dataset { study.dataset }
  private var layers: Range<Int> { study.initial.layers.indices }

  /// The values by their names in the template.
  var all: [String: SlotValue] {
    [
      "blankScalingTable": .blocks([.table(scaling)]), "blankForward": .plain(forward),
      "blankBackward": .plain(backward), "blankConfusion": .blocks([.table(confusion)]),
      "hasSeveralRuns": .flag(study.experiment.runs.count > 1),
      "plannedRuns": .list(study.experiment.runs.map { .group(planned($0)) }),
    ]
  }

  private var scaling: Documents.Table {
    Documents.Table(
      [.init("input", .prose(dataset.quantities.map(\.symbol.prose)))]
        + ["smallest", "of", "largest", "of"].map { blank($0, rows: dataset.quantities.count) })
  }

  private var forward: String {
    layers.map { layer in
      "z\(layer + 1) =\n\(layer == layers.last ? "p " : "y\(layer + 1)") ="
    }.joined(separator: "\n")
  }

  private var backward: String {
    layers.reversed().map { layer in
      ["δ", "∂L/∂W", "∂L/∂b"].map { "\($0)\(layer + 1) =" }.joined(separator: "\n")
    }.joined(separator: "\n\n")
  }

  private var confusion: Documents.Table {
    let classes = dataset.classes
    return Documents.Table(
      [.init("true class", text: classes.map(\.name))]
        + classes.map { blank("predicted \($0.name)", rows: classes.count) })
  }

  private func planned(_ run: Run) -> [String: SlotValue] {
    let shown = study.experiment.epochTables.epochs(of: run.epochs)
    let isWhole = study.initial.parameterCount <= RunText.mostParameters
    let names =
      (isWhole ? EpochTable.parameterNames(layers: layers) : []) + ["output", "loss"]
      + (study.validation == nil ? [] : ["validation loss"])
    let table = Documents.Table(
      [.init("epoch", .integers(shown))] + names.map { blank(Prose($0), rows: shown.count) })
    var values: [String: SlotValue] = [
      "rate": .plain(RateText(run.learningRate).plain),
      "epochs": .plain(counted(run.epochs, "epoch")),
      "trackedName": .plain(withinSentence(dataset.catalogue.names[dataset.trackedStar])),
      "isWhole": .flag(isWhole),
    ]
    if !shown.isEmpty { values["blankEpochTable"] = .blocks([.table(table)]) }
    if shown.count < run.epochs { values["epochsShown"] = .plain(grouped(shown.count)) }
    return values
  }

  private func blank(_ header: Prose, rows: Int) -> Documents.Table.Column {
    .init(header, text: Array(repeating: "", count: rows))
  }
}
