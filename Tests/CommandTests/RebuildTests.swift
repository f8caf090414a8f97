import Foundation
import Templates
import Testing

@Suite("A second run rebuilds what a change affects, and reports why")
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

  @Test("Without a change nothing is trained, drawn or written")
  func nothing() throws {
    let run = try here.run("report", "e.yaml", "-o", "o", "--verbose")
    #expect(run.text == "o/report.md: nothing has changed\n")
    #expect(!run.errors.contains("training"))
  }

  @Test("A different template changes the text and not the figures")
  func template() throws {
    #expect(
      try again("--template", "t.mustache")
        == "o/report.md: 1 file written, 18 unchanged; the template has changed\n")
    #expect(here.text("o/report.md").hasPrefix("# T\n\n<!-- MainSequence "))
  }

  @Test("A program built from different code rebuilds everything, to the same files")
  func program() throws {
    let files = here.files("o")
    var program = try Data(contentsOf: URL(fileURLWithPath: Program.path))
    let note = Data([4, 0, 0, 0, 20, 0, 0, 0, 3, 0, 0, 0] + Array("GNU\0".utf8))
    // Where the linker names no code, that the file is another one is enough.
    if let place = program.range(of: note) { program[place.upperBound] ^= 1 }
    try here.write("other", [UInt8](program))
    let run = try here.shell(
      "chmod +x other && ./other report e.yaml -o o --verbose && $PROGRAM report e.yaml -o o")
    let line = "o/report.md: nothing has changed\n"
    #expect(run.text == line + line)
    #expect(run.errors.contains("training"))
    #expect(here.files("o") == files)
    #expect(try again() == line)
    #expect(here.text("o/.mainsequence").contains("program\t0.2.0 "))
  }

  @Test("A changed table rebuilds everything")
  func data() throws {
    try here.write("stars.csv", Self.stars.replacing("-6.041", with: "-0.641"))
    #expect(try again() == "o/report.md: 19 files written; the data have changed\n")
  }

  @Test("Errata of the experiment's own table are not kept for another, be it the same file")
  func otherTable() throws {
    try here.write("t.mustache", "{{#errata}}{{.}}{{/errata}}")
    try here.write("e.yaml", here.text("e.yaml") + "errata: [{text: A mistake.}]\n")
    #expect(try again("--template", "t.mustache").contains("the experiment"))
    #expect(here.text("o/report.md").contains("A mistake."))
    let other = try again("--template", "t.mustache", "--data", "stars.csv")
    #expect(other.hasSuffix("; the data have changed\n"))
    #expect(!here.text("o/report.md").contains("A mistake."))
  }

  @Test("After a change of the table the report lists the changes, however often it is rebuilt")
  func changes() throws {
    #expect(!here.text("o/report.md").contains(Self.changes))
    try save(Self.stars.replacing("-6.041", with: "-0.641"))
    let text = here.text("o/report.md")
    #expect(text.contains(Self.changes + "Compared with the last report in this folder"))
    #expect(text.contains(Self.aldebaran))
    #expect(text.contains("Of the 460 numbers printed in the epoch table, 89 change."))
    #expect(try again("--force") == "o/report.md: nothing has changed\n")
    _ = try again("--template", "t.mustache")
    _ = try again()
    #expect(here.text("o/report.md") == text)
    _ = try here.run("report", "e.yaml", "-o", "new")
    #expect(!here.text("new/report.md").contains(Self.changes))
  }

  @Test("A second change is compared with the first, and so is a change back")
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

  @Test("Figures drawn in between and saves with errors do not count as reports")
  func between() throws {
    try here.write("stars.csv", Self.stars.replacing("4.83", with: "4.84"))
    _ = try here.run("figures", "e.yaml", "-o", "o")
    try save(Self.stars.replacing("4.83", with: "bright"))
    try save(Self.stars.replacing("-6.041", with: "-0.641"))
    #expect(here.text("o/report.md").contains(Self.aldebaran))
    #expect(!here.text("o/report.md").contains("4.84"))
  }

  @Test(
    "The new experiment reads both tables; if it cannot read the old one, there is no comparison")
  func newExperiment() throws {
    try here.write("e.yaml", "title: T\ndata: stars.csv\nruns: [{learning_rate: 0.5}]\n")
    try save(Self.stars.replacing("-6.041", with: "-0.641"))
    let changes = here.text("o/report.md").split(separator: Self.changes).last ?? ""
    #expect(changes.contains("**$\\eta = 0.5$.**") && !changes.contains("\\eta = 10$"))
    try here.write("e.yaml", "title: T\ndata: stars.csv\nfeatures: [absolute_magnitude, heat]\n")
    try save(Self.stars.replacing("log_temperature", with: "heat"))
    #expect(here.text("o/report.md").contains("heat"))
    #expect(!here.text("o/report.md").contains(Self.changes))
  }

  @Test(
    "An invalid record of tables is ignored",
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

  /// Saves different stars and rebuilds the report.
  private func save(_ stars: String) throws {
    try here.write("stars.csv", stars)
    _ = try again()
  }

  @Test("A damaged figure alone is redrawn")
  func lost() throws {
    try here.write("o/figures/loss.png", "scribbled over")
    #expect(
      try again()
        == "o/report.md: 1 file written, 18 unchanged; 1 file was modified or removed\n")
  }

  @Test("A rebuild gives what a first run gives", arguments: ["--theme=dark", "--epochs=3"])
  func same(option: String) throws {
    _ = try again(option)
    _ = try here.run("report", "e.yaml", "-o", "new", option)
    #expect(here.files("o").mapValues(\.self) == here.files("new"))
  }

  @Test("--force rebuilds everything, which changes nothing")
  func force() throws {
    let run = try here.run("report", "e.yaml", "-o", "o", "--force", "--verbose")
    #expect(run.text == "o/report.md: nothing has changed\n")
    #expect(run.errors.contains("training"))
  }

  @Test(
    "An invalid record of the build is ignored", arguments: ["", "nonsense", "\u{0}\u{FF}"])
  func broken(record: String) throws {
    try here.write("o/.mainsequence", record)
    #expect(try again() == "o/report.md: nothing has changed\n")
  }

  @Test("figures draws only the figures, and report then reuses them")
  func figures() throws {
    let run = try here.run("figures", "e.yaml", "-o", "f").text
    #expect(run == "f/figures: 16 files written\n")
    #expect(here.files("f").keys.allSatisfy { $0.hasPrefix("figures/") })
    #expect(
      try here.run("report", "e.yaml", "-o", "f").text
        == "f/report.md: 3 files written, 16 unchanged; the folder contained only figures\n")
    #expect(here.files("f") == here.files("o"))
  }
}

