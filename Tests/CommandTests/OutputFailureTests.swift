import Foundation
import Testing

@Suite("Failure to write is an error, and the old output stays intact")
struct OutputFailureTests {
  let here: Workspace

  init() throws { here = try Workspace() }

  /// Expects `run` to fail with `status` and the one line `says`.
  private func expect(_ run: Program.Outcome, _ status: Int32, _ says: String) {
    #expect(run.status == status)
    #expect(run.errors == "error: \(says)\n")
  }

  private static let advice = "; choose another place with --output"

  @Test("A file where the output folder should be: 73")
  func fileForFolder() throws {
    try here.write("output", "a file")
    let before = here.files()
    expect(try here.run("report"), 73, "cannot create output: Not a directory" + Self.advice)
    #expect(here.files() == before)
  }

  @Test("A path under a regular file: 73")
  func underFile() throws {
    try here.write("file", "a file")
    expect(
      try here.run("report", "-o", "file/a/b"), 73,
      "cannot create file/a/b: Not a directory" + Self.advice)
    expect(
      try here.run("plot", "loss", "-o", "file/a.png"), 73,
      "cannot create file: Not a directory" + Self.advice)
    #expect(here.files() == ["file": Array("a file".utf8)])
  }

  @Test("A folder in place of report.md: 73, and no other file of the report is changed")
  func folderForFile() throws {
    try here.write("output/figures/loss.png", "old")
    try here.makeFolder("output/report.md")
    let before = here.files()
    expect(
      try here.run("report"), 73, "cannot create output/report.md: Is a directory" + Self.advice)
    #expect(here.files() == before)
  }

  @Test("A folder in place of the last file: 73, and the files before it stay unchanged")
  func lastFile() throws {
    try here.write("output/report.md", "old")
    try here.makeFolder("output/tables/epochs-rate-10.csv")
    let before = here.files()
    expect(
      try here.run("report"), 73,
      "cannot create output/tables/epochs-rate-10.csv: Is a directory" + Self.advice)
    #expect(here.files() == before)
  }

  @Test("A folder without write permission: 73", .enabled(if: getuid() != 0))
  func readOnly() throws {
    try here.write("output/report.md", "old")
    #expect(chmod(here.root + "/output", 0o555) == 0)
    defer { chmod(here.root + "/output", 0o755) }
    let run = try here.run("report")
    #expect(run.status == 73)
    #expect(run.errors.contains("Permission denied"))
    #expect(here.text("output/report.md") == "old")
  }

  @Test("A full disk: 74", .enabled(if: FileManager.default.fileExists(atPath: "/dev/full")))
  func full() throws {
    expect(
      try here.run("plot", "loss", "-o", "/dev/full", "--format", "png"), 74,
      "cannot write /dev/full: No space left on device")
    let says = "cannot write standard output: No space left on device"
    expect(try here.shell(#""$PROGRAM" plot loss -o - --format svg > /dev/full"#), 74, says)
    expect(try here.shell(#""$PROGRAM" report > /dev/full"#), 74, says)
  }

  @Test("A closed standard output: 74, and no file takes its descriptor")
  func closed() throws {
    let says = "cannot write standard output: Bad file descriptor"
    expect(try here.shell(#""$PROGRAM" plot loss -o - --format svg >&-"#), 74, says)
    expect(try here.shell(#""$PROGRAM" report -o a >&-"#), 74, says)
    _ = try here.shell(#""$PROGRAM" report -o b --verbose <&- 2>&- > /dev/null"#)
    #expect(here.files("a") == here.files("b"))
    #expect(here.files("a").count == 19)
  }

  @Test("A closed pipe ends the program silently")
  func brokenPipe() throws {
    let run = try here.shell(
      #"{ "$PROGRAM" plot loss -o - --format png --dpi 600; echo $? > status; } | head -c 4"#)
    #expect(run.status == 0)
    #expect(run.output.count == 4)
    #expect(run.errors == "")
    #expect(here.text("status") == "141\n")
  }
}
