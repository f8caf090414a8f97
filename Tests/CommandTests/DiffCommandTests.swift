import Templates
import Testing
import _TestSupport

@Suite("diff reports the effect of a change of the table")
struct DiffCommandTests {
  let here: Workspace
  private let stars = String(decoding: AssignmentTemplate.stars, as: UTF8.self)

  init() throws {
    here = try Workspace()
    try here.write("old.csv", stars)
  }

  @Test(
    "Aldebaran's typing error sets the scaling; 89 and 304 of the 460 printed numbers depend on it")
  func typo() throws {
    // The counts are those of the same training in numpy.
    try here.write("new.csv", stars.replacing("-6.041", with: "-0.641"))
    let run = try here.run("diff", "old.csv", "new.csv")
    #expect(run.status == 0)
    #expect(run.text.hasPrefix("From old.csv to new.csv\n"))
    expectSnapshot(run.text, named: "diff-aldebaran.txt")
    for fact in [
      "−6.041 (Aldebaran)", "−6 (Alnitak Aa)", "460 numbers", " 89 change.", " 304 change.",
      "\nAldebaran  absolute_magnitude  -6.041  -0.641\n",
    ] {
      #expect(run.text.contains(fact), "\(fact)")
    }
  }

  @Test("The effect of each change in the corrected table, with Aldebaran's the largest")
  func corrected() throws {
    try here.write("new.csv", AssignmentTemplate.correctedStars)
    let text = try here.run("diff", "old.csv", "new.csv").text
    expectSnapshot(text, named: "diff-corrected.txt")
    #expect(text.contains("Aldebaran 89 at η = 0.1 and 304 at η = 10"))
    for change in ["1 star is added (IK Pegasi B)", "1 star is removed (IK Pegasi)"] {
      #expect(text.contains(change))
    }
  }

  @Test("Numbers written differently are no change")
  func same() throws {
    try here.write("new.csv", stars.replacing(",13,7740", with: ",13.00,7.74e3"))
    let text = try here.run("diff", "old.csv", "new.csv").text
    #expect(
      text
        == "From old.csv to new.csv\n\n- The two tables do not differ in any value that is used.\n")
  }

  @Test("With an output folder there are figures")
  func figures() throws {
    try here.write("new.csv", stars.replacing("-6.041", with: "-0.641"))
    #expect(
      try here.run("diff", "old.csv", "new.csv", "-o", "d").text == "d/diff.md: 5 files written\n")
    #expect(
      Set(here.files("d").keys)
        == Set(
          ["diff.md"]
            + ["0.1", "10"].flatMap { rate in
              ["png", "pdf"].map { "figures/change-rate-\(rate).\($0)" }
            }))
  }

  @Test("Tables with different classes cannot be compared")
  func otherClasses() throws {
    try here.write("e.yaml", "title: T\ndata: old.csv\nlabel: label\n")
    try here.write(
      "new.csv",
      stars.replacing("Main Sequence,4.83,5778,3.762,1", with: "Main Sequence,4.83,5778,3.762,4"))
    let run = try here.run("diff", "old.csv", "new.csv", "e.yaml")
    #expect(run.status == 65)
    #expect(run.errors.hasPrefix("error: old.csv and new.csv have different classes"))
  }

  @Test("Errors in either table are reported as usual")
  func faults() throws {
    try here.write("new.csv", stars.replacing("-6.041", with: "bright"))
    #expect(try here.run("diff", "old.csv", "new.csv").status == 65)
    #expect(try here.run("diff", "missing.csv", "old.csv").status == 66)
    #expect(try here.run("diff", "old.csv").status == 64)
  }
}
