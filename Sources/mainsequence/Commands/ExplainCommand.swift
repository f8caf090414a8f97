import ArgumentParser
import Experiments
import Reporting
import Stars
import Tables

/// Says why a model gives a star its class.
struct ExplainCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "explain",
    abstract: "Says why a model gives a star its class.",
    usage: "mainsequence explain <model> <table> --star <name>",
    discussion: """
      Prints which class the model gives the star and how sure it is, how far
      away in magnitudes and kelvin the nearest boundary to another class is, which
      of the stars it learnt from are most like it, and how its numbers go through the
      network, layer by layer.

      EXAMPLES
        mainsequence explain model.json stars.csv --star "Sirius B"
      """)

  @OptionGroup var arguments: ModelArguments

  @Option(help: ArgumentHelp("The name of the star in the table.", valueName: "name"))
  var star: String

  func run() throws {
    try reportingFailures {
      let (model, catalogue) = try StarModel.read(arguments)
      guard let index = catalogue.names.firstIndex(of: star) else {
        throw Diagnostics([
          Diagnostic(
            .error,
            "no star \(quoted(star)) with all features in \(catalogue.table.source.name)",
            suggestion: didYouMean(star, among: catalogue.names))
        ])
      }
      let explanation = Explanation(model, model.values(of: catalogue).map { $0[index] })
      try Terminal.put(ExplanationText(explanation, model, name: star).document)
    }
  }
}
