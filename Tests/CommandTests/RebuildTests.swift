import Foundation
import Templates
import Testing

@Suite("A second run makes anew what a change touches, and says why")
struct RebuildTests {
  let here: Workspace

  init() throws {
    here = try Workspace()
    try here.write("stars.csv", AssignmentTemplate.stars)
    try here.write("e.yaml", "title: T\ndata: stars.csv\ntracked_star: The Sun\n")
    try here.write("t.mustache", "# {{title}}\n")
    _ = try here.run("report", "e.yaml", "-o", "o")
  }

  private func again(_ options: String...) throws -> String {
    try Program.run(Program.path, ["report", "e.yaml", "-o", "o"] + options, in: here.root).text
  }

  @Test("Nothing has changed: nothing is trained, drawn or written")
  func nothing() throws {
    let said = try here.run("report", "e.yaml", "-o", "o", "--verbose")
    #expect(said.text == "o/report.md: nothing has changed\n")
    #expect(!said.errors.contains("training"))
  }

  @Test("Another template makes another text, and leaves the figures")
  func template() throws {
    #expect(
      try again("--template", "t.mustache")
        == "o/report.md: 1 file written, 18 unchanged; the template has changed\n")
    #expect(here.text("o/report.md") == "# T\n")
  }

  @Test("A program that was built from other code makes everything anew, and the files do not tell")
  func program() throws {
    let files = here.files("o")
    var program = try Data(contentsOf: URL(fileURLWithPath: Program.path))
    let note = Data([4, 0, 0, 0, 20, 0, 0, 0, 3, 0, 0, 0] + Array("GNU\0".utf8))
    // Where the linker names no code, that the file is another one is enough.
    if let place = program.range(of: note) { program[place.upperBound] ^= 1 }
    try here.write("other", [UInt8](program))
    let said = try here.shell(
      "chmod +x other && ./other report e.yaml -o o --verbose && $PROGRAM report e.yaml -o o")
    let line = "o/report.md: nothing has changed\n"
    #expect(said.text == line + line)
    #expect(said.errors.contains("training"))
    #expect(here.files("o") == files)
    #expect(try again() == line)
    #expect(here.text("o/.mainsequence").contains("program\t0.2.0 "))
  }

  @Test("Other stars make everything anew")
  func data() throws {
    try here.write("stars.csv", Self.stars.replacing("-6.041", with: "-0.641"))
    #expect(try again() == "o/report.md: 19 files written; the data have changed\n")
  }

  @Test("A report on other stars says what has changed since the last, however often it is made")
  func changes() throws {
    #expect(!here.text("o/report.md").contains(Self.changes))
    try save(Self.stars.replacing("-6.041", with: "-0.641"))
    let text = here.text("o/report.md")
    #expect(text.contains(Self.changes + "Since the last report in this folder"))
    #expect(text.contains(Self.aldebaran))
    #expect(text.contains("Of the 460 numbers of the epoch table 89 are printed otherwise."))
    #expect(try again("--force") == "o/report.md: nothing has changed\n")
    _ = try again("--template", "t.mustache")
    _ = try again()
    #expect(here.text("o/report.md") == text)
    _ = try here.run("report", "e.yaml", "-o", "new")
    #expect(!here.text("new/report.md").contains(Self.changes))
  }

  @Test("A second change is one of the first, not of the beginning; back again is a change too")
  func secondChange() throws {
    let first = Self.stars.replacing("-6.041", with: "-0.641")
    try save(first)
    try save(first.replacing("Main Sequence,4.83", with: "Main Sequence,4.84"))
    #expect(
      here.text("o/report.md").contains(#"| The Sun | absolute_magnitude | 4.83  | 4.84  |"#))
    #expect(!here.text("o/report.md").contains(Self.aldebaran))
    try save(first)
    #expect(
      here.text("o/report.md").contains(#"| The Sun | absolute_magnitude | 4.84  | 4.83  |"#))
  }

  @Test("Figures that were drawn meanwhile, and saves with a fault, do not count")
  func between() throws {
    try here.write("stars.csv", Self.stars.replacing("4.83", with: "4.84"))
    _ = try here.run("figures", "e.yaml", "-o", "o")
    try save(Self.stars.replacing("4.83", with: "bright"))
    try save(Self.stars.replacing("-6.041", with: "-0.641"))
    #expect(here.text("o/report.md").contains(Self.aldebaran))
    #expect(!here.text("o/report.md").contains("4.84"))
  }

  @Test(
    "Both tables are seen by the new experiment; if it cannot read the old one, nothing is said")
  func newExperiment() throws {
    try here.write("e.yaml", "title: T\ndata: stars.csv\nruns: [{learning_rate: 0.5}]\n")
    try save(Self.stars.replacing("-6.041", with: "-0.641"))
    let changes = here.text("o/report.md").split(separator: Self.changes).last ?? ""
    #expect(changes.contains("**η = 0.5.**") && !changes.contains("**η = 10.**"))
    try here.write("e.yaml", "title: T\ndata: stars.csv\nfeatures: [absolute_magnitude, heat]\n")
    try save(Self.stars.replacing("log_temperature", with: "heat"))
    #expect(here.text("o/report.md").contains("heat"))
    #expect(!here.text("o/report.md").contains(Self.changes))
  }

  @Test(
    "A record of tables that is none is as good as none",
    arguments: ["", "nonsense", "MainSequence tables 1\t9\nstars"])
  func brokenData(record: String) throws {
    try here.write("o/.mainsequence-data", record)
    try save(Self.stars.replacing("-6.041", with: "-0.641"))
    #expect(!here.text("o/report.md").contains(Self.changes))
    try save(Self.stars)
    #expect(here.text("o/report.md").contains(Self.changes))
  }

  private static let stars = String(decoding: AssignmentTemplate.stars, as: UTF8.self)
  private static let changes = "\n## Since the Last Run\n\n"
  private static let aldebaran = #"| Aldebaran | absolute_magnitude | -6.041 | -0.641 |"#

  /// Saves other stars, and makes the report anew.
  private func save(_ stars: String) throws {
    try here.write("stars.csv", stars)
    _ = try again()
  }

  @Test("A figure that was lost is drawn again, alone")
  func lost() throws {
    try here.write("o/figures/loss.png", "scribbled over")
    #expect(
      try again()
        == "o/report.md: 1 file written, 18 unchanged; 1 file was modified or removed\n")
  }

  @Test("What is made anew is what a first run makes", arguments: ["--theme=dark", "--epochs=3"])
  func same(option: String) throws {
    _ = try again(option)
    _ = try here.run("report", "e.yaml", "-o", "new", option)
    #expect(here.files("o").mapValues(\.self) == here.files("new"))
  }

  @Test("--force makes everything anew, which changes nothing")
  func force() throws {
    let said = try here.run("report", "e.yaml", "-o", "o", "--force", "--verbose")
    #expect(said.text == "o/report.md: nothing has changed\n")
    #expect(said.errors.contains("training"))
  }

  @Test(
    "A record that is none is as good as no record", arguments: ["", "nonsense", "\u{0}\u{FF}"])
  func broken(record: String) throws {
    try here.write("o/.mainsequence", record)
    #expect(try again() == "o/report.md: nothing has changed\n")
  }

  @Test("The figures alone, and then the report with those figures")
  func figures() throws {
    let said = try here.run("figures", "e.yaml", "-o", "f").text
    #expect(said == "f/figures: 16 files written\n")
    #expect(here.files("f").keys.allSatisfy { $0.hasPrefix("figures/") })
    #expect(
      try here.run("report", "e.yaml", "-o", "f").text
        == "f/report.md: 3 files written, 16 unchanged; the folder contained only figures\n")
    #expect(here.files("f") == here.files("o"))
  }
}

