import ArgumentParser
import Experiments
import Exports

/// Writes a model as a program for another engine.
struct ExportCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "export",
    abstract: "Write a model as C, Python, SQL or ONNX.",
    usage: "mainsequence export <model> --to <language> [--output <file>]",
    discussion: """
      Writes a program that classifies stars without MainSequence. It takes the features of the model in the units of the training table, scales them, and returns the probability of each class. Every export carries five training stars to test itself with.

      c is one function without dependencies, whose probabilities have the same bits as those of classify; python needs numpy; onnx has 64-bit numbers; sql is one query for the engine that --for names. Without --from, the query tests itself.

      EXAMPLES
        mainsequence export model.json --to c -o model.c
        mainsequence export model.json --to onnx -o model.onnx
        mainsequence export model.json --to sql --for duckdb | duckdb
        mainsequence export model.json --to sql --for postgres --from gaia.stars --id source_id -o classify.sql
      """)

  /// A language that models are exported to.
  enum Language: String, CaseIterable, ExpressibleByArgument {
    case c, python, sql, onnx
  }

  @Argument(
    help: "The model, a file written by mainsequence train.",
    completion: .file(extensions: ["json"]))
  var model: String

  @Option(help: "The language.")
  var to: Language

  @Option(name: .customLong("for"), help: "The engine of the SQL.")
  var engine: SQLEngine?

  @Option(
    help: ArgumentHelp(
      "The table that the SQL classifies, as a query names it.", valueName: "table"))
  var from: String?

  @Option(
    help: ArgumentHelp("The column of the table that identifies a star.", valueName: "column"))
  var id: String?

  @Option(
    name: .shortAndLong,
    help: ArgumentHelp("The file to write; - for standard output.", valueName: "file"),
    completion: .file())
  var output = "-"

  @OptionGroup var confinement: SandboxOptions

  func validate() throws {
    if output.isEmpty { throw ValidationError("--output needs the name of a file") }
    try OutputFile(path: output).requireNone(of: [model])
    if to == .sql, engine == nil {
      let names = SQLEngine.allCases.map(\.rawValue).joined(separator: ", ")
      throw ValidationError("--to sql needs --for with one of \(names)")
    }
    if to != .sql, engine != nil || from != nil || id != nil {
      throw ValidationError("--for, --from and --id are options of --to sql")
    }
    if id != nil, from == nil { throw ValidationError("--id needs --from with the table") }
    if from?.isEmpty ?? false { throw ValidationError("--from needs the name of a table") }
  }

  func run() throws {
    try reportingFailures {
      let exported = ExportedModel(try StarModel(try InputFile.read(model), name: model))
      try OutputFile(path: output).write(bytes(of: exported))
    }
  }

  private func bytes(of model: ExportedModel) -> [UInt8] {
    switch to {
    case .c: Array(CSource(model).text.utf8)
    case .python: Array(PythonSource(model).text.utf8)
    case .onnx: ONNXFile(model).bytes
    case .sql:
      Array(
        SQLSource(model, for: engine ?? .duckdb, from: from, identifier: id).text.utf8)
    }
  }
}

extension SQLEngine: ExpressibleByArgument {}
