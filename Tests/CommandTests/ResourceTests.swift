import Foundation
import Testing

@Suite("A system without files, memory or /proc is no reason to hang or to crash")
struct ResourceTests {
  let here: Workspace

  init() throws { here = try Workspace() }

  @Test("Files that cannot be opened are reported with 71, and the old report stays")
  func files() throws {
    #expect(try here.run("report", "-q").status == 0)
    let before = here.files()
    let run = try here.shell(#"ulimit -n 16; "$PROGRAM" report -q --epochs 5"#)
    #expect(run.status == 71)
    #expect(run.errors.contains(": Too many open files\n"))
    #expect(here.files() == before)
  }

  #if os(Linux)
    @Test(
      "A small address space is enough, or a message says that it is not",
      arguments: [400_000, 200_000, 130_000, 90_000, 70_000])
    func memory(kilobytes: Int) throws {
      try here.write("stars.csv", Inputs.fourStars)
      let run = try here.shell(#"ulimit -v \#(kilobytes); "$PROGRAM" check stars.csv"#)
      // Below that, the system does not even load the program: 127.
      #expect([0, 71, 127].contains(run.status), "\(run.status): \(run.errors)")
      if kilobytes >= 200_000 { #expect(run.status == 0) }
      if run.status == 71 { #expect(run.errors.contains("error: ")) }
    }

    private static let withoutProc = "unshare -m sh -c 'mount --make-rprivate / && umount -l /proc"

    @Test(
      "Without /proc, commands are what they are",
      .enabled(
        if: (try? Program.run("/bin/sh", ["-c", Self.withoutProc + "'"], in: "/").status) == 0))
    func noProc() throws {
      let run = try here.shell(Self.withoutProc + #" && exec "$PROGRAM" --version'"#)
      #expect(run.text == "0.2.0\n")
      #expect(try here.shell(Self.withoutProc + #" && exec "$PROGRAM" reprot'"#).status == 64)
    }
  #endif
}
