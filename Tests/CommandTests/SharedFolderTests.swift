import Foundation
import Testing

@Suite("Several processes, and those that were killed, share a folder")
struct SharedFolderTests {
  let here: Workspace

  init() throws { here = try Workspace() }

  @Test(
    "A report into a folder that another process is writing into is refused, and the old one stays")
  func locked() throws {
    #expect(try here.run("report", "-q").status == 0)
    let before = here.files()
    let folder = open(here.root + "/output", O_RDONLY)
    #expect(flock(folder, LOCK_EX | LOCK_NB) == 0)
    let run = try here.run("report", "--epochs", "3")
    #expect(run.status == 73)
    #expect(
      run.errors == """
        error: cannot create output: another process is writing into this folder; choose another place with --output

        """)
    #expect(here.files() == before)
    close(folder)
    #expect(try here.run("report", "--epochs", "3").status == 0)
  }

  @Test("What a killed process left over goes with the next report, even if there is nothing to do")
  func leftovers() throws {
    #expect(try here.run("report", "-q").status == 0)
    for name in ["output/.mainsequence-4-0.tmp", "output/figures/.mainsequence-4-1.tmp"] {
      try here.write(name, "half")
    }
    #expect(try here.run("report").text == "output/report.md: nothing has changed\n")
    #expect(!here.files().keys.contains { $0.hasSuffix(".tmp") })
  }

  @Test("Reports into one folder at once are those of one of them")
  func atOnce() throws {
    let run = try here.shell(
      """
      for epochs in 2 3 4; do "$PROGRAM" report -q -o out --epochs $epochs 2> $epochs.txt & done
      wait
      for epochs in 2 3 4; do
        "$PROGRAM" verify out --epochs $epochs > /dev/null 2>&1 && echo $epochs
      done
      """)
    #expect(["2\n", "3\n", "4\n"].contains(run.text), "\(run.text)")
  }
}
