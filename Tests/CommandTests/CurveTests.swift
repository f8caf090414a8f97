import Foundation
import Templates
import Testing

@Suite("Curves are drawn over the stars")
struct CurveTests {
  let here: Workspace

  init() throws {
    here = try Workspace()
    try here.write("stars.csv", AssignmentTemplate.stars)
    try here.write("e.yaml", "title: T\ndata: stars.csv\ncurves: [iso.dat]\n")
    try here.write("iso.dat", Self.isochrone(5))
  }

  /// An isochrone of one age, on which the Sun lies if its magnitude there is 4.83.
  static func isochrone(_ magnitude: Double) -> String {
    "# logAge Mini logTe Vmag\n9.0 0.5 3.6 9.0\n9.0 1.0 3.76 \(magnitude)\n9.0 3.0 4.1 0.0\n"
  }

  @Test(
    "The report says how many stars lie near a curve, and a change of its file rebuilds the report")
  func report() throws {
    let sentence =
      "The line “1 Gyr” is the isochrone of log age 9 in iso.dat. Of the 11 stars in its temperature "
      + "range, 4 (36 %) lie at most 0.3 mag above or below its nearest branch at the same temperature."
    let run = try here.run("report", "e.yaml", "-o", "o")
    #expect(run.status == 0, "\(run.errors)")
    #expect(here.text("o/report.md").contains(sentence))
    try here.write("iso.dat", Self.isochrone(4.9))
    #expect(
      try here.run("report", "e.yaml", "-o", "o").text
        .hasSuffix("unchanged; the curves have changed\n"))
    #expect(
      try here.run("report", "e.yaml", "-o", "o").text == "o/report.md: nothing has changed\n")
  }

  @Test("A curve of the command line is named by its age and chosen by its logarithm")
  func plot() throws {
    let old = Self.isochrone(5).split(separator: "\n").dropFirst()
      .map {
        $0.replacing("9.0 0", with: "8.1 0").replacing("9.0 1", with: "8.1 1").replacing(
          "9.0 3", with: "8.1 3")
      }
    try here.write("iso.dat", Self.isochrone(5) + old.joined(separator: "\n") + "\n")
    let arguments = ["plot", "hr-diagram", "--data", "stars.csv", "-o", "hr.svg", "--curve"]
    let run = try Program.run(Program.path, arguments + ["iso.dat@8"], in: here.root)
    #expect(run.status == 0, "\(run.errors)")
    #expect(here.text("hr.svg").contains("126 Myr"))
    #expect(here.text("hr.svg").contains("the age nearest to 8"))
    let unchosen = try Program.run(Program.path, arguments + ["iso.dat"], in: here.root)
    #expect(unchosen.status == 65)
    #expect(unchosen.errors.contains("choose one with age: 8.1 or 9"))
  }

  @Test("An age in the comments of a file chooses a curve, and names it")
  func comments() throws {
    let rows = "0.5 3.6 9.0\n1.0 3.76 5.0\n3.0 4.1 0.0\n"
    let basti = { (age: String) in
      "#  Np = 3   [M/H] = 0.060   Z = 0.0172   Age (Myr) = \(age)\n# M/Mo(ini) logTe V\n\(rows)"
    }
    let dartmouth = { (age: String) in
      "#AGE= \(age) EEPS=3\n#M/Mo LogTeff V\n\(rows)\n\n"
    }
    for (name, text, list) in [
      ("iso.isc", basti("125.000") + basti("10000.000"), "8.097 or 10"),
      ("dsep.iso", dartmouth("0.125") + dartmouth("10.000"), "8.097 or 10"),
    ] {
      try here.write(name, text)
      let run = try here.run("plot", "hr-diagram", "-o", "hr.svg", "--curve", name + "@8.1")
      #expect(run.status == 0, "\(run.errors)")
      #expect(here.text("hr.svg").contains("125 Myr"))
      let unchosen = try here.run("plot", "hr-diagram", "-o", "hr.svg", "--curve", name)
      #expect(unchosen.status == 65)
      #expect(unchosen.errors.contains("choose one with age: \(list)"), "\(unchosen.errors)")
    }
  }

  @Test("A missing file is 66")
  func missing() throws {
    let run = try here.run("plot", "hr-diagram", "--curve", "none.dat", "-o", "hr.png")
    #expect(run.status == 66)
    #expect(run.errors == "error: none.dat: no such file\n")
    #expect(here.text("e.yaml").contains("iso.dat"))
  }
}