@Suite("watch rebuilds the report at every save")
struct WatchTests {
  let here: Workspace

  init() throws {
    here = try Workspace()
    try here.write("stars.csv", AssignmentTemplate.stars)
    try here.write("e.yaml", "title: T\ndata: stars.csv\ntracked_star: The Sun\n")
  }

  @Test("A save in place, a broken one and one by renaming; a signal ends it")
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

  @Test("Each report lists the changes that report lists, which trains on the old table again")
  func sameChanges() throws {
    let run = try here.shell(
      """
      sed 's/-6.041/-0.641/' stars.csv > other; cp stars.csv same
      "$PROGRAM" watch e.yaml -o o > log 2>&1 &
      same_reports() {
        until [ $(grep -c 'files written' log) -ge $1 ]; do
          if grep -q error: log; then exit 1; fi
        done
        "$PROGRAM" report -q e.yaml -o p
        cmp o/report.md p/report.md && grep -ci 'final loss .*changes' o/report.md
      }
      same_reports 1
      cat other > stars.csv; same_reports 2
      printf 'title: T\ndata: stars.csv\nnetwork: {activation: tanh}\n' > new && mv new e.yaml; same_reports 3
      cat same > stars.csv; same_reports 4
      kill -TERM $!
      """)
    #expect(run.text == "0\n2\n2\n2\n")
  }

  @Test("watch needs a file to watch")
  func nothing() throws {
    #expect(try here.run("watch").status == 64)
    #expect(try here.run("watch", "--data", "-").status == 64)
    #expect(try here.run("watch", "missing/e.yaml").status == 66)
  }
}

@Suite("A killed program")
struct KillTests {
  @Test("leaves every file whole, from the old or the new report, whenever it is killed")
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
