import ArgumentParser
import Experiments
import Exports
import Stars
import TableFormats
import Tables

/// Writes the query that counts stars in the cells of a diagram.
struct QueryCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "query",
    abstract: "Write the query that counts stars in cells of the diagram.",
    usage: "mainsequence query <experiment> --for <engine> [--from <table>]",
    discussion: """
      For a table that is too large to move: the query counts its stars in cells of the diagram where they are, and the counts are a table for report, plot and train with --weight n. Its quantities are derived as those of the experiment: magnitudes from parallaxes, temperatures from colours.

      The columns and units are those of the experiment's table or, with --data, of another: a sample of a few rows is enough. The engine's table has the same columns. What an engine cannot compute is an error. docs/scale.md has complete recipes; bin counts the stars of files.

      EXAMPLES
        mainsequence query e.yaml --for duckdb --from "'stars.parquet'" | duckdb -csv
        mainsequence query e.yaml --for adql --from gaiadr3.gaia_source -o gaia.adql
        mainsequence query e.yaml --for spark --data sample.csv --cell 0.05x0.005
      """)

  @Argument(
    help: "The experiment (.yaml or .yml).", completion: .file(extensions: ["yaml", "yml"]))
  var experiment: String

  @Option(
    name: .customLong("for"),
    help: ArgumentHelp(
      "The engine: \(QueryLanguage.all.map(\.name).joined(separator: ", ")).", valueName: "engine"))
  var language: QueryLanguage

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp(
      "The width of a cell in each feature (default: that of the experiment, or the usual one).",
      valueName: "widths"))
  var cell: CellArgument?

  @Option(help: ArgumentHelp("The engine's table, as a query names it.", valueName: "table"))
  var from = "stars"

  @Option(
    help: ArgumentHelp(
      "A table with the columns of the engine's, instead of the experiment's.", valueName: "file"),
    completion: .file())
  var data: String?

  @Option(help: ExperimentOptions.tableHelp)
  var table: String?

  @Option(help: Expansion.help)
  var maxExpansion = Expansion.standard

  @Option(
    name: .shortAndLong,
    help: ArgumentHelp("The file to write; - for standard output.", valueName: "file"),
    completion: .file())
  var output = "-"

  @OptionGroup var confinement: SandboxOptions

  func validate() throws {
    if output.isEmpty { throw ValidationError("--output needs the name of a file") }
    if from.allSatisfy(\.isWhitespace) {
      throw ValidationError("--from needs the name of a table")
    }
    if ExperimentOptions.isTable(experiment) {
      throw ValidationError(
        "query needs an experiment (.yaml); mainsequence new writes one for a table")
    }
    try OutputFile(path: output).requireNone(of: [experiment, data])
  }

  func run() throws {
    try reportingFailures {
      let loaded = try LoadedExperiment(
        experimentPath: experiment, dataPath: data, table: table, maxExpansion)
      let query = try loaded.cellQuery(widths: cell?.widths, from: from)
      try OutputFile(path: output).write(Array(try query.text(in: language).utf8))
    }
  }
}

extension QueryLanguage: ExpressibleByArgument {
  /// The language of an argument.
  public init?(argument: String) { self.init(name: argument) }
  /// The arguments.
  public static var allValueStrings: [String] { all.map(\.name) }
}
