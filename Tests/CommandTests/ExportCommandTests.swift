import Foundation
import Testing
import _TestSupport

@Suite("export writes a model for other engines")
struct ExportCommandTests {
  let here: Workspace

  init() throws { here = try Workspace() }

  /// Whether a program is installed.
  private static func has(_ program: String) -> Bool {
    (try? Program.run("/bin/sh", ["-c", "command -v \(program)"], in: "/"))?.status == 0
  }

  private static let compiler = ["cc", "clang"].first(where: has)
  private static let hasSQLite =
    (try? Program.run(
      "/bin/sh",
      [
        "-c", "python3 -c 'import sqlite3; sqlite3.connect(str()).execute(str(\"SELECT exp(1)\"))'",
      ],
      in: "/"))?.status == 0

  private func train(_ activation: String) throws {
    try here.write("stars.csv", Self.stars)
    try here.write(
      "e.yaml",
      """
      title: Stars
      data: stars.csv
      network: {hidden: [5, 4], activation: \(activation), initial: glorot, seed: 4}
      runs: [{learning_rate: 0.5, epochs: 20}]
      """)
    #expect(try here.run("train", "e.yaml", "-o", "m.json", "-q").status == 0)
  }

  private static let stars =
    "name,absolute_magnitude,log_temperature,label\n"
    + (0..<12).map { "S\($0),\(12 - $0 * 3 / 2),\(3.5 + Double($0 * 7 % 12) / 11),\($0 % 3 + 1)\n" }
    .joined()

  @Test(
    "The C function compiles without a warning and has the same bits as the program",
    .enabled(if: compiler != nil), arguments: ["sigmoid", "tanh", "relu"])
  func inC(activation: String) throws {
    try train(activation)
    #expect(try here.run("export", "m.json", "--to", "c", "-o", "m.c").status == 0)
    let flags = "-std=c99 -O2 -ffp-contract=off -Wall -Wextra -Werror -DSELF_TEST"
    let run = try here.shell("\(try #require(Self.compiler)) \(flags) m.c -o m && ./m")
    #expect(run.status == 0, "\(run.errors)")
    #expect(run.text == "0 of 15 probabilities differ\n")
  }

  @Test(
    "The query of the test finds no error in SQLite", .enabled(if: hasSQLite),
    arguments: ["sigmoid", "tanh", "relu"])
  func inSQLite(activation: String) throws {
    try train(activation)
    let options = ["export", "m.json", "--to", "sql", "--for", "sqlite", "-o", "q.sql"]
    #expect(try Program.run(Program.path, options, in: here.root).status == 0)
    try here.write(
      "ask.py",
      "import sqlite3; print(sqlite3.connect('').execute(open('q.sql').read()).fetchone()[0])")
    let error = try here.shell("python3 ask.py").text
    let value = try #require(Double(error.filter { !$0.isNewline }), "\(error)")
    #expect(value < 1e-14)
  }

  @Test(
    "What is wrong is an error that says what would be right",
    arguments: [
      (["--to", "sql"], "--to sql needs --for with one of duckdb, postgres, spark, sqlite, trino"),
      (["--to", "c", "--for", "duckdb"], "--for, --from and --id are options of --to sql"),
      (["--to", "sql", "--for", "duckdb", "--id", "i"], "--id needs --from with the table"),
      (["--to", "fortran"], "one of 'c', 'python', 'sql' or 'onnx'"),
    ])
  func usage(options: [String], message: String) throws {
    let run = try Program.run(Program.path, ["export", "m.json"] + options, in: here.root)
    #expect(run.status == 64)
    #expect(run.errors.contains(message), "\(run.errors)")
  }

  @Test("A missing or damaged model is an error, and no file is written")
  func damaged() throws {
    #expect(try here.run("export", "m.json", "--to", "c", "-o", "m.c").status == 66)
    try here.write("m.json", "{\"format\": \"mainsequence-model-1\"}")
    #expect(try here.run("export", "m.json", "--to", "c", "-o", "m.c").status == 65)
    #expect(here.bytes("m.c").isEmpty)
  }
}
