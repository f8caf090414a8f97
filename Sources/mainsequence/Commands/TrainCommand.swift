import ArgumentParser
import Experiments
import Formatting
import Reporting

/// Trains a model that can be applied to other tables.
struct TrainCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "train",
    abstract: "Train the network, evaluate it, and write it as a model.",
    usage: "mainsequence train [<experiment>] [--output <file>] [<options>]",
    discussion: """
      Trains every run as the experiment's training and split keys configure it, and writes the best network, with its scaling and the columns it needs, as JSON. Its evaluation is printed: losses, the confusion matrix, precision, recall and F1 by class, balanced accuracy, log loss, Brier score and calibration.

      The same data and experiment give the same model to the last bit, on any machine and with any number of threads. Ctrl-C stops after the current epoch and saves the model trained so far.

      If the training diverges, or patience finds no network better than the untrained one, the exit code is 1 and an earlier model stays.

      EXAMPLES
        mainsequence train                      the assignment, into model.json
        mainsequence train my/experiment.yaml -o my/model.json
        mainsequence train --learning-rate 2 --epochs 3000 --curves losses.csv
        mainsequence classify model.json other-stars.csv
      """)

  @OptionGroup var experiment: ExperimentOptions

  @Option(
    name: .shortAndLong,
    help: ArgumentHelp("The file to write the model to.", valueName: "file"),
    completion: .file(extensions: ["json"]))
  var output = "model.json"

  @Option(
    help: ArgumentHelp(
      "Write the losses and accuracies of every epoch to a CSV file.", valueName: "file"),
    completion: .file(extensions: ["csv"]))
  var curves: String?

  @Option(
    help: ArgumentHelp(
      "Maximum number of threads. Default: one per core.", valueName: "number"))
  var threads: Int?

  @OptionGroup var verbosity: VerbosityOptions
  @OptionGroup var confinement: SandboxOptions

  func validate() throws {
    if output.isEmpty || output == "-" {
      throw ValidationError("--output needs the name of a file")
    }
    let inputs = [experiment.source, experiment.data]
    for file in [output, curves].compactMap(\.self) {
      try OutputFile(path: file).requireNone(of: inputs)
    }
    if let curves { try OutputFile(path: curves).requireOther(than: OutputFile(path: output)) }
    if let threads, !(1...256).contains(threads) {
      throw ValidationError("the number of threads lies between 1 and 256, not \(threads)")
    }
  }

  func run() throws {
    try reportingFailures {
      let loaded = try LoadedExperiment(experiment, verbosity)
      for file in [output, curves].compactMap(\.self) {
        try OutputFile(path: file).requireNone(of: loaded.files)
      }
      Interruption.isAwaited = true
      let dataset = try loaded.dataset(verbosity)
      for omission in verbosity.quiet ? [] : dataset.catalogue.omissions {
        Terminal.note(
          "note: \(counted(omission.count, "star")) with \(omission.reason) \(omission.count == 1 ? "is" : "are") not trained on"
        )
      }
      let line = ProgressLine(isShown: !verbosity.quiet)
      let training = try ModelTraining(
        loaded.experiment, dataset,
        origin: StarModel.Origin(
          program: "MainSequence \(MainSequence.version)", data: loaded.dataFingerprint,
          experiment: loaded.experimentFingerprint),
        threads: threads ?? MainSequence.coreCount,
        watch: ModelTraining.Watch(
          isCancelled: { Interruption.hasArrived }, progress: line.note(training:of:_:)))
      Interruption.isAwaited = false
      line.clear()
      let text = TrainingText(training)
      let failure = NoImprovement(training)
      if let failure { Terminal.note("error: no model is written: \(failure)") }
      if failure == nil { try OutputFile(path: output).write(training.model.file) }
      if let curves { try OutputFile(path: curves).write(text.curves) }
      if !verbosity.quiet {
        try Terminal.put(text.document)
        let written = [failure == nil ? output : nil, curves].compactMap(\.self)
        if !written.isEmpty { Terminal.note("wrote \(listed(written))") }
      }
      if failure != nil { throw Status.diverged }
      if training.isCancelled { throw Status.interrupted }
    }
  }
}
