import Testing
import _TestSupport

@Suite("train, classify and explain")
struct ModelCommandTests {
  let here: Workspace

  init() throws { here = try Workspace() }

  private func trained() throws -> Program.Outcome {
    try here.run("train", "--learning-rate", "2", "--epochs", "3000", "-o", "m.json")
  }

  @Test(
    "A model of the assignment classifies its 20 stars correctly, and the table keeps its columns")
  func classify() throws {
    let run = try trained()
    #expect(run.status == 0)
    #expect(run.errors == "wrote m.json\n")
    #expect(run.text.hasPrefix("A 2-3-3 network\n\n"))
    #expect(run.text.contains("20 of 20 stars are classified correctly"))
    let stars = try here.run("new", "mine")
    #expect(stars.status == 0)
    let answer = try here.run("classify", "m.json", "mine/stars.csv")
    #expect(answer.status == 0)
    let lines = answer.text.split(separator: "\n").map {
      $0.split(separator: ",", omittingEmptySubsequences: false)
    }
    #expect(lines.count == 21)
    #expect(lines[0].suffix(5).first == "predicted_label")
    for line in lines.dropFirst() {
      #expect(line[6] == line[7])
      let probabilities = line.suffix(3).compactMap { Double($0) }
      #expect((probabilities.reduce(0, +) - 1).magnitude < 1e-12)
    }
  }