@Suite("mainsequence watch makes the report anew at every save")
struct WatchTests {
  let here: Workspace

  init() throws {
    here = try Workspace()
    try here.write("stars.csv", AssignmentTemplate.stars)
    try here.write("e.yaml", "title: T\ndata: stars.csv\ntracked_star: The Sun\n")
  }

  @Test("A save in place, a broken one, and one by renaming; a signal ends it")
  func saves() throws {
    let run = try here.shell(
      """
      until_said() { until grep -q "$1" log; do :; done; }
      "$PROGRAM" watch e.yaml -o o > log 2>&1 &
      until_said '19 files written ('
      sed 's/-6.041/-0.641/' stars.csv > new; cat new > stars.csv
      until_said 'the data have changed ('
      cp o/report.md good.md
      sed 's/-0.641/bright/' new > broken; cat broken > stars.csv
      until_said 'the last good report stays'
      cmp o/report.md good.md && mv new stars.csv
      until_said 'nothing has changed ('
      kill -TERM $!
      wait $!
      echo $?
      """)
    #expect(run.text == "143\n")
    let log = here.text("log")
    #expect(log.hasPrefix("watching e.yaml and stars.csv\n"))
    #expect(
      log.contains("stars.csv:10:32: error: absolute_magnitude is \"bright\", not a number\n"))
  }

  @Test("There must be something to watch")
  func nothing() throws {
    #expect(try here.run("watch").status == 64)
    #expect(try here.run("watch", "--data", "-").status == 64)
    #expect(try here.run("watch", "missing/e.yaml").status == 66)
  }
}

