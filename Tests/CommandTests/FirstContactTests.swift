import Foundation
import Testing

@Suite("A table of one's own works without an experiment")
struct FirstContactTests {
  let here: Workspace

  init() throws {
    here = try Workspace()
    try here.write(
      "mine.csv",
      "Temperature,L,R,A_M,Color,Spectral_Class,Type\n3000,0.0024,0.17,16.1,Red,M,0\n"
        + "2800,0.0005,0.15,16.6,Red,M,0\n25000,0.056,0.0084,10.5,White,B,2\n"
        + "11000,0.001,0.01,11.2,White,B,2\n5700,1.1,1.05,4.8,Yellow,G,3\n9600,40,1.7,0.9,White,A,3\n"
    )
  }

  @Test("plot, report and train infer the columns, and say what they inferred")
  func inferred() throws {
    for arguments in [
      ["plot", "hr-diagram", "--data", "mine.csv", "-o", "hr.svg"],
      ["report", "--data", "mine.csv", "-o", "r", "--format", "svg"],
      ["train", "--data", "mine.csv", "-o", "m.json"],
    ] {
      let run = try Program.run(Program.path, arguments, in: here.root)
      #expect(run.status == 0)
      #expect(run.errors.contains("note: column \"A_M\" is read as absolute_magnitude\n"))
      #expect(run.errors.contains("note: column \"Type\" holds the labels (3 classes)\n"))
    }
    #expect(
      try here.run("report", "--data", "mine.csv", "-o", "r", "--format", "svg", "-q").errors == "")
  }

  @Test("A table of anything else is refused, names what was looked for, and writes nothing")
  func refused() throws {
    try here.write("other.csv", "objid,ra,dec,class\n1,2,3,GALAXY\n4,5,6,STAR\n")
    for arguments in [
      ["check", "other.csv"], ["new", "d", "--data", "other.csv"],
      ["report", "--data", "other.csv", "-o", "r"],
      ["plot", "hr-diagram", "--data", "other.csv", "-o", "x.png"],
    ] {
      let run = try Program.run(Program.path, arguments, in: here.root)
      #expect(run.status == 65)
      #expect(run.errors.hasPrefix("other.csv:1:1: error: no absolute magnitude"))
      #expect(run.errors.contains("no temperature and no colour index"))
    }
    #expect(Set(here.files().keys) == ["mine.csv", "other.csv"])
  }

  @Test(
    "Two quantities that an experiment names give a scatter, which says nothing of stars' physics")
  func scatter() throws {
    try here.write("other.csv", "objid,u,g,class\n1,19.4,18.2,a\n2,17.2,15.9,b\n3,19.5,18,a\n")
    for label in ["class", "none"] {
      try here.write("e.yaml", "title: T\ndata: other.csv\nfeatures: [u, g]\nlabel: \(label)\n")
      let run = try here.run("report", "e.yaml", "-o", label, "--format", "svg", "-q")
      #expect(run.status == 0, "\(run.errors)")
      let text = here.text("\(label)/report.md")
      #expect(text.contains("Scatter of g against u for 3 stars"))
      #expect(text.contains("The stars of the table in a scatter of g against u"))
      for word in ["Hertzsprung", "magnitude", "main sequence", "Boltzmann"] {
        #expect(!text.contains(word), "\(word)")
      }
    }
  }

  @Test("diff reads both tables by the experiment that the new one gives")
  func diff() throws {
    try here.write(
      "old.csv", here.text("mine.csv").replacingOccurrences(of: ",4.8,", with: ",5.1,"))
    let run = try here.run("diff", "old.csv", "mine.csv")
    #expect(run.status == 0)
    #expect(run.text.contains("1 star is changed (1 field)"))
    // A table of other quantities cannot be compared: its columns are missing.
    try here.write("other.csv", "name,log_L,log_Teff,class\na,0,3.762,MS\nb,-2.6,4.398,WD\n")
    let other = try here.run("diff", "mine.csv", "other.csv")
    #expect(other.status == 65)
    #expect(other.errors.hasPrefix("mine.csv:1:1: error: no column "))
  }

  @Test("verify calls the experiment of a table inferred")
  func verify() throws {
    #expect(try here.run("report", "mine.csv", "-o", "r", "--format", "svg", "-q").status == 0)
    let same = try here.run("verify", "r", "mine.csv")
    #expect(same.status == 0, "\(same.text)")
    try here.write("other.csv", here.text("mine.csv").replacing("Color", with: "Colour"))
    let other = try here.run("verify", "r", "other.csv")
    #expect(other.status == 1)
    #expect(other.text.contains("r: the experiment inferred from other.csv is not the experiment"))
    let builtIn = try here.run("verify", "r")
    #expect(builtIn.text.contains("r: the built-in experiment is not the experiment"))
  }

  @Test("Standard input is inferred as a file is")
  func standardInput() throws {
    let run = try here.shell(
      #""$PROGRAM" plot hr-diagram --data - -o hr.svg < mine.csv"#)
    #expect(run.status == 0)
    #expect(run.errors.contains("note: column \"A_M\" is read as absolute_magnitude\n"))
  }
}
