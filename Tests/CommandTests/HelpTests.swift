import Foundation
import Testing
import _TestSupport

@Suite("The program explains itself")
struct HelpTests {
  let here: Workspace

  init() throws { here = try Workspace() }

  private static let commands = [
    "report", "figures", "plot", "watch", "diff", "verify", "audit", "train", "classify", "explain",
    "export", "query", "bin", "check", "new", "templates",
  ]

  @Test("Every command has help with examples, in lines of at most 80 columns")
  func help() throws {
    for command in [nil] + Self.commands.map(Optional.some) {
      let arguments = (command.map { [$0] } ?? []) + ["--help"]
      let run = try Program.run(Program.path, arguments, in: here.root)
      #expect(run.status == 0)
      #expect(run.errors == "")
      #expect(run.text.contains("\nEXAMPLES\n  mainsequence \(command ?? "")"))
      let lines = run.text.split(separator: "\n", omittingEmptySubsequences: false)
      for line in lines { #expect(line.count <= 80, "\(line)") }
      expectSnapshot(run.text, named: "help\(command.map { "-" + $0 } ?? "").txt")
    }
  }

  @Test("No line of a paragraph ends before it is full")
  func wrapping() throws {
    for command in Self.commands {
      let text = try Program.run(Program.path, [command, "--help"], in: here.root).text
      let discussion = text.split(separator: "EXAMPLES")[0].split(separator: "\n\n").dropFirst()
      for paragraph in discussion {
        let lines = paragraph.split(separator: "\n")
        for (line, next) in zip(lines, lines.dropFirst()) {
          let word = next.prefix { $0 != " " }
          #expect(line.count + 1 + word.count >= 80, "\(command): \(line)")
        }
      }
    }
  }

  @Test("Help can be requested in every usual form", arguments: [[], ["-h"], ["help"], ["--help"]])
  func forms(_ arguments: [String]) throws {
    let run = try Program.run(Program.path, arguments, in: here.root)
    #expect(run.status == 0)
    #expect(run.text == (try here.run("--help").text))
  }

  @Test("The version is printed on one line")
  func version() throws {
    #expect(try here.run("--version").text == "0.2.0\n")
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
    "Help or a version that cannot be written is an error",
    .enabled(if: FileManager.default.fileExists(atPath: "/dev/full")),
    arguments: ["--help", "--version"])
  func fullDisk(option: String) throws {
    let run = try here.shell(#""$PROGRAM" \#(option) > /dev/full"#)
    #expect(run.status == 74)
    #expect(run.errors == "error: cannot write standard output: No space left on device\n")
  }
}
