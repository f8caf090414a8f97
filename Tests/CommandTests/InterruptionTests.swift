import Testing

@Suite("An interruption leaves nothing half written")
struct InterruptionTests {
  let here: Workspace

  init() throws { here = try Workspace() }

  /// Runs `command` in a shell, sends it `signal` once the file at `sight` is there, and returns what
  /// the shell saw of its end.
  private func interrupt(_ command: String, _ signal: String, onSightOf sight: String) throws
    -> String
  {
    let run = try here.shell(
      """
      (until [ -s pid ] && [ -e \(sight) ]; do :; done; kill -\(signal) $(cat pid)) 2>/dev/null &
      /bin/sh -c 'echo $$ > pid; exec "$PROGRAM" \(command)'
      echo $?
      wait
      """)
    return run.text
  }

  @Test("An early interruption writes nothing", arguments: [("INT", "130\n"), ("TERM", "143\n")])
  func early(_ signal: String, _ status: String) throws {
    let command = "report --quiet --epochs 90000"
    #expect(try interrupt(command, signal, onSightOf: "pid") == status)
    #expect(Set(here.files().keys) == ["pid"])
  }

  @Test(
    "Once writing has begun, all files are written and no temporary file remains",
    arguments: ["INT", "TERM"])
  func late(_ signal: String) throws {
    let status = try interrupt("report --quiet", signal, onSightOf: "output")
    #expect(["0\n", "130\n", "143\n"].contains(status))
    #expect(Set(here.files("output").keys) == ReportCommandTests.paths(["png", "pdf"]))
    #expect(try here.run("report").text == "output/report.md: nothing has changed\n")
  }
}
