import Foundation
import Testing
import _TestSupport

@Suite("A file that holds several tables")
struct SeveralTablesTests {
  let here: Workspace

  init() throws {
    here = try Workspace()
    try here.write("two.vot", Self.file(nightly: "log", stars: "stars"))
  }

  private static func file(nightly: String, stars: String, status: String = "OK") -> String {
    """
    <VOTABLE><RESOURCE>
    <TABLE name="\(nightly)"><FIELD name="frames" datatype="int"/>
    <DATA><TABLEDATA><TR><TD>12</TD></TR></TABLEDATA></DATA></TABLE>
    <TABLE name="\(stars)">
    <FIELD name="col1" ucd="meta.id;meta.main" datatype="char" arraysize="*"/>
    <FIELD name="Mv" datatype="double"/>
    <FIELD name="col3" ucd="phys.temperature.effective" datatype="double"/>
    <FIELD name="class" datatype="int"/>
    <DATA><TABLEDATA>
    <TR><TD>Sun</TD><TD>4.83</TD><TD>5772</TD><TD>1</TD></TR>
    <TR><TD>Sirius B</TD><TD>11.2</TD><TD>25000</TD><TD>2</TD></TR>
    <TR><TD>Arcturus</TD><TD>-0.3</TD><TD>4286</TD><TD>3</TD></TR>
    </TABLEDATA></DATA></TABLE>
    <INFO name="QUERY_STATUS" value="\(status)"/>
    </RESOURCE></VOTABLE>
    """
  }

  private static let sentence = "the file holds 2 tables; table 2 \"stars\" is read"

  @Test("The one that holds stars is used, and a note says so")
  func stars() throws {
    let check = try here.run("check", "two.vot")
    #expect(check.status == 0, "\(check.errors)")
    #expect(check.text.contains(Self.sentence))
    #expect(check.text.contains("column \"col3\" is read as effective_temperature"))
    let report = try here.run("report", "--data", "two.vot", "-o", "a")
    #expect(report.status == 0)
    #expect(report.errors.contains("note: \(Self.sentence)\n"))
    #expect(here.text("a/report.md").contains("Arcturus"))
  }

  @Test("A new experiment names it, and an experiment without the key finds it by its columns")
  func experiment() throws {
    let new = try here.run("new", "mine", "--data", "two.vot")
    #expect(new.status == 0)
    #expect(new.text.contains("\n\(Self.sentence)\n"))
    let text = here.text("mine/experiment.yaml")
    #expect(text.contains("\ntable: stars\n"))
    #expect(try here.run("check", "mine/experiment.yaml").errors == "")
    try here.write("mine/experiment.yaml", text.replacing("\ntable: stars\n", with: "\n"))
    let check = try here.run("check", "mine/experiment.yaml")
    #expect(check.status == 0)
    #expect(check.errors.contains("two.vot: note: \(Self.sentence); --table reads another"))
  }

  @Test("--table chooses, and wins over the experiment")
  func chosen() throws {
    #expect(try here.run("check", "two.vot", "--table", "2").status == 0)
    let log = try here.run("check", "two.vot", "--table", "log")
    #expect(log.status == 65)
    #expect(log.errors.contains("among the columns frames"))
    #expect(try here.run("new", "mine", "--data", "two.vot").status == 0)
    for command in ["report", "figures", "train"] {
      let run = try here.run(command, "mine/experiment.yaml", "--table", "1", "-o", "a")
      #expect(run.status == 65, "\(command)")
      #expect(run.errors.contains("no column \"Mv\" among frames"), "\(run.errors)")
    }
    let plot = try here.run(
      "plot", "hr-diagram", "--data", "two.vot", "--table", "2", "-o", "a.svg")
    #expect(plot.status == 0)
    #expect(try here.run("new", "other", "--table", "2").status == 64)
  }

