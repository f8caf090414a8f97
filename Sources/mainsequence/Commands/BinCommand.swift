import ArgumentParser
import Experiments
import Formatting
import Stars
import TableFormats
import Tables

/// Counts the stars of tables in the cells of a diagram.
struct BinCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "bin",
    abstract: "Count the stars of tables in cells of the diagram.",
    usage: "mainsequence bin <experiment> <table> ... [--output <file>]",
    discussion: """
      Writes a table of the cells that hold stars: i and j, the whole numbers of widths below the cell; its centre, under the names of the features; the class, if the experiment has any; and n, the number of stars. It is a table for report, plot and train with --weight n.

      Tables of cells add up: count the parts of a large table anywhere, in any order, and count the results together. The bytes are the same as for the whole. Text separated by commas, tabs or another character is read in blocks, so that memory does not grow with it. Rows without a feature or a class are excluded, and counted on standard error by their reasons. query does the same in a database.

      EXAMPLES
        mainsequence bin e.yaml gaia-*.csv -o cells.csv
        mainsequence bin e.yaml part-1.csv part-2.csv -o cells.csv
        zcat gaia.csv.gz | mainsequence bin e.yaml - -o part.csv
        mainsequence report e.yaml --data cells.csv --weight n --cell 0.02x0.002
      """)

  @Argument(
    help: "The experiment (.yaml or .yml).", completion: .file(extensions: ["yaml", "yml"]))
  var experiment: String

  @Argument(
    help: ArgumentHelp(
      "Tables of stars or of cells; - for standard input.", valueName: "table"),
    completion: .file())
  var parts: [String]

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp(
      "The width of a cell in each feature (default: that of the experiment, or the usual one).",
      valueName: "widths"))
  var cell: CellArgument?

  @Option(help: ExperimentOptions.tableHelp)
  var table: String?

  @Option(help: Expansion.help)
  var maxExpansion = Expansion.standard

  @Option(
    name: .shortAndLong,
    help: ArgumentHelp(
      "The file to write, compressed with gzip if its name ends in .gz; - for standard output.",
      valueName: "file"),
    completion: .file())
  var output = "-"

  @Option(
    help: ArgumentHelp(
      "The format of the file (default: that of its extension, otherwise csv).", valueName: "name"))
  var format: TableFormat?

  @Flag(name: .shortAndLong, help: "Print only errors.")
  var quiet = false

  @OptionGroup var confinement: SandboxOptions

  func validate() throws {
    if output.isEmpty { throw ValidationError("--output needs the name of a file") }
    if ExperimentOptions.isTable(experiment) {
      throw ValidationError(
        "the first argument is the experiment (.yaml), by which the stars are read; mainsequence new writes one"
      )
    }
    if parts.count(where: { $0 == "-" }) > 1 {
      throw ValidationError("standard input can be read only once")
    }
    try OutputFile(path: output).requireNone(of: [experiment] + parts)
  }

  func run() throws {
    try reportingFailures {
      let experiment = try Experiment.decode(try InputFile.read(experiment), name: experiment)
      var counter = CellCounter(experiment.schema, try experiment.grid(widths: cell?.widths))
      for part in parts { try add(part, to: &counter) }
      var faults = Diagnostics()
      let name = output == "-" ? "standard output" : output
      let cells = Table(counter.columns, name: name, faults: &faults)
      try faults.throwIfErrors()
      let format = format ?? TableFormat(fileName: output) ?? .csv
      let bytes = try format.bytes(of: try WrittenTable(cells, adding: []))
      try OutputFile(path: output).write(Gzip.isName(output) ? Gzip.file(of: bytes) : bytes)
      if !quiet { note(counter) }
    }
  }

  /// Counts the stars of the table at `path`.
  private func add(_ path: String, to counter: inout CellCounter) throws {
    let file = try LongFile(path, once: true, maxExpansion)
    if table == nil,
      let blocks = try file.blocks(file.path, least: Self.blockSize, orShort: true)
    {
      let before = counter
      do {
        return try Self.add(blocks, of: file, to: &counter)
      } catch is Decompression.Failure {
        // Read as a whole, the file shows where it is corrupt.
        counter = before
      }
    }
    let schema = counter.schema
    let bytes = try file.bytes(orElse: "larger than 2 GiB, and not text that is read in blocks")
    let whole = try TableFile(
      bytes, name: file.path, table: table, maxExpansion, isSuitable: schema.fits)
    try Self.add(whole.table, whole.faults, to: &counter)
  }

  /// The size up to which a table is read at once, in bytes, and that of a block.
  private static let blockSize = 1 << 23

  private static func add(
    _ blocks: TableBlocks, of file: LongFile, to counter: inout CellCounter
  ) throws {
    var blocks = blocks
    var head: [UInt8] = []
    _ = try file.append(&head, blocks.headSize)
    while let block = try blocks.next(size: blockSize, { try file.append(&$0, $1) }) {
      try add(block.table, block.faults, to: &counter)
    }
  }

  private static func add(
    _ table: Table, _ faults: Diagnostics, to counter: inout CellCounter
  ) throws(Diagnostics) {
    try faults.throwIfErrors()
    try counter.add(table)
  }

  /// Prints what was counted and what was left out.
  private func note(_ counter: CellCounter) {
    let counts = counter.counts
    let stars = counted(counts.total, "star")
    let widths = counter.grid.widths.map { "\($0)" }.joined(separator: " × ")
    Terminal.note(
      "\(output == "-" ? "" : "wrote \(output): ")\(stars) in \(counted(counts.cellCount, "cell")) of \(widths)"
    )
    for omission in counter.omissions {
      Terminal.note("note: \(counted(omission.count, "row")) with \(omission.reason) excluded")
    }
  }
}
