import Documents
import Experiments
import Formatting
import Learning

/// The results of one run in the report: its table of epochs, and the findings.
struct RunText: Sendable {
  /// The learning rate.
  let rate: String
  /// The table of the epochs that are shown.
  let table: Documents.Table
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

  /// The number of epochs above which the report does not list them all.
  static let mostEpochs = 40
  /// The number of parameters above which the table has only outputs and losses.
  static let mostParameters = 60

  /// The words and tables of one of the runs of `study`, whose stars have the results `baselines`.
  init(_ study: Study, _ run: StudyRun, _ baselines: Baselines) {
    let history = run.history
    let shown = Self.shownEpochs(of: history.count)
    rate = RateText(run.run.learningRate).plain
    csvName = "epochs-rate-\(RateText(run.run.learningRate).fileName).csv"
    isWhole = study.initial.parameterCount <= Self.mostParameters
    table = Self.table(of: shown.map { history[$0] }, isWhole: isWhole)
    epochsShown =
      shown.count == history.count
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

  /// All epochs or, if there are too many, the first ten and then increasing steps to the last.
  static func shownEpochs(of count: Int) -> [Int] {
    guard count > mostEpochs else { return Array(0..<count) }
    var shown = Array(0..<10)
    var step = 10
    while let last = shown.last, last + step < count - 1 {
      let next = (last / step + 1) * step
      if next >= count - 1 { break }
      shown.append(next)
      if next == step * 10 { step *= 10 }
    }
    return shown + [count - 1]
  }

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
