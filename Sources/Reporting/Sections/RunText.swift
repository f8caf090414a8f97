import Documents
import Experiments
import Formatting
import Learning

/// The results of one run in the report: its table of epochs, and the findings.
struct RunText: Sendable {
  /// The learning rate.
  let rate: String
  /// The table of the epochs that are shown; nil if none are.
  let table: Documents.Table?
  /// The sentence on the number of epochs shown, if not all are.
  let epochsShown: String?
  /// Whether the table shows the parameters and gradients.
  let isWhole: Bool
  /// The findings about the run.
  let findings: [Finding]
  /// The confusion matrix of the validation stars; nil if there are none.
  let evaluation: Documents.Table?
  /// The table of all epochs in full precision.
  let csv: [UInt8]

  /// The number of parameters above which the table has only outputs and losses.
  static let mostParameters = 60

  /// The words and tables of one of the runs of `study`, whose stars have the results `baselines`.
  init(_ study: Study, _ run: StudyRun, _ baselines: Baselines) {
    let history = run.history
    let shown = study.experiment.epochTables.epochs(of: history.count)
    rate = RateText(run.run.learningRate).plain
    csvName = "epochs-rate-\(RateText(run.run.learningRate).fileName).csv"
    isWhole = study.initial.parameterCount <= Self.mostParameters
    table = shown.isEmpty ? nil : Self.table(of: shown.map { history[$0] }, isWhole: isWhole)
    epochsShown =
      shown.isEmpty || shown.count == history.count
      ? nil : "\(grouped(shown.count)) of the \(grouped(history.count)) epochs are shown."
    findings = Finding.all(study, run, baselines)
    evaluation = study.validation.map { validation in
      EvaluationText(Evaluation(history.trained, over: validation), study.dataset.classes)
        .confusion
    }
    let table = EpochTable((0..<history.count).map { EpochRow(history[$0]) })
    csv = Array(table.csv(gradientErrors: Self.gradientErrors(history, study.examples)).utf8)
  }

  /// The largest relative error of each epoch's gradient against central differences; none if that is too
  /// much work.
  private static func gradientErrors(_ history: History, _ examples: Examples) -> [Double] {
    guard GradientCheckText.isPossible(history.initial, examples, checks: history.count) else {
      return []
    }
    return (0..<history.count).map { epoch in
      let network = epoch == 0 ? history.initial : history[epoch - 1].network
      return network.gradientCheck(over: examples).largestRelativeError
    }
  }

  /// The name of the file of all epochs.
  let csvName: String
  /// Its path, relative to the report.
  var csvPath: String { "tables/\(csvName)" }

  private static func table(of epochs: [Epoch], isWhole: Bool) -> Documents.Table {
    if isWhole { return EpochTable(epochs.map { EpochRow($0) }).table }
    func rounded(_ value: Double) -> Double { roundHalfEven(value, decimals: 3) }
    let losses = epochs.compactMap(\.validationLoss)
    let validation: [Documents.Table.Column] =
      losses.isEmpty
      ? [] : [.init("validation loss", .numerals(losses.map { general(rounded($0)) }))]
    return Documents.Table(
      [
        .init("epoch", .integers(epochs.map(\.index))),
        .init("output", .arrays(epochs.map { ArrayPrinter.text($0.output.map(rounded)) })),
        .init("loss", .numerals(epochs.map { general(rounded($0.loss)) })),
      ] + validation)
  }
}
