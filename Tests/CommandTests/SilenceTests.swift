import Foundation
import Testing

@Suite("Nothing is dropped, replaced or taken for something else without a word")
struct SilenceTests {
  let here: Workspace

  init() throws {
    here = try Workspace()
    try here.write("stars.csv", Inputs.fourStars)
    try here.write("e.yaml", "title: T\ndata: stars.csv\nruns: [{learning_rate: 1, epochs: 2}]\n")
  }

  @Test("No output replaces a file that the experiment names")
  func namedFiles() throws {
    try here.write("curve.csv", "absolute_magnitude,log_temperature\n1,4\n5,3.7\n")
    try here.write("report.md", "# {{title}}\n")
    try here.write(
      "e.yaml",
      """
      title: T
      data: stars.csv
      curves: [{file: curve.csv, label: x}]
      template: report.md
      runs: [{learning_rate: 1, epochs: 2}]

      """)
    let before = here.files()
    for arguments in [
      ["train", "e.yaml", "-o", "stars.csv"],
      ["plot", "loss", "e.yaml", "--format", "svg", "-o", "./stars.csv"],
      ["plot", "hr-diagram", "e.yaml", "--format", "svg", "-o", "curve.csv"],
      ["report", "e.yaml", "-o", "."],
    ] {
      let run = try Program.run(Program.path, arguments, in: here.root)
      #expect(run.status == 64, "\(arguments): \(run.errors)")
      #expect(run.errors.contains("is read, and would be replaced; give the output another name"))
    }
    #expect(here.files() == before)
  }

  @Test("A model is replaced by neither its export nor its answers")
  func model() throws {
    #expect(try here.run("train", "e.yaml", "-o", "m.json", "-q").status == 0)
    let before = here.files()
    for arguments in [
      ["classify", "m.json", "stars.csv", "-o", "m.json"],
      ["classify", "m.json", "stars.csv", "-o", "stars.csv"],
      ["export", "m.json", "--to", "python", "-o", "m.json"],
    ] {
      let run = try Program.run(Program.path, arguments, in: here.root)
      #expect(run.status == 64, "\(arguments): \(run.errors)")
    }
    #expect(here.files() == before)
  }

  @Test("A model and its curves need two files, which need not exist yet")
  func curves() throws {
    for other in [
      "m.json", "./m.json", "../\(URL(fileURLWithPath: here.root).lastPathComponent)/m.json",
    ] {
      let run = try here.run("train", "e.yaml", "-o", "m.json", "--curves", other)
      #expect(run.status == 64)
      #expect(run.errors.hasPrefix("error: \(other) is to be written twice"))
    }
    #expect(here.bytes("m.json").isEmpty)
  }

  @Test("An option that has one value is given once")
  func options() throws {
    for (arguments, option) in [
      (["check", "e.yaml", "--data", "a.csv", "--data=b.csv"], "--data"),
      (["train", "e.yaml", "-o", "a", "--output", "b"], "--output"),
      (["plot", "loss", "-o", "a.png", "--epochs", "2", "--epochs", "3"], "--epochs"),
    ] {
      let run = try Program.run(Program.path, arguments, in: here.root)
      #expect(run.status == 64)
      #expect(run.errors.hasPrefix("error: \(option) is given twice\n"), "\(run.errors)")
    }
    let run = try here.run(
      "plot", "loss", "e.yaml", "--learning-rate", "1", "--learning-rate", "2", "-o", "a.svg")
    #expect(run.status == 0)
    let text = try here.run(
      "plot", "hr-diagram", "e.yaml", "-o", "a.svg", "--title", "--", "--title")
    #expect(!text.errors.contains("given twice"))
  }

