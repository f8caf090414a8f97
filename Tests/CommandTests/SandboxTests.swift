import Foundation
import Testing

@Suite("With --sandbox, nothing outside of the folders of a job is opened")
struct SandboxTests {
  let here: Workspace

  init() throws {
    here = try Workspace()
    try here.write("secret.csv", Inputs.fourStars)
    try here.write("job/stars.csv", Inputs.fourStars)
    try here.write("job/deep/stars.csv", Inputs.fourStars)
    try here.write("job/own.mustache", "{{title}}")
    try experiment()
  }

  /// Writes the experiment of the job, with a table and further keys.
  private func experiment(data: String = "stars.csv", _ more: String = "") throws {
    try here.write(
      "job/e.yaml", "title: T\ndata: \(data)\nruns: [{learning_rate: 1, epochs: 2}]\n\(more)\n")
  }

  private func link(_ path: String, to target: String) throws {
    try FileManager.default.createSymbolicLink(
      atPath: here.root + "/" + path, withDestinationPath: target)
  }

  /// Runs a report in the sandbox and expects `status` and, in the first line of the errors, `message`.
  private func expect(
    _ status: Int32, _ message: String, _ arguments: String...,
    place: SourceLocation = #_sourceLocation
  ) throws {
    let format = arguments.contains("--format") ? [] : ["--format", "md,svg"]
    let all = ["report", "job/e.yaml", "-o", "job/out", "--sandbox"] + format + arguments
    let run = try Program.run(Program.path, all, in: here.root)
    #expect(run.status == status, sourceLocation: place)
    let isTold = message.isEmpty || run.errors.contains(message)
    #expect(isTold, "\(run.errors)", sourceLocation: place)
  }

  @Test("A job within its folders gives the same files as without")
  func same() throws {
    try experiment(
      data: "./deep/../deep/stars.csv", "template: own.mustache\ncurves: [{file: stars.csv}]")
    let open = try here.run("report", "job/e.yaml", "-o", "open", "--format", "md,svg")
    try expect(open.status, "")
    #expect(here.files("open") == here.files("job/out"))
    try expect(open.status, "")
    for arguments in [
      ["check", "job/e.yaml"], ["plot", "loss", "job/e.yaml", "-o", "job/loss.svg"],
      ["train", "job/e.yaml", "-o", "job/m.json"], ["classify", "job/m.json", "job/stars.csv"],
      ["explain", "job/m.json", "job/stars.csv", "--star", "A"],
      ["verify", "job/out", "job/e.yaml"],
      ["diff", "job/stars.csv", "secret.csv"], ["report", "-o", "built-in", "--format", "md,svg"],
    ] {
      let run = try Program.run(Program.path, arguments + ["--sandbox"], in: here.root)
      #expect(run.status <= 1, "\(arguments): \(run.errors)")
    }
  }

  @Test("Tables, templates, curves and options that lead out are refused")
  func outside() throws {
    let reason = "outside the folders to which --sandbox confines the program"
    for path in [
      "../secret.csv", "deep/../../secret.csv", here.root + "/secret.csv", "/etc/passwd",
    ] {
      try experiment(data: path)
      try expect(66, reason)
    }
    try experiment("template: ../secret.csv")
    try expect(66, reason)
    try experiment("curves: [{file: ../secret.csv}]")
    try expect(66, reason)
    try experiment()
    try expect(66, "secret.csv: " + reason, "--data", "secret.csv")
    try expect(66, "secret.csv: " + reason, "--template", "secret.csv")
    try expect(66, "secret.csv: " + reason, "--curve", "secret.csv")
  }

  @Test("Links are not followed, wherever they lead")
  func links() throws {
    let reason = "a symbolic link, which --sandbox does not follow"
    try link("job/link.csv", to: "../secret.csv")
    try link("job/within.csv", to: "stars.csv")
    try link("job/folder", to: "deep")
    for path in ["link.csv", "within.csv", "folder/stars.csv"] {
      try experiment(data: path)
      try expect(66, "job/\(path): \(reason)")
    }
    try experiment()
    try link("job/linked.yaml", to: "e.yaml")
    #expect(try here.run("check", "job/linked.yaml", "--sandbox").errors.contains(reason))
  }

  @Test("Nothing is written through a link")
  func outputs() throws {
    let reason = "a symbolic link, which --sandbox does not follow"
    try here.makeFolder("elsewhere")
    try here.makeFolder("job/out")
    try link("job/out/figures", to: "../../elsewhere")
    try expect(73, reason)
    try FileManager.default.removeItem(atPath: here.root + "/job/out")
    try link("job/out", to: "../elsewhere")
    try expect(73, reason)
    try link("job/m.json", to: "../elsewhere/m.json")
    #expect(try here.run("train", "job/e.yaml", "-o", "job/m.json", "--sandbox").status == 73)
    #expect(here.files("elsewhere").isEmpty)
  }

  @Test("Pipes are not waited for, and no other program is run")
  func others() throws {
    #expect(mkfifo(here.root + "/job/pipe.csv", 0o600) == 0)
    try experiment(data: "pipe.csv")
    try expect(66, "not a regular file, as --sandbox requires")
    try experiment()
    try expect(73, "--sandbox runs no other program", "--format", "docx")
    let piped = try here.shell(
      #"cd job && "$PROGRAM" train e.yaml -q -o m.json; cat stars.csv | "$PROGRAM" classify m.json - --sandbox"#
    )
    #expect(piped.status == 66)
    #expect(piped.errors.contains("a pipe, of which --sandbox allows no temporary copy"))
  }
}
