import Foundation
import Testing

@Suite("Compressed tables decompress to a limit that an option sets")
struct ExpansionTests {
  let here: Workspace

  /// Creates an experiment, a model, and a table that is fifty times as large as it is compressed.
  init() throws {
    here = try Workspace()
    try here.write("stars.csv", Inputs.fourStars + String(repeating: "\n", count: 20_000))
    try here.write(
      "e.yaml", "title: T\ndata: stars.csv.gz\nruns: [{learning_rate: 1, epochs: 2}]\n")
    let made = try here.shell(
      #""$PROGRAM" train e.yaml --data stars.csv -q -o m.json && gzip stars.csv"#)
    #expect(made.status == 0, "\(made.errors)")
  }

  @Test(
    "in every command that reads tables",
    arguments: [
      "check stars.csv.gz", "check e.yaml", "report e.yaml --format md,svg -o out",
      "figures e.yaml -o out",
      "plot loss e.yaml -o loss.svg", "train e.yaml -o new.json", "classify m.json stars.csv.gz",
      "explain m.json stars.csv.gz --star A", "bin e.yaml stars.csv.gz",
      "diff stars.csv.gz stars.csv.gz",
      "query e.yaml --for duckdb", "new job --data stars.csv.gz",
    ])
  func commands(_ command: String) throws {
    let arguments = command.split(separator: " ").map(String.init)
    func run(_ more: String...) throws -> Program.Outcome {
      try Program.run(Program.path, arguments + more, in: here.root)
    }
    let refused = try run("--max-expansion", "1kB")
    #expect(refused.status == 65)
    #expect(refused.errors.contains("raise the limit, as with --max-expansion 1GB"))
    let read = try run("--max-expansion", "1MB")
    #expect(read.status == 0, "\(read.errors)")
  }

  @Test(
    "that is a size", arguments: ["", "-1", "0", "5 apples", "MB", "1e30", "nan", "99999999TB"])
  func faults(_ size: String) throws {
    let run = try here.run("check", "stars.csv.gz", "--max-expansion=\(size)")
    #expect(run.status == 64)
    #expect(run.errors.contains("--max-expansion"), "\(run.errors)")
  }

  @Test(
    "in bytes or multiples of 1,000",
    arguments: ["40000", "40kB", "40kb", "0.04MB", "4e4B", "1GB", "1TB"])
  func sizes(_ size: String) throws {
    #expect(try here.run("check", "stars.csv.gz", "--max-expansion", size).status == 0)
  }
}