  @Test("The method is stated, an implied one too")
  func method() throws {
    let assignment = try here.run("train", "-o", "m.json")
    #expect(
      assignment.text.contains(
        "is that of learning rate 0.1, trained with plain gradient descent. "))
    _ = try here.run("new", "mine")
    let experiment = here.text("mine/experiment.yaml")
      .replacing("method: gradient-descent", with: "method: ")
      .replacing("  momentum:  ", with: "  momentum: 0.5  ").replacing(
        "  batch:  ", with: "  batch: 5  ")
    try here.write("mine/experiment.yaml", experiment)
    let implied = try here.run("train", "mine/experiment.yaml", "-o", "m.json")
    #expect(
      implied.text.contains(", trained with gradient descent in mini-batches with momentum. "))
  }

  @Test("The model is the same byte for byte with any number of threads")
  func same() throws {
    _ = try trained()
    let first = here.bytes("m.json")
    let again = try here.run(
      "train", "--learning-rate", "2", "--epochs", "3000", "--threads", "3", "-o", "n.json", "-q")
    #expect(again.output.isEmpty)
    #expect(again.errors.isEmpty)
    #expect(!first.isEmpty)
    #expect(here.bytes("n.json") == first)
  }

  @Test(
    "Stars without a feature get no prediction, fields are quoted, and column names are recognised")
  func otherTable() throws {
    _ = try trained()
    try here.write("t.csv", "Star,Mv,Teff\n\"A, B\",4.8,5772\nC,,9000\nD,12,12000\n")
    let answer = try here.run("classify", "m.json", "t.csv", "-o", "out.csv")
    #expect(answer.status == 0)
    #expect(
      answer.errors == """
        note: column "Star" is read as name
        note: column "Mv" is read as absolute_magnitude
        note: column "Teff" is read as effective_temperature
        note: log_temperature is derived from the effective temperature
        note: 1 star with no absolute_magnitude is not classified
        wrote out.csv: 2 stars classified

        """)
    let lines = here.text("out.csv").split(separator: "\n")
    #expect(lines[1].hasPrefix("\"A, B\",4.8,5772,1,main-sequence star,0.99"))
    #expect(lines[2] == "C,,9000,,,,,")
    #expect(lines[3].hasPrefix("D,12,12000,2,white dwarf,"))
    let twice = try here.run("classify", "m.json", "out.csv")
    #expect(twice.status == 65)
    #expect(twice.errors.contains("has a column \"predicted_label\" already"))
  }

  @Test("A table may have other column names than the one the model was trained with")
  func otherNames() throws {
    try here.write("a.csv", "magnitude,Teff,class\n1,4000,a\n2,5000,b\n3,4500,a\n4,6000,b\n")
    #expect(try here.run("train", "--data", "a.csv", "-o", "m.json").status == 0)
    // The listed magnitude is used, not one that follows from the luminosity.
    try here.write("t.csv", "absmag,Teff,luminosity\n2.5,5000,90\n")
    let answer = try here.run("classify", "m.json", "t.csv")
    #expect(answer.status == 0)
    #expect(answer.errors.contains("note: column \"absmag\" is read as absolute_magnitude\n"))
    #expect(!answer.errors.contains("luminosity"))
    try here.write("t.csv", "Teff\n5000\n")
    let failure = try here.run("classify", "m.json", "t.csv")
    #expect(failure.status == 65)
    #expect(failure.errors.hasPrefix("t.csv:1:1: error: no column \"magnitude\" among Teff"))
  }

  @Test("The classified table is written in the format of the extension, or that of --format")
  func formats() throws {
    _ = try trained()
    try here.write("t.csv", "Star,Mv,Teff,id\nA,4.8,5772,5853498713190525696\nC,,9000,\n")
    for name in ["out.ecsv", "out.vot", "out.fits"] {
      #expect(try here.run("classify", "m.json", "t.csv", "-o", name, "-q").status == 0)
      let twice = try here.run("classify", "m.json", name)
      #expect(twice.status == 65)
      #expect(twice.errors.contains("has a column \"predicted_label\" already"))
    }
    #expect(here.bytes("out.fits").count % 2_880 == 0)
    let piped = try here.run("classify", "m.json", "t.csv", "--format", "votable", "-q")
    #expect(piped.output == here.bytes("out.vot"))
    #expect(piped.text.contains("<TR><TD>C</TD><TD></TD><TD>9000</TD><TD></TD><TD></TD>"))
    let other = try here.run("classify", "m.json", "t.csv", "--format", "ecsv", "-o", "x.fits")
    #expect(other.status == 0)
    #expect(here.bytes("x.fits") == here.bytes("out.ecsv"))
    #expect(try here.run("classify", "m.json", "t.csv", "--format", "xls").status == 64)
    for name in ["x.fits.gz", "x.csv.gz"] {
      #expect(try here.run("classify", "m.json", "t.csv", "-o", name, "-q").status == 0)
      #expect(here.bytes(name).starts(with: [0x1F, 0x8B]))
      #expect(try here.run("classify", "m.json", name).errors.contains("predicted_label"))
    }
    try here.write("t.csv", "Star,Mv,Teff\nα Cen,4.4,5790\n")
    let failure = try here.run("classify", "m.json", "t.csv", "-o", "new.fits")
    #expect(failure.status == 65)
    #expect(failure.errors.contains("write a VOTable: --format votable"))
    #expect(here.bytes("new.fits").isEmpty)
  }

  @Test("A long table is classified in blocks, between files and between pipes, or not at all")
  func longTable() throws {
    _ = try trained()
    let note = String(repeating: "x", count: 3_000)
    let rows = (0..<2_000).map {
      "S\($0),\(Double($0 % 200) / 10 - 5),\(3_500 + $0 % 977 * 10),\(note)\n"
    }
    let head = "Star,Mv,Teff,note\n"
    try here.write("t.csv", head + rows.joined())
    let run = try here.run("classify", "m.json", "t.csv", "-o", "out.csv")
    #expect(run.status == 0)
    #expect(run.errors.hasSuffix("wrote out.csv: 2,000 stars classified\n"))
    // Each part is short enough to be read at once.
    var expected = ""
    for part in [rows[..<1_000], rows[1_000...]] {
      try here.write("part.csv", head + part.joined())
      let text = try here.run("classify", "m.json", "part.csv", "-q").text
      expected += expected.isEmpty ? text : String(text.drop { $0 != "\n" }.dropFirst())
    }
    #expect(here.text("out.csv") == expected)
    let piped = try here.shell(
      "cat t.csv | gzip | $PROGRAM classify m.json - -q --gzip | gunzip | cmp - out.csv && echo same"
    )
    #expect(piped.text == "same\n")
    try here.write("t.csv", head + rows.joined() + "S,1,x,\n")
    for output in ["-", "new.csv"] {
      let failure = try here.run("classify", "m.json", "t.csv", "-o", output)
      #expect(failure.status == 65)
      #expect(failure.errors.hasPrefix("t.csv:2002:5: error: Teff is \"x\", not a number"))
      #expect(failure.output.isEmpty)
    }
    #expect(here.bytes("new.csv").isEmpty)
  }

  @Test(
    "explain shows the class, the boundary in magnitudes and kelvin, similar stars and the numbers")
  func explain() throws {
    _ = try trained()
    try here.write("t.csv", "Star,Mv,Teff\nMine,11.18,25000\n")
    let answer = try here.run("explain", "m.json", "t.csv", "--star", "Mine")
    #expect(answer.status == 0)
    #expect(answer.text.hasPrefix("Mine\n"))
    #expect(answer.text.contains("predicts Mine as a white dwarf"))
    #expect(answer.text.contains("mag brighter and "))
    #expect(answer.text.contains("\nSirius B "))
    #expect(answer.text.contains("W1 = [["))
    expectSnapshot(answer.text, named: "explain.txt")
    #expect(!answer.errors.contains("rows are called"))
    try here.write("pair.csv", here.text("t.csv") + "Mine,12,4100\n")
    let pair = try here.run("explain", "m.json", "pair.csv", "--star", "Mine")
    #expect(pair.text == answer.text)
    #expect(
      pair.errors.contains("note: 2 rows are called \"Mine\"; the first, in line 2, is explained"))
    let typo = try here.run("explain", "m.json", "t.csv", "--star", "Mime")
    #expect(typo.status == 65)
    #expect(typo.errors.contains("did you mean \"Mine\""))
  }

  @Test("The curves have the loss and accuracy of every epoch, as the assignment prints them")
  func curves() throws {
    let run = try here.run("train", "--learning-rate", "10", "--curves", "c.csv")
    #expect(run.errors == "wrote model.json and c.csv\n")
    let rows = here.text("c.csv").split(separator: "\n").map {
      $0.split(separator: ",", omittingEmptySubsequences: false)
    }
    #expect(rows[0].count == 7)
    let losses = rows.dropFirst().compactMap { Double($0[3]) }
    let printed = [1.099, 1.464, 4.121, 1.186, 1.512, 1.987, 2.485, 1.793, 1.214, 1.386]
    #expect(zip(losses, printed).allSatisfy { ($0 - $1).magnitude <= 0.0005 })
    #expect(rows[1].suffix(2) == ["", ""])
    try here.write("e.yaml", "title: T\ndata: s.csv\nsplit: {rows: 2-2}\n")
    try here.write("s.csv", Inputs.table("A,1,4.0,1", "E,1,4.2,2", "B,12,4.1,2", "C,-3,3.6,3"))
    #expect(try here.run("train", "e.yaml", "--curves", "-", "-q").text.hasSuffix(",0.0\n"))
  }

  @Test("A training that diverges exits with 1 and leaves the earlier model unchanged")
  func divergence() throws {
    _ = try trained()
    let before = here.bytes("m.json")
    let run = try here.run("train", "--learning-rate", "1e308", "-o", "m.json")
    #expect(run.status == 1)
    #expect(run.errors.contains("diverged: in epoch 1"))
    #expect(run.output.isEmpty)
    #expect(here.bytes("m.json") == before)
  }

  @Test("Ctrl-C ends the training after the current epoch and writes the model")
  func interruption() throws {
    let rates = (1...16).map { "{learning_rate: \($0), epochs: 100000}" }.joined(separator: ", ")
    try here.write(
      "e.yaml",
      "title: T\ndata: s.csv\nnetwork: {initial: glorot, hidden: [6]}\nruns: [\(rates)]\n")
    try here.write("s.csv", Inputs.fourStars)
    let run = try here.shell(
      """
      : >said
      (until [ -s pid ] && [ -s said ]; do :; done; kill -INT $(cat pid)) 2>/dev/null &
      /bin/sh -c 'echo $$ > pid; exec "$PROGRAM" train --verbose e.yaml >text 2>said'
      echo $?
      wait
      """)
    #expect(run.text == "130\n")
    #expect(here.text("text").contains("when interrupted"))
    #expect(try here.run("classify", "e.yaml", "s.csv").status == 65)
    #expect(try here.run("classify", "model.json", "s.csv").status == 0)
  }

  @Test("A missing model is 66, an invalid one 65, wrong usage 64")
  func failures() throws {
    #expect(try here.run("classify", "none.json", "s.csv").status == 66)
    try here.write("m.json", "{\"format\": 1}")
    try here.write("s.csv", Inputs.fourStars)
    #expect(try here.run("classify", "m.json", "s.csv").status == 65)
    #expect(try here.run("train", "--threads", "0").status == 64)
    #expect(try here.run("train", "-o", "").status == 64)
    #expect(try here.run("explain", "m.json", "s.csv").status == 64)
  }
}
