import Documents
import Experiments
import Formatting
import Stars

/// The values that a report's template is filled with: see ``Slot/ofReport``.
struct ReportValues {
  let study: Study
  /// The parts of the text that take time to compute.
  let words: ReportWords
  /// Whether the table is the one that the experiment names.
  let isOwnTable: Bool
  let figures: [ShownFigure]
  let version: String

  private var dataset: Dataset { study.dataset }
  private var method: MethodText { MethodText(study) }
  private var setup: SetupText { SetupText(study, twins: words.baselines.twins) }

  /// The values by their names in the template; absent ones are missing.
  var all: [String: SlotValue] {
    let parts = [
      commonValues(
        study.experiment, dataset.catalogue, version: version, notes: words.dataNotes,
        errata: study.errata(isOwnTable: isOwnTable)),
      data, network, training, results,
    ]
    return parts.reduce(into: [:]) { $0.merge($1) { $1 } }
  }

  private var data: [String: SlotValue] {
    let tables = DataTables(dataset)
    var values: [String: SlotValue] = [
      "classList": .plain(setup.classList), "inputList": .text(setup.inputs),
      "scalingTable": .blocks([.table(tables.scaling)]),
      "starTable": .blocks([.table(StarTable(dataset).table)]),
      "hasApart": .flag(study.validation != nil),
      "example": .group(ExampleText(study).values),
    ]
    values["diagram"] = diagram.map { .group($0) }
    values["hrDiagram"] = figure(.hrDiagram)
    values["split"] = setup.split.map { .text($0) }
    if dataset.count > StarTable.mostStars {
      values["starsShown"] = .plain(StarTable.shown(of: dataset.catalogue))
    }
    return values
  }

  /// The text on the Hertzsprung–Russell diagram; nil for other axes.
  private var diagram: [String: SlotValue]? {
    let axes = StarFigures(study.experiment, dataset.catalogue).axes
    guard Quantity.areHertzsprungRussell(x: axes.x, y: axes.y) else { return nil }
    let kinds = KindsOfStars(dataset, axes: axes)
    let features = dataset.quantities
    let others = features.contains(axes.x) && features.contains(axes.y) ? features.count - 2 : 0
    var values: [String: SlotValue] = [
      "opening": .plain(
        others == 0
          ? "Two quantities describe a star here:"
          : "The \(numberWord(features.count)) quantities that describe a star here include"),
      "brightness": .plain(axes.y.kind == .luminosity ? "luminosity" : "absolute magnitude"),
      "kinds": .list(kinds.texts.map { .text($0) }),
    ]
    values["kindsIntroduction"] = kinds.introduction.map { .plain($0) }
    return values
  }

  private var network: [String: SlotValue] {
    let activation = ActivationText(study.initial.activation)
    var values: [String: SlotValue] = [
      "layerSentence": .plain(setup.layerSentence),
      "parameterCount": .plain(grouped(study.initial.parameterCount)),
      "layerCount": .plain(String(study.initial.layers.count)), "start": .plain(setup.start),
      "hasHidden": .flag(study.initial.layers.count > 1),
      "activationSentence": .plain(activation.sentence),
      "activationFormula": .equation(activation.formula),
      "activationSlope": .equation(activation.slope),
    ]
    values["network"] = figure(.network)
    return values
  }

  private var training: [String: SlotValue] {
    var values: [String: SlotValue] = [
      "method": .plain(method.phrase), "methodNotes": .list(method.notes.map { .blocks($0) }),
      "hasBatches": .flag(method.batchSize != nil), "lossTotal": .plain(method.lossTotal),
      "runCount": .plain(setup.runCount), "rateList": .plain(setup.rateList),
    ]
    values["worked"] = words.worked.map { .group($0.mapValues { .plain($0) }) }
    values["gradientCheck"] = words.gradientCheck.map { .plain($0) }
    return values
  }

  private var results: [String: SlotValue] {
    var values: [String: SlotValue] = [
      "summary": .list(words.summary.map { .text($0.text) }),
      "baselines": .group([
        "text": .plain(words.baselineTable.sentence),
        "table": .blocks([.table(words.baselineTable.table)]),
      ]),
      "runs": .list(study.runs.indices.map { .group(run($0)) }),
      "resultTable": .blocks([.table(ResultTable(study: study).table)]),
    ]
    values["best"] = study.bestIndex.map { .group(run($0)) }
    values["agreement"] = figure(.agreement)
    values["learningCurves"] = figure(.learningCurves)
    values["comparison"] = comparison.map { .group($0) }
    values["changes"] = words.changes.map { changes in
      var values: [String: SlotValue] = ["sentences": .list(changes.sentences.map { .text($0) })]
      values["table"] = changes.table.map { .blocks([.table($0)]) }
      values["unlisted"] = changes.unlisted.map { .plain($0) }
      return .group(values)
    }
    return values
  }

  private var comparison: [String: SlotValue]? {
    let sweep = figure(.sweep)
    guard study.runs.count > 1 || sweep != nil else { return nil }
    var values: [String: SlotValue] = [
      "heading": .plain(
        study.runs.count > 1 ? "Comparison of the Learning Rates" : "Choice of the Learning Rate"),
      "text": .text(words.comparison.map(\.text).joined(separator: " ")),
    ]
    values["loss"] = figure(.loss)
    values["sweep"] = sweep
    return values
  }

  private func run(_ index: Int) -> [String: SlotValue] {
    let text = words.runs[index]
    var values: [String: SlotValue] = [
      "rate": .plain(text.rate),
      "trackedName": .plain(withinSentence(dataset.catalogue.names[dataset.trackedStar])),
      "lossTotal": .plain(method.lossTotal),
      "isWhole": .flag(text.isWhole), "csvPath": .path(text.csvPath),
      "csvName": .plain(text.csvName), "findings": .list(text.findings.map { .text($0.prose) }),
    ]
    values["epochTable"] = text.table.map { .blocks([.table($0)]) }
    values["epochsShown"] = text.epochsShown.map { .plain($0) }
    values["evaluation"] = text.evaluation.map { .blocks([.table($0)]) }
    let figures: [(slot: String, kind: FigureName)] = [
      ("loss", .loss), ("decision", .decision), ("evolution", .evolution),
      ("probability", .probability), ("confusion", .confusion), ("reliability", .reliability),
      ("roc", .roc), ("precisionRecall", .precisionRecall), ("parameters", .parameters),
    ]
    for (slot, kind) in figures { values[slot] = figure(kind, run: index) }
    return values
  }

  private func figure(_ kind: FigureName, run: Int? = nil) -> SlotValue? {
    figures.first { $0.figure.kind == kind && $0.figure.run == run }.map { .figure($0.block) }
  }
}

/// The values that every report's template is filled with.
func commonValues(
  _ experiment: Experiment, _ catalogue: Catalogue, version: String, notes: [String],
  errata: [Erratum]
) -> [String: SlotValue] {
  // Without the folders, which differ from one computer to the next.
  let path = catalogue.table.source.name
  var values: [String: SlotValue] = [
    "title": .plain(experiment.title), "version": .plain(version),
    "dataName": .plain(path.split(separator: "/").last.map(String.init) ?? path),
    "starCount": .plain(catalogue.countedStars),
    "hasDataNotes": .flag(!notes.isEmpty), "dataNotes": .list(notes.map { .plain($0) }),
    "hasErrata": .flag(!errata.isEmpty), "errata": .list(errata.map { .plain($0.text) }),
  ]
  values["author"] = experiment.author.map { .plain($0) }
  return values
}
