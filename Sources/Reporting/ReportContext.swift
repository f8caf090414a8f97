import Elementary
import Experiments
import Formatting
import Learning
import Stars

/// The values that a report's template is filled with.
struct ReportContext {
  /// A figure as a template shows it.
  struct ShownFigure {
    var figure: ReportFigure
    /// The path of its image, relative to the report.
    var path: String
    /// The number of labels that found no place in it.
    var omittedLabels: Int
  }

  let study: Study
  /// What takes time to be put in words.
  let words: ReportWords
  /// Whether the table is the one that the experiment names.
  let isOwnTable: Bool
  let figures: [ShownFigure]
  let version: String

  /// More stars than these are not listed in the report.
  static let mostStars = 60

  private var dataset: Dataset { study.dataset }
  private var method: MethodText { MethodText(study) }

  /// The values by their names in the template.
  var values: [String: Any] {
    var values: [String: Any] = [
      "title": study.experiment.title, "version": version,
      "starCount": counted(dataset.count, "star"), "classList": classList,
      "inputList": listed(dataset.features.map(Self.inputName)),
      "runCount": runCount, "rateList": rateList, "summary": StudySummary(study).sentences,
      "layerSentence": layerSentence, "parameterCount": grouped(study.initial.parameterCount),
      "layerCount": study.initial.layers.count,
      "start": start,
      "method": method.phrase, "methodNotes": method.notes, "lossTotal": method.learnt,
      "hasApart": study.validation != nil, "hasBatches": method.batchSize != nil,
      "hasHidden": study.initial.layers.count > 1,
      "activationSentence": ActivationText(study.initial.activation).sentence,
      "activationFormula": ActivationText(study.initial.activation).formula,
      "activationSlope": ActivationText(study.initial.activation).slope,
      "scalingTable": scalingTable.trimmingLineEnd, "example": example,
      "starTable": starTable.trimmingLineEnd,
      "runs": study.runs.indices.map(run),
      "dataName": escapeMarkdown(dataName),
      "hasErrata": !errata.isEmpty, "errata": errata.map(\.text),
    ]
    values["hasDataNotes"] = !words.dataNotes.isEmpty
    values["dataNotes"] = words.dataNotes
    values["author"] = study.experiment.author
    values["worked"] = words.worked
    values["gradientCheck"] = words.gradientCheck
    values["changes"] = changes
    values["hrDiagram"] = figure(.hrDiagram)
    values["network"] = figure(.network)
    values["split"] = split
    if dataset.count > Self.mostStars { values["starsShown"] = Self.mostStars }
    let sweep = figure(.sweep)
    if study.runs.count > 1 || sweep != nil {
      var comparison: [String: Any] = [
        "heading": study.runs.count > 1
          ? "Comparison of the Learning Rates" : "Choice of the Learning Rate",
        "text": StudySummary(study).comparison,
      ]
      comparison["loss"] = figure(.loss)
      comparison["sweep"] = sweep
      values["comparison"] = comparison
    }
    return values
  }

  /// The name of the table's file, without the folders, which differ from one computer to the next.
  private var dataName: String {
    let path = dataset.catalogue.table.source.name
    return path.split(separator: "/").last.map(String.init) ?? path
  }

  private var changes: [String: Any]? {
    words.changes.map { changes in
      var values: [String: Any] = ["sentences": changes.sentences]
      values["table"] = changes.table
      values["unlisted"] = changes.unlisted
      return values
    }
  }

  private var errata: [Erratum] { study.errata(isOwnTable: isOwnTable) }

  // MARK: - The experiment in words

  private var classList: String {
    let counts = dataset.classCounts
    return listed(
      dataset.classes.indices.map { index in
        let star = dataset.classes[index]
        return counted(
          counts[index], escapeMarkdown(star.name), plural: escapeMarkdown(star.plural))
      })
  }

  /// Where the weights and biases start.
  private var start: String {
    let plan = study.experiment.network
    if !plan.layers.isEmpty { return "they start at values that the experiment gives one by one" }
    let biases = "every bias at \(NumberText.shortest(plan.initialBiases))"
    func random(_ limit: String, _ source: String, _ seed: UInt64) -> String {
      "the weights start at random, uniform between ±√\(limit) of their layer (\(source)), by the seed "
        + "\(seed), and \(biases)"
    }
    return switch plan.initial {
    case .constant(let weight):
      "every weight starts at \(NumberText.shortest(weight)) and \(biases)"
    case .glorot(let seed): random("(6 / (inputs + outputs))", "Glorot & Bengio 2010", seed)
    case .he(let seed): random("(6 / inputs)", "He, Zhang, Ren & Sun 2015", seed)
    }
  }

