import ArgumentParser
import Experiments
import OutputFiles
import Reporting
import Stars
import TableFormats
import Tables
import Templates

#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// Creates a folder to start from.
struct NewCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "new",
    abstract: "Create a folder with an experiment, its table and its template, ready to edit.",
    usage: "mainsequence new <folder> [--data <file>] [--template <name>]",
    discussion: """
      Writes experiment.yaml with a comment on every key, experiment.schema.json, by which editors complete and check it, the table of stars, and report.md.mustache, the template of the report. With --data the table is yours: its columns and classes are inferred, and every guess is printed and noted in the file. With --template the report is of another kind; mainsequence templates lists them. A non-empty folder is left untouched.

      EXAMPLES
        mainsequence new mine                    the assignment, to be changed
        mainsequence new mine --data stars.csv   an experiment on your own stars
        mainsequence new class --template handout
        mainsequence report mine/experiment.yaml -o mine/output
      """)

  @Argument(help: "The folder to create; an empty one may exist.", completion: .directory)
  var folder: String

  @Option(
    help: ArgumentHelp("Your table of stars; - for standard input.", valueName: "file"),
    completion: .file())
  var data: String?

  @Option(help: ExperimentOptions.tableHelp)
  var table: String?

  @Option(help: Expansion.help)
  var maxExpansion = Expansion.standard

  @Option(
    help: ArgumentHelp(
      "The built-in template of the report. Default: assignment.", valueName: "name"))
  var template: BuiltInTemplate?

  func validate() throws {
    if table != nil, data == nil { throw ValidationError("--table goes with --data") }
    if folder.isEmpty { throw ValidationError("the folder needs a name") }
  }

  func run() throws {
    try reportingFailures(advice: "choose another folder") {
      try requireEmptyFolder()
      let (files, guesses) = try data.map(files) ?? assignment()
      _ = try holdingInterruptions { () throws(OutputError) in
        try OutputFolder(folder).write(files)
      }
      let lines =
        files.map { "wrote \(folder)/\($0.path)" } + guesses
        + ["next: mainsequence report \(folder)/experiment.yaml -o \(folder)/output"]
      try Terminal.put(lines.joined(separator: "\n") + "\n")
    }
  }

  private typealias Start = (files: [(path: String, bytes: [UInt8])], guesses: [String])

  private static let templateName = "report.md.mustache"
  private static let schemaName = "experiment.schema.json"

  /// The experiment file and, for editors that check it, the schema named in its first line.
  private static func files(experiment text: String) -> [(path: String, bytes: [UInt8])] {
    [
      ("experiment.yaml", Array("# yaml-language-server: $schema=\(schemaName)\n\(text)".utf8)),
      (schemaName, Array((Experiment.jsonSchema.text + "\n").utf8)),
    ]
  }

  /// The source of the template, for stars with or without classes.
  private func source(isClassified: Bool) throws(Diagnostics) -> [UInt8] {
    let source = TemplateSource(template ?? .assignment, isClassified: isClassified)
    _ = try source.parsed()
    return source.bytes
  }

  /// The files of the assignment, whose experiment names its template.
  private func assignment() throws -> Start {
    let experiment = String(decoding: AssignmentTemplate.experiment, as: UTF8.self)
      .split(separator: "\n", omittingEmptySubsequences: false)
      .map { $0 == "template:" ? "template: \(Self.templateName)" : $0 }
      .joined(separator: "\n")
    return (
      Self.files(experiment: experiment) + [
        ("stars.csv", AssignmentTemplate.stars),
        (Self.templateName, try source(isClassified: true)),
      ], []
    )
  }

  /// The files of an experiment on the table at `path`.
  private func files(_ path: String) throws -> Start {
    let bytes = try InputFile.read(path)
    let last = path.split(separator: "/").last.map(String.init) ?? path
    let isTaken = ["-", "experiment.yaml", Self.schemaName, Self.templateName].contains(last)
    let name = isTaken ? "stars.csv" : last
    let file = try TableFile(
      ofStars: bytes, name: path == "-" ? "standard input" : path, table: table,
      maxExpansion)
    let draft = try ExperimentDraft(
      file.table, faults: file.faults, data: name, choice: file.choice?.key,
      template: Self.templateName)
    let experiment = try Experiment.decode(Array(draft.text.utf8), name: "experiment.yaml")
    // A report on the new experiment must not fail.
    _ = try DataCheck(
      experiment,
      try Catalogue.read(file.table, faults: file.faults, schema: experiment.schema))
    return (
      Self.files(experiment: draft.text) + [
        (name, bytes),
        (Self.templateName, try source(isClassified: draft.isClassified)),
      ], [file.choice?.sentence].compactMap(\.self) + draft.guesses
    )
  }

  /// Refuses a folder that holds anything, or what is no folder.
  private func requireEmptyFolder() throws(OutputError) {
    guard let entries = opendir(folder) else {
      if errno == ENOENT { return }
      throw OutputError(.cannotCreate, folder, code: errno)
    }
    defer { closedir(entries) }
    while let entry = readdir(entries) {
      let isItself = withUnsafeBytes(of: entry.pointee.d_name) { name in
        name.starts(with: [UInt8(ascii: "."), 0])
          || name.starts(with: [UInt8(ascii: "."), UInt8(ascii: "."), 0])
      }
      if !isItself { throw OutputError(.cannotCreate, folder, code: ENOTEMPTY) }
    }
  }
}