@Suite("A program that is killed")
struct KillTests {
  @Test("leaves every file whole, of the old report or of the new, whenever it was")
  func kill() throws {
    let here = try Workspace()
    let stars = String(decoding: AssignmentTemplate.stars, as: UTF8.self)
    for (name, value) in [("a", "-6.041"), ("b", "-0.641")] {
      try here.write("\(name)/stars.csv", stars.replacing("-6.041", with: value))
      try here.write("\(name)/e.yaml", "title: T\ndata: stars.csv\ntracked_star: The Sun\n")
      _ = try here.run("report", "\(name)/e.yaml", "-o", "\(name)/o")
    }
    var whole = [here.files("a/o"), here.files("b/o")]
    // And each of them after the other, which its report tells.
    for (name, other) in [("b", "a"), ("a", "b")] {
      _ = try here.run("report", "\(name)/e.yaml", "-o", "\(other)/o")
      whole.append(here.files("\(other)/o"))
    }
    // Killed as soon as there is a temporary file, or after as many turns of a loop as the round says.
    let run = try here.shell(
      """
      round=0
      while [ $round -lt 60 ]; do
        if [ $((round % 2)) -eq 0 ]; then name=a; else name=b; fi
        "$PROGRAM" report $name/e.yaml -o o > /dev/null 2>&1 &
        turn=0
        while [ $turn -lt $((round * 130)) ] && kill -0 $! 2> /dev/null; do
          turn=$((turn + 1))
          for file in o/.mainsequence-*.tmp o/figures/.mainsequence-*.tmp; do
            [ -e "$file" ] && [ $((round % 3)) -eq 0 ] && turn=1000000
          done
        done
        kill -KILL $! 2> /dev/null
        wait $! 2> /dev/null
        round=$((round + 1))
      done
      echo done
      """)
    #expect(run.text == "done\n")
    for (path, bytes) in here.files("o") where !path.hasSuffix(".tmp") {
      #expect(whole.contains { $0[path] == bytes }, "\(path) is torn")
    }
    _ = try here.run("report", "a/e.yaml", "-o", "o")
    // The first, if none before it came to its end.
    #expect([whole[0], whole[3]].contains(here.files("o")))
  }
}