  private static func inputName(_ role: String) -> String {
    switch role {
    case Schema.absoluteMagnitude: "the absolute magnitude"
    case Schema.logTemperature: "the logarithm of the effective temperature"
    case Schema.effectiveTemperature: "the effective temperature"
    default: Quantity(column: role).symbol.markdown
    }
  }

  private var runCount: String {
    switch study.runs.count {
    case 1: "once"
    case 2: "twice"
    default: "\(numberWord(study.runs.count)) times"
    }
  }

  private var rateList: String {
    let rates = study.runs.map { RateText($0.run.learningRate).plain }
    return (rates.count == 1 ? "the learning rate " : "the learning rates ") + listed(rates)
  }

  private var layerSentence: String {
    let sizes = study.initial.sizes
    var parts = [counted(sizes[0], "input")]
    parts += sizes.dropFirst().dropLast().enumerated().map { index, size in
      sizes.count == 3
        ? counted(size, "hidden neuron")
        : counted(size, "neuron") + " in its \(ordinal(index + 1)) hidden layer"
    }
    parts.append(counted(sizes[sizes.count - 1], "output"))
    return listed(parts)
  }

  private var split: String? {
    if let apart = method.apart { return apart }
    let rows = [("test", dataset.testRows), ("validation", dataset.validationRows)]
    let parts = rows.compactMap { purpose, rows -> String? in
      guard let rows, !rows.isEmpty else { return nil }
      return "\(rowSpan(rows)) \(rows.count == 1 ? "stands" : "stand") as \(purpose) data"
    }
    guard !parts.isEmpty else { return nil }
    let sentence = listed(parts).capitalizingFirst
    let missing =
      dataset.missingRows > 0
      ? " The experiment names \(counted(dataset.missingRows, "row")) more than the table has." : ""
    return
      "\(sentence). The training makes no use of that: its loss is over all the stars.\(missing)"
  }

  // MARK: - Tables

  private var scalingTable: String {
    let names = dataset.catalogue.names
    let scalings = dataset.scalings
    func ends(_ value: KeyPath<MinMaxScaling, Double>) -> [String] {
      zip(dataset.features, scalings).map { role, scaling in
        NumberText.shortest(dataset.catalogue.shown(role, scaling[keyPath: value]))
      }
    }
    return PipeTable([
      .init("input", .text(dataset.features.map { Quantity(column: $0).symbol.markdown })),
      .init("smallest", .numerals(ends(\.minimum))),
      .init("of", .text(scalings.map { escapeMarkdown(names[$0.minimumStar]) })),
      .init("largest", .numerals(ends(\.maximum))),
      .init("of", .text(scalings.map { escapeMarkdown(names[$0.maximumStar]) })),
    ]).text
  }

  private var starTable: String {
    let catalogue = dataset.catalogue
    let shown = Array(0..<min(dataset.count, Self.mostStars))
    var columns: [PipeTable.Column] = [
      .init("no.", .integers(shown.map { $0 + 1 })),
      .init("name", .text(shown.map { escapeMarkdown(catalogue.names[$0]) })),
    ]
    let headers: [(String, String)] =
      [
        (Schema.spectralClass, "class"), (Schema.spectralType, "spectral type"),
        (Schema.type, "type"),
        (
          Schema.absoluteMagnitude,
          Quantity(column: Schema.absoluteMagnitude).symbol.markdown + " (mag)"
        ),
        (
          Schema.effectiveTemperature,
          Quantity(column: Schema.effectiveTemperature).symbol.markdown + " (K)"
        ),
        (Schema.logTemperature, Quantity(column: Schema.logTemperature).symbol.markdown),
      ]
      + dataset.features.filter { !Schema.roles.contains($0) }.map { ($0, escapeMarkdown($0)) }
      + [(Schema.label, "label")]
    for (role, header) in headers {
      guard let cells = cells(role, shown) else { continue }
      columns.append(.init(header, cells))
    }
    return PipeTable(columns).text
  }