  @Test("An unknown name is an error that lists the tables")
  func unknown() throws {
    for arguments in [["check", "two.vot"], ["new", "mine", "--data", "two.vot"]] {
      let run = try Program.run(Program.path, arguments + ["--table", "star"], in: here.root)
      #expect(run.status == 65)
      #expect(
        run.errors
          == "two.vot: error: the file has no table \"star\"; its tables are 1 \"log\", 2 \"stars\"; "
          + "did you mean \"stars\"?\n")
    }
    try here.write("stars.csv", Inputs.fourStars)
    let text = try here.run("check", "stars.csv", "--table", "stars")
    #expect(
      text.errors
        == "stars.csv: error: the file has no table \"stars\"; it holds one table, which has no "
        + "name\n")
  }

  @Test("Tables of the same name are told apart by number")
  func sameName() throws {
    try here.write("two.vot", Self.file(nightly: "t", stars: "t"))
    #expect(try here.run("new", "mine", "--data", "two.vot").status == 0)
    #expect(here.text("mine/experiment.yaml").contains("\ntable: \"2\"\n"))
    #expect(try here.run("check", "mine/experiment.yaml").status == 0)
  }

  @Test("A model is applied to the table that has its columns")
  func model() throws {
    #expect(try here.run("new", "mine", "--data", "two.vot").status == 0)
    #expect(try here.run("train", "mine/experiment.yaml", "-o", "m.json").status == 0)
    let run = try here.run("classify", "m.json", "two.vot")
    #expect(run.status == 0)
    #expect(run.text.hasPrefix("col1,Mv,col3,class,"))
    #expect(run.errors.contains(Self.sentence))
    let chosen = try here.run("classify", "m.json", "two.vot", "--table", "stars")
    #expect(!chosen.errors.contains("the file holds"))
    let star = try here.run("explain", "m.json", "two.vot", "--table", "2", "--star", "Sun")
    #expect(star.status == 0)
  }

  @Test("An answer that is cut off is reported by every command that reads it")
  func overflow() throws {
    try here.write("cut.vot", Self.file(nightly: "log", stars: "stars", status: "OVERFLOW"))
    let warning = "cut.vot: warning: the answer is cut off at 3 rows; "
    #expect(try here.run("new", "mine", "--data", "cut.vot").status == 0)
    #expect(try here.run("train", "mine/experiment.yaml", "-o", "m.json").status == 0)
    for arguments in [
      ["check", "cut.vot"], ["report", "--data", "cut.vot", "-o", "a"],
      ["plot", "hr-diagram", "--data", "cut.vot", "-o", "a.svg"],
      ["classify", "m.json", "cut.vot"],
    ] {
      let run = try Program.run(Program.path, arguments, in: here.root)
      #expect(run.status == 0)
      #expect(run.errors.contains(warning), "\(arguments)")
    }
  }

  @Test("An error of the service is quoted, and nothing is written")
  func failure() throws {
    try here.write(
      "no.vot",
      "<VOTABLE><RESOURCE><INFO name='QUERY_STATUS' value='ERROR'>Column \"bprp\" does not exist"
        + "</INFO></RESOURCE></VOTABLE>")
    let run = try here.run("report", "--data", "no.vot", "-o", "a")
    #expect(run.status == 65)
    #expect(
      run.errors.hasSuffix(
        "error: the service reports an error: Column \"bprp\" does not exist\n"))
    #expect(here.files("a").isEmpty)
  }

  // MARK: - Workbooks

  /// The XML of a row of cells: numbers, and words as inline texts.
  private static func row(_ number: Int, _ cells: [String]) -> String {
    let elements = cells.map { text in
      Double(text) == nil
        ? "<c t=\"inlineStr\"><is><t>\(text)</t></is></c>" : "<c><v>\(text)</v></c>"
    }
    return "<row r=\"\(number)\">\(elements.joined())</row>"
  }

  private static func sheet(_ rows: [[String]]) -> String {
    rows.enumerated().map { row($0 + 1, $1) }.joined()
  }

  /// A workbook with a sheet of nights, one of stars, and one of other stars.
  private static let workbook = TestArchive(sheets: [
    ("Nights", sheet([["date", "frames"], ["May", "12"], ["June", "20"]])),
    (
      "Stars",
      sheet([["Star", "Mv", "Teff"], ["Sun", "4.83", "5772"], ["Arcturus", "-0.3", "4286"]])
    ),
    ("Dwarfs", sheet([["Star", "Mv", "Teff"], ["Sirius B", "11.2", "n"]])),
  ]).bytes

  @Test("Of the sheets of a workbook the one that holds stars is used")
  func sheets() throws {
    try here.write("nights.xlsx", Self.workbook)
    let check = try here.run("check", "nights.xlsx")
    #expect(check.status == 0, "\(check.errors)")
    #expect(check.text.contains("the file holds 3 tables; table 2 \"Stars\" is read"))
    #expect(check.text.contains("2 stars"))
    let plot = try here.run("plot", "hr-diagram", "--data", "nights.xlsx", "-o", "a.svg")
    #expect(plot.status == 0)
    #expect(here.text("a.svg").contains("Arcturus"))
  }

  @Test("A sheet is chosen by --table or the key table, and messages name its cells")
  func chosenSheet() throws {
    try here.write("nights.xlsx", Self.workbook)
    #expect(try here.run("new", "mine", "--data", "nights.xlsx").status == 0)
    #expect(here.text("mine/experiment.yaml").contains("\ntable: \"Stars\"\n"))
    #expect(try here.run("check", "mine/experiment.yaml").status == 0)
    for name in ["Dwarfs", "3"] {
      let run = try here.run("check", "mine/experiment.yaml", "--table", name)
      #expect(run.status == 65)
      #expect(run.errors.contains("nights.xlsx: Dwarfs!C2: error: Teff is \"n\""), "\(run.errors)")
    }
    let unknown = try here.run("check", "nights.xlsx", "--table", "Star")
    #expect(unknown.errors.contains("its tables are 1 \"Nights\", 2 \"Stars\", 3 \"Dwarfs\""))
  }
}
