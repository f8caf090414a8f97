import ArgumentParser
import Experiments
import Reporting
import Stars
import Tables

/// Explains the classification of one star.
struct ExplainCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "explain",
    abstract: "Explain the classification of one star.",
    usage: "mainsequence explain <model> <table> --star <name>",
    discussion: """
      Prints the class that the model predicts for the star and its probability, the distance in magnitudes and kelvin to the nearest class boundary, the training stars that are most similar to it, and the forward pass through the network, layer by layer.

      EXAMPLES
        mainsequence explain model.json stars.csv --star "Sirius B"
      """)

  @OptionGroup var arguments: ModelArguments

  @Option(help: ArgumentHelp("The name of the star in the table.", valueName: "name"))
  var star: String

  @OptionGroup var confinement: SandboxOptions

  func run() throws {
    try reportingFailures {
      let (model, catalogue) = try StarModel.read(arguments)
      Terminal.note(catalogue.formWarnings)
      guard let index = catalogue.names.firstIndex(of: star) else {
        throw Diagnostics([
          Diagnostic(
            .error,
            "no star \(quoted(star)) with all features in \(catalogue.table.source.name)",
            suggestion: didYouMean(star, among: catalogue.names))
        ])
      }
      let namesakes = catalogue.names.count { $0 == star }
      if namesakes > 1 {
        Terminal.note(
          "note: \(namesakes) rows are called \(quoted(star)); the first, in line \(catalogue.place(of: index).line), is explained"
        )
      }
      let explanation = Explanation(
        model, model.values(of: catalogue).map { $0[index] }, name: star)
      let errors = model.schema.features.map { catalogue.standardError(of: $0, star: index) }
      try Terminal.put(
        ExplanationText(explanation, model, name: star, errors: errors).document)
    }
  }
}