  /// What the stars have in the column of `role`, or as it was derived; nil where there is neither.
  private func cells(_ role: String, _ stars: [Int]) -> PipeTable.Cells? {
    let catalogue = dataset.catalogue
    if role == Schema.label, catalogue.schema.labelling != .column {
      return .text(stars.map { escapeMarkdown(dataset.classes[dataset.labels[$0]].name) })
    }
    if catalogue.column(role) != nil {
      let texts = stars.map { catalogue.text(role, star: $0) ?? "" }
      let numerals = texts.map { $0.isEmpty ? "" : Self.numeral($0) }
      return texts.allSatisfy(\.isEmpty) || numerals.contains(nil)
        ? .text(texts.map(escapeMarkdown)) : .numerals(numerals.compactMap(\.self))
    }
    guard dataset.features.contains(role), let values = catalogue.numbers[role] else { return nil }
    return .numerals(stars.map { fixed(values[$0], 4, sign: .minus) })
  }

  /// A number as it stands in the table, or without the digits by which a float is off; nil for other texts.
  private static func numeral(_ text: String) -> String? {
    guard let number = try? Double(numeral: Array(text.utf8)[...]) else { return nil }
    let numeral = text.utf8.count > 14 ? general(number) : text
    return numeral.hasPrefix("-") ? "−" + numeral.dropFirst() : numeral
  }

  private var example: [String: Any] {
    let star = dataset.exampleStar
    let label = dataset.labels[star]
    let input = Array(dataset.input(of: star))
    let values = zip(dataset.features, dataset.values(of: star)).map { role, value in
      "\(Quantity(column: role).symbol.markdown) = "
        + NumberText.shortest(dataset.catalogue.shown(role, value))
    }
    let pass = study.initial.forward(input)
    let probability = pass.output[label]
    let forward = pass.layers.enumerated().map { index, layer in
      let name = index == pass.layers.count - 1 ? "p " : "y\(index + 1)"
      return "z\(index + 1) = \(ArrayPrinter.text(layer.z.map(Self.rounded)))\n"
        + "\(name) = \(ArrayPrinter.text(layer.y.map(Self.rounded)))"
    }
    return [
      "name": escapeMarkdown(dataset.catalogue.names[star]), "values": listed(values),
      "input": ArrayPrinter.text(input.map(Self.rounded)),
      "target": ArrayPrinter.text(dataset.classes.indices.map { $0 == label ? 1 : 0 }),
      "className": dataset.classes[label].name.split(whereSeparator: \.isNewline)
        .joined(separator: " "),
      "forward": forward.joined(separator: "\n"),
      "probability": significant(probability, 4),
      "loss": fixed(-naturalLogarithm(probability), 3, sign: .minus),
    ]
  }

  private static func rounded(_ value: Double) -> Double { roundHalfEven(value, decimals: 3) }

  // MARK: - Runs and figures

  private func run(_ index: Int) -> [String: Any] {
    let text = words.runs[index]
    var values: [String: Any] = [
      "rate": text.rate,
      "trackedName": escapeMarkdown(dataset.catalogue.names[dataset.trackedStar]),
      "lossTotal": method.learnt, "epochTable": text.table.trimmingLineEnd,
      "isWhole": text.isWhole, "csvPath": text.csvPath, "csvName": escapeMarkdown(text.csvName),
      "findings": text.findings,
    ]
    values["epochsShown"] = text.epochsShown
    values["evaluation"] = text.evaluation
    for kind in [FigureName.loss, .decision, .evolution, .confusion, .parameters] {
      values[kind.rawValue] = figure(kind, run: index)
    }
    return values
  }

  private func figure(_ kind: FigureName, run: Int? = nil) -> [String: Any]? {
    guard
      let index = figures.firstIndex(where: { $0.figure.kind == kind && $0.figure.run == run })
    else { return nil }
    let shown = figures[index]
    let namesStars = [FigureName.hrDiagram, .decision].contains(kind)
    let omitted = namesStars ? shown.omittedLabels : 0
    let note =
      omitted == 0
      ? ""
      : " \(counted(omitted, "name")) found no place and \(omitted == 1 ? "is" : "are") left out."
    return [
      "number": index + 1, "path": shown.path, "alt": shown.figure.figure.alternativeText,
      "caption": shown.figure.caption + note,
    ]
  }
}
