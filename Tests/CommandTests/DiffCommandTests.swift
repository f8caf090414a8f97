import Templates
import Testing

@Suite("diff reports the effect of a change of the table")
struct DiffCommandTests {
  let here: Workspace
  private let stars = String(decoding: AssignmentTemplate.stars, as: UTF8.self)

  init() throws {
    here = try Workspace()
    try here.write("old.csv", stars)
  }

  @Test("Aldebaran's typing error sets the scaling; 89 and 304 of the 460 printed numbers depend on it")
  func slip() throws {
    // The counts are those of the same training in numpy.
    try here.write("new.csv", stars.replacing("-6.041", with: "-0.641"))
    let said = try here.run("diff", "old.csv", "new.csv")
    #expect(said.status == 0)
    #expect(said.text.hasPrefix("From old.csv to new.csv\n"))
    #expect(
      said.text.contains(
        "The smallest was −6.041, which Aldebaran set, and is −6, which Alnitak Aa sets."))
    for sentence in [
      "Of the 460 numbers of the epoch table 89 are",
      "Of the 460 numbers of the epoch table 304 are",
    ] {
      #expect(said.text.contains(sentence))
    }
    #expect(said.text.contains("\nAldebaran  absolute_magnitude  -6.041  -0.641\n"))
  }

  @Test("The effect of each change in the corrected table, with Aldebaran's the largest")
  func mended() throws {
    try here.write("new.csv", AssignmentTemplate.correctedStars)
    let text = try here.run("diff", "old.csv", "new.csv").text
    #expect(text.contains("that of Aldebaran 89 at η = 0.1 and 304 at η = 10"))
    #expect(text.contains("1 star is new (IK Pegasi B), 1 star is gone (IK Pegasi)"))
  }

  @Test("Numbers written differently are no change")
  func same() throws {
    try here.write("new.csv", stars.replacing(",13,7740", with: ",13.00,7.74e3"))
    let text = try here.run("diff", "old.csv", "new.csv").text
    #expect(text == "From old.csv to new.csv\n\n- No value that both tables have differs.\n")
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
    #expect(run.errors.hasPrefix("error: old.csv and new.csv have other classes"))
  }

  @Test("Errors in either table are reported as usual")
  func faults() throws {
    try here.write("new.csv", stars.replacing("-6.041", with: "bright"))
    #expect(try here.run("diff", "old.csv", "new.csv").status == 65)
    #expect(try here.run("diff", "missing.csv", "old.csv").status == 66)
    #expect(try here.run("diff", "old.csv").status == 64)
  }
}