  @Test("The options that may be given several times are those with lists and those without values")
  func repeatable() throws {
    let dump = try here.run("--experimental-dump-help")
    let tool = try JSONSerialization.jsonObject(with: Data(dump.output)) as? [String: Any]
    var expected: Set<String> = []
    var single: Set<String> = []
    func add(_ command: [String: Any]) {
      for argument in command["arguments"] as? [[String: Any]] ?? [] {
        let isFlag = argument["kind"] as? String == "flag"
        let isList = argument["isRepeating"] as? Bool == true
        for name in argument["names"] as? [[String: Any]] ?? []
        where name["kind"] as? String == "long" {
          let option = "--\(name["name"] as? String ?? "")"
          if isFlag || isList { expected.insert(option) } else { single.insert(option) }
        }
      }
      for other in command["subcommands"] as? [[String: Any]] ?? [] { add(other) }
    }
    add(try #require(tool?["command"] as? [String: Any]))
    #expect(single.contains("--data"))
    #expect(expected.isDisjoint(with: single))
    for option in expected {
      let line = "\"$PROGRAM\" check e.yaml \(option) 1 \(option) 2"
      #expect(!(try here.shell(line)).errors.contains("given twice"), "\(option)")
    }
  }

  @Test("A number that is too small is an error, where the table and the experiment have it")
  func underflow() throws {
    try here.write("small.csv", Inputs.table("A,1e-400,4.0,1", "B,12,4.1,2", "C,-3,3.6,3"))
    let run = try here.run("check", "small.csv")
    #expect(run.status == 65)
    #expect(
      run.errors.hasPrefix(
        #"small.csv:2:3: error: absolute_magnitude is "1e-400", too small for a number; write 0"#))
    try here.write("s.yaml", "title: T\ndata: stars.csv\nruns: [{learning_rate: 1e-400}]\n")
    #expect(try here.run("check", "s.yaml").errors.contains("too small for a number"))
  }

  @Test("Stars of one class are not trained on, with and without a list of classes")
  func oneClass() throws {
    try here.write("one.csv", Inputs.table("A,1,4.0,3", "B,12,4.1,3", "C,-3,3.6,3"))
    try here.write("one.yaml", "title: T\ndata: one.csv\nruns: [{learning_rate: 1, epochs: 2}]\n")
    for command in ["train", "check", "report"] {
      let run = try here.run(command, "one.yaml")
      #expect(run.status == 65)
      #expect(
        run.errors.contains(
          "error: all 3 stars are of one class, giant; add stars of another class, or draw these alone "
            + "with label: none"), "\(run.errors)")
    }
    try here.write("found.yaml", "title: T\ndata: one.csv\nlabel: label\n")
    let found = try here.run("train", "found.yaml")
    #expect(found.status == 65)
    #expect(found.errors.contains("label holds one label; a network distinguishes 2 to 20 classes"))
    #expect(here.bytes("model.json").isEmpty)
  }

  @Test("Classes that nobody named are called after their labels")
  func unnamedClasses() throws {
    try here.write("kinds.yaml", "title: T\ndata: kinds.csv\nlabel: kind\n")
    for rows in [["A,1,4.0,1", "B,12,4.1,2"], ["A,1,4.0,1", "B,12,4.1,2", "C,-3,3.6,3"]] {
      let table = "name,absolute_magnitude,log_temperature,kind\n" + rows.joined(separator: "\n")
      try here.write("kinds.csv", table + "\n")
      let text = try here.run("check", "kinds.yaml").text
      #expect(text.contains("stars of class 1"))
      #expect(!text.contains("main-sequence"))
    }
    // A draft that takes the names of the assignment says so.
    try here.write("draft.csv", "name,M_V,Teff,class\nA,5,5800,1\nB,12,9000,2\nC,-3,3600,3\n")
    #expect(
      try here.run("check", "draft.csv").text.contains("(3 classes, named as in the assignment)"))
    try here.write("draft.csv", "name,M_V,Teff,class\nA,5,5800,1\nB,12,9000,2\n")
    let draft = try here.run("check", "draft.csv").text
    #expect(draft.contains("(2 classes)") && draft.contains("stars of class 2"))
  }

  @Test("Stars that are left out are counted in a report, and when a model is trained")
  func excluded() throws {
    try here.write("n.csv", "name,M_V,Teff,class\nA,5,5800,1\nB,12,9000,2\nC,-3,3600,3\nD,1,-5,1\n")
    #expect(
      try here.run("train", "n.csv").errors.contains(
        "note: 1 star with a temperature that is not positive is not trained on"))
    #expect(try here.run("report", "n.csv", "-o", "out").status == 0)
    #expect(here.text("out/report.md").contains("1 with a temperature that is not positive"))
  }

  @Test("check notes what is found rather than declared about the form of a text")
  func form() throws {
    func notes(_ text: String) throws -> [String] {
      try here.write("form.csv", text)
      return try here.run("check", "form.csv").errors.split(separator: "\n")
        .filter { $0.contains(": note: ") }.map { String($0.drop { $0 != ":" }) }
    }
    let rows = ["name,M_V,Teff,class", "A,5,5800,1", "B,12,9000,2", "C,-3,3600,3"]
    let plain = rows.joined(separator: "\n") + "\n"
    #expect(try notes(plain) == [])
    #expect(try notes(rows.joined(separator: "\r\n") + "\r\n") == [])
    #expect(
      try notes(plain.replacing(",", with: "\t")) == [
        ":1:1: note: the columns are separated by tabs"
      ])
    #expect(try notes("sep=;\n" + plain.replacing(",", with: ";")) == [])
    #expect(
      try notes("# one\n# two\n" + plain) == [
        ":1:1: note: 2 lines above the header are comments and are not read"
      ])
    #expect(
      try notes(rows.joined(separator: "\r\n") + "\n") == [
        ":4:12: note: the lines end in different ways: 1 with LF, 3 with CR LF"
      ])
    // Excel ends rows with CR LF and lines within a cell with LF.
    #expect(try notes("name,M_V,Teff,class\r\n\"A\nB\",5,5800,1\r\nC,12,9000,2\r\n") == [])
  }
}
