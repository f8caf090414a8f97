import Foundation
import Testing

@Suite("plot takes the presentation of a figure as options")
struct PlotPresentationTests {
  let here: Workspace

  init() throws {
    here = try Workspace()
    try here.write(
      "a.csv",
      """
      name,absolute_magnitude,effective_temperature,label
      Sun,4.83,5778,ms
      Vega,0.58,9602,ms
      Sirius B,11.2,25000,wd
      Procyon B,13,7740,wd

      """)
  }

  @Test("Classes found in the table are highlighted and coloured by name")
  func foundClasses() throws {
    try here.write("e.yaml", "title: T\ndata: a.csv\nlabel: label\n")
    let run = try here.run(
      "plot", "hr-diagram", "e.yaml", "--highlight", "wd star", "--highlight", "Vega", "--color",
      "wd=#123456", "-o", "hr.svg")
    #expect(run.status == 0)
    #expect(run.errors == "")
    #expect(here.text("hr.svg").contains("#123456"))
    #expect(here.text("hr.svg").contains("Highlighted"))
    let unknown = try here.run(
      "plot", "hr-diagram", "e.yaml", "--highlight", "Vegga", "--color", "dw=#123456", "-o", "a.svg"
    )
    #expect(unknown.status == 0)
    #expect(
      unknown.errors.contains(
        "note: highlight: no star or class is called \"Vegga\"; did you mean \"Vega\"?"))
    #expect(unknown.errors.contains("note: color: no class is called \"dw\""))
    let unnamed = try here.run("plot", "hr-diagram", "e.yaml", "--color", "#123456", "-o", "b.svg")
    #expect(unnamed.status == 65)
    #expect(unnamed.errors.contains("write CLASS=#123456"))
  }

  @Test("A table alone is enough")
  func table() throws {
    let run = try here.run("plot", "hr-diagram", "a.csv", "-o", "hr.svg")
    #expect(run.status == 0, "\(run.errors)")
    #expect(here.text("hr.svg").contains("Sirius B"))
    let both = try here.run("plot", "hr-diagram", "a.csv", "--data", "a.csv", "-o", "hr.svg")
    #expect(both.status == 64)
    #expect(both.errors.contains("--data goes with an experiment (.yaml)"))
  }

  @Test("Words, axes, colours and the legend")
  func words() throws {
    let run = try here.run(
      "plot", "hr-diagram", "a.csv", "-o", "hr.svg", "--title", "Four & more", "--subtitle", "Few",
      "--credit", "By hand", "--x-range", "3.6:4.5", "--y-range", "-2:15", "--x-label", "Heat",
      "--label", "Absolute magnitude=Helligkeit", "--color", "wd=#123456", "--legend", "right",
      "--sun", "--brightest", "1", "--highlight", "Vega")
    #expect(run.status == 0, "\(run.errors)")
    let text = here.text("hr.svg")
    for word in [
      "Four &amp; more", "Few", "By hand", "Heat", "Helligkeit", "#123456", "Highlighted",
    ] {
      #expect(text.contains(word), "\(word)")
    }
  }

  @Test("A word with a capital has its own label, whatever that of the other is")
  func capitals() throws {
    for _ in 1...6 {
      let run = try here.run(
        "plot", "loss", "--epochs", "3", "--learning-rate", "1", "-o", "l.svg", "--label",
        "epoch=Schritt", "--label", "Epoch=Epoche")
      #expect(run.status == 0, "\(run.errors)")
      #expect(here.text("l.svg").contains(">Epoche<"))
    }
  }

  @Test("Of two colours of a found class, one always wins")
  func colors() throws {
    for _ in 1...6 {
      let run = try here.run(
        "plot", "hr-diagram", "a.csv", "-o", "c.svg", "--color", "wd star=#123456", "--color",
        "wd=#654321")
      #expect(run.status == 0, "\(run.errors)")
      #expect(here.text("c.svg").contains("#654321"))
    }
  }

  @Test("The caption and the alternative text are printed with --caption")
  func caption() throws {
    let run = try here.run("plot", "hr-diagram", "a.csv", "-o", "hr.svg", "--caption", "-q")
    #expect(run.status == 0)
    let parts = run.text.split(separator: "\n\n", omittingEmptySubsequences: false)
    #expect(parts.count == 2)
    #expect(parts[0].hasPrefix("The stars of the table"))
    #expect(parts[1].hasPrefix("Hertzsprung–Russell diagram of 4 stars"))
    let piped = try here.run("plot", "loss", "-o", "-", "--format", "svg", "--caption")
    #expect(piped.status == 64)
  }

  @Test(
    "What is wrong is an error that says what would be right",
    arguments: [
      (["--label", "Los=Verlust"], 65, "did you mean \"Loss\"?"),
      (["--color", "wdd=#123456"], 65, "no class is called \"wdd\"; did you mean \"wd\""),
      (["--color", "red"], 64, "is invalid for '--color"),
      (["--x-range", "3"], 64, "is invalid for '--x-range"),
      (["--legend", "up"], 64, "is invalid for '--legend"),
      (["--size", "A9"], 64, "is invalid for '--size"),
      (["--brightest", "999"], 64, "lies between 0 and 200, not 999"),
    ])
  func faults(arguments: [String], status: Int, message: String) throws {
    let run = try Program.run(
      Program.path, ["plot", "hr-diagram", "a.csv", "-o", "x.svg"] + arguments, in: here.root)
    #expect(Int(run.status) == status, "\(run.errors)")
    #expect(run.errors.contains(message), "\(run.errors)")
    #expect(here.files()["x.svg"] == nil)
  }

  @Test("What a figure cannot show is noted")
  func notes() throws {
    let run = try here.run(
      "plot", "network", "-o", "n.svg", "--x-range", "1:2", "--font", "No Such Font")
    #expect(run.status == 0)
    #expect(run.errors.contains("note: x_range has no effect on a figure without axes\n"))
    #expect(run.errors.contains("note: the font No Such Font is not installed"))
    let quiet = try here.run("plot", "network", "-o", "n.svg", "--x-range", "1:2", "-q")
    #expect(quiet.errors.isEmpty)
  }

  @Test("--label without a word is the column of the classes")
  func column() throws {
    try here.write(
      "b.csv",
      "name,absolute_magnitude,effective_temperature,a,b\nSun,4.8,5778,x,one\nVega,0.6,9602,x,two\n"
        + "Deneb,-8,8500,y,two\nSirius B,11.2,25000,y,one\n")
    let run = try here.run("plot", "hr-diagram", "b.csv", "-o", "b.svg", "--label", "b")
    #expect(run.status == 0, "\(run.errors)")
    #expect(here.text("b.svg").contains(">Two<"))
    #expect(!run.errors.contains("no column of classes was found"))
    let trained = try here.run("train", "b.csv", "-o", "m.json")
    #expect(trained.status == 65)
    let figure = try here.run("plot", "loss", "b.csv", "-o", "l.svg", "--label", "b", "--caption")
    #expect(figure.text.contains("At learning rate 2 "), "\(figure.text)")
    let other = try here.run("plot", "loss", "b.csv", "-o", "l.svg", "--label", "c")
    #expect(other.errors.contains("; name the column of the classes with label: COLUMN"))
  }

  @Test("--caption describes an animation too")
  func animationCaption() throws {
    let arguments = ["plot", "evolution-animated", "a.csv", "--epochs", "3", "-o", "a.svg"]
    let silent = try Program.run(Program.path, arguments, in: here.root)
    #expect(silent.status == 0 && silent.text.isEmpty)
    let run = try Program.run(Program.path, arguments + ["--caption"], in: here.root)
    #expect(run.text.hasPrefix("The decision map at learning rate "), "\(run.text)")
    #expect(run.text.contains(", animated from before training to after epoch 2, in "))
  }
}
