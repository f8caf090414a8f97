import Foundation
import Testing

@Suite("The program explains itself")
struct HelpTests {
  let here: Workspace

  init() throws { here = try Workspace() }

  @Test(
    "Every help has examples, and no line wider than a terminal",
    arguments: [
      ["--help"], ["-h"], ["report", "--help"], ["plot", "--help"], ["help", "plot"], [],
      ["check", "--help"], ["new", "--help"], ["train", "--help"], ["classify", "--help"],
      ["explain", "--help"],
    ])
  func help(_ arguments: [String]) throws {
    let run = try Program.run(Program.path, arguments, in: here.root)
    #expect(run.status == 0)
    #expect(run.errors == "")
    #expect(run.text.hasPrefix("OVERVIEW: "))
    #expect(run.text.contains("\nEXAMPLES\n  mainsequence "))
    for line in run.text.split(separator: "\n") { #expect(line.count <= 80, "\(line)") }
  }

  @Test("The version is a line")
  func version() throws {
    #expect(try here.run("--version").text == "0.1.0\n")
  }

  @Test("There are completions for every shell", arguments: ["bash", "zsh", "fish"])
  func completions(_ shell: String) throws {
    let run = try here.run("--generate-completion-script", shell)
    #expect(run.status == 0)
    for word in ["report", "plot", "learning-rate", "hr-diagram", "template"] {
      #expect(run.text.contains(word), "\(word)")
    }
  }

  @Test(
    "Help that cannot be written is an error",
    .enabled(if: FileManager.default.fileExists(atPath: "/dev/full")))
  func fullDisk() throws {
    let run = try here.shell(#""$PROGRAM" --help > /dev/full"#)
    #expect(run.status == 74)
    #expect(run.errors == "error: cannot write standard output: No space left on device\n")
  }
}
