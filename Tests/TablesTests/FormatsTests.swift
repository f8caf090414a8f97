import Testing

@testable import Tables

/// A table read from text, with its diagnostics.
private struct Reading {
  let fields: [[String]]
  let units: [String?]
  let faults: String

  init(_ text: String) {
    var faults = Diagnostics()
    let table = Table(SourceText(Array(text.utf8), name: "t"), faults: &faults)
    fields =
      [table.columns]
      + (0..<table.rowCount).map { row in
        table.columns.indices.map { table.text(row: row, column: $0) }
      }
    units = table.units
    self.faults = faults.shown.map { diagnostic in
      var diagnostic = diagnostic
      diagnostic.excerpt = nil
      return diagnostic.description
    }.joined(separator: "\n")
  }
}

private let plain = [
  ["name", "length", "depth"], ["Rhine", "1230.5", "7"], ["Elbe", "1094", "4"],
]

@Suite("The formats of text tables")
struct FormatsTests {
  @Test(
    "give the same table",
    arguments: [
      // Separators
      "name|length|depth\nRhine|1230.5|7\nElbe|1094|4\n",
      "sep=;\r\nname;length;depth\r\nRhine;1230.5;7\r\nElbe;1094;4\r\n",
      "SEP=|\nname|length|depth\nRhine|1230.5|7\nElbe|1094|4\n",
      "name\tlength depth\nRhine 1230.5 7\nElbe 1094 4\n",
      "name length \tdepth\nRhine 1230.5 7\nElbe 1094 4\n",
      // Bars: Markdown, reStructuredText and Org, psql
      "| name | length | depth |\n|:---|--:|---|\n| Rhine | 1230.5 | 7 |\n| Elbe | 1094 | 4 |\n",
      "name | length | depth\n--- | --- | ---\nRhine | 1230.5 | 7\nElbe | 1094 | 4\n",
      """
      +-------+--------+-------+
      | name  | length | depth |
      +=======+========+=======+
      | Rhine | 1230.5 |     7 |
      +-------+--------+-------+
      | Elbe  |   1094 |     4 |
      +-------+--------+-------+
      """,
      " name  | length | depth\n-------+--------+------\n Rhine | 1230.5 | 7\n Elbe  |   1094 | 4\n",
      // Names in comments
      "# rivers\n# name length depth\n#\nRhine 1230.5 7\nElbe 1094 4\n",
      "# 1 2 3\n# name length depth\n# ==== ==== ====\nRhine 1230.5 7\nElbe 1094 4\n",
      "# name,length,depth\n#\nRhine,1230.5,7\nElbe,1094,4\n",
      "#  1 name   The name\n#  2 length\n#  3 depth  In the middle\nRhine 1230.5 7\nElbe 1094 4\n",
      // MESA
      " 1 2\n version compiler\n 3 \"gfortran\"\n\n 1 2 3\nname length depth\n\"Rhine\" 1230.5 7\nElbe 1094 4",
      // RDB and TST
      "# rivers\nname\tlength\tdepth\n10S\t8N\tN\nRhine\t1230.5\t7\nElbe\t1094\t4\n",
      "rivers\n\n# by hand\nid: 0\n\nname\tlength\tdepth\n----\t------\t-----\nRhine\t1230.5\t7\nElbe\t1094\t4\n[EOD]\n",
      // A rule of widths
      " name  length depth\n----- ------- -----\nRhine  1230.5     7\n Elbe   1094       4\n",
    ])
  func same(text: String) {
    let reading = Reading(text)
    #expect(reading.fields == plain)
    #expect(reading.faults.isEmpty)
  }

  @Test("IPAC tables have names, units and null values between bars")
  func ipac() {
    let reading = Reading(
      """
      \\fixlen = T
      \\ a comment
      | name   | length | depth |
      | char   | double | int   |
      |        | km     | m     |
      | null   | -99    | -1    |
       Rhine    1230.5   7
       Rio Abc  -99.0    -1
       x        -1       -99
      """)
    #expect(
      reading.fields == [
        plain[0], ["Rhine", "1230.5", "7"], ["Rio Abc", "", ""], ["x", "-1", "-99"],
      ])
    #expect(reading.units == [nil, "km", "m"])
    #expect(reading.faults.isEmpty)
    #expect(Reading("|a  |b  |\n 1   2\n").fields == [["a", "b"], ["1", "2"]])
    #expect(
      Reading("|a  |b  |\n 1234  2\n").faults
        == """
        t:2:5: error: the value lies between two columns; align it with the names, or separate the \
        columns by commas
        """)
  }

  @Test("SIMBAD's export has its table between a header and a rule", arguments: ["|", ";", "\t"])
  func simbad(separator: String) {
    let text = """
      C.D.S.  -  SIMBAD4 rel 1.8  -  2026.01.01CET12:00:00

      Number of objects : 2

      #|  identifier |typ|  plx
      -|-------------|---|------
      1|* alf Xxx    |dS*|130.23
      2|HD 1         |*  |    ~
      ==========================
      the end
      """
    let reading = Reading(text.split(separator: "|").joined(separator: separator))
    #expect(
      reading.fields == [
        ["", "identifier", "typ", "plx"], ["1", "* alf Xxx", "dS*", "130.23"],
        ["2", "HD 1", "*", "~"],
      ])
    #expect(reading.faults == "t:5:1: note: column 1 has no name and is not read")
  }

  @Test("Units are in a line below the names, in a comment, or after a description")
  func units() {
    for text in [
      "name,length,depth\n,km,m\nRhine,1230.5,7\nElbe,1094,4\n",
      "# name length depth\n# - km [m]\nRhine 1230.5 7\nElbe 1094 4\n",
      "# 1 name\n# 2 length how long [km]\n# 3 depth how deep [m]\nRhine 1230.5 7\nElbe 1094 4\n",
    ] {
      let reading = Reading(text)
      #expect(reading.fields == plain)
      #expect(reading.units == [nil, "km", "m"])
    }
    #expect(Reading("a,b\nm,km\n").fields == [["a", "b"], ["m", "km"]])
    #expect(Reading("a,b\nK,-\nM,5\n").fields == [["a", "b"], ["K", "-"], ["M", "5"]])
  }

  @Test("Names of several values are numbered")
  func vectors() {
    let reading = Reading("# 1 id\n# 2 flux\n# 4 flag\n1 2.5 3.5 0\n2 4.5 5.5 0\n")
    #expect(reading.fields[0] == ["id", "flux", "flux_2", "flag"])
    #expect(
      Reading("# a b c\n# 1 sigma errors everywhere\n1 2 3\n4 5 6\n").fields[0] == ["a", "b", "c"])
  }

  @Test("R's row names have no name of a column")
  func rowNames() {
    for separator in [" ", "\t", ","] {
      let text = "\"name\" \"depth\"\n\"1\" \"Rhine\" 7\n\"2\" \"Elbe\" 4\n"
      let reading = Reading(text.split(separator: " ").joined(separator: separator))
      #expect(
        reading.fields == [["", "name", "depth"], ["1", "Rhine", "7"], ["2", "Elbe", "4"]])
      #expect(reading.faults == "t:1:1: note: column 1 has no name and is not read")
    }
    #expect(Reading("a,b\n1,2,\n").faults == "t:2:1: error: the row has 3 fields; the header has 2")
  }

  @Test("STILTS escapes quotes by backslashes, Markdown escapes bars")
  func escapes() {
    #expect(
      Reading("# a b\n\"say \\\"so\\\"\" 1\n\"\" 2\n").fields
        == [["a", "b"], ["say \"so\"", "1"], ["", "2"]])
    #expect(Reading("|a|b|\n|-|-|\n|---|---|\n|x\\|y|1|\n").fields.last == ["x|y", "1"])
  }

  @Test("Decimal commas are read where they can be nothing else")
  func decimalCommas() {
    let reading = Reading("name;length;depth\nRhine;1230,5;7\nElbe;1094;4\n")
    #expect(reading.fields == plain)
    #expect(reading.faults == "t:1:1: note: the decimal commas of length are read as points")
    #expect(Reading("a;b\n5,778;x\n9,602;y\n").fields[1] == ["5,778", "x"])
    #expect(Reading("a;b\n5,77;4.83\n9,6;0.58\n").fields[1] == ["5,77", "4.83"])
    #expect(Reading("a;b\n5,77;1\nn/a;2\n").fields[1] == ["5.77", "1"])
    #expect(Reading("a;b\n5,77;1\nx,1;2\n").fields[1] == ["5,77", "1"])
  }

  @Test("Comments inside a table are counted, and #END# ends it")
  func comments() {
    let reading = Reading("a,b\n1,2\n#3,4\n# x\n5,6\n#END#\n7,8,9\n")
    #expect(reading.fields == [["a", "b"], ["1", "2"], ["5", "6"]])
    #expect(
      reading.faults == "t:3:1: note: 2 lines that begin with # are comments and are not read")
  }

  @Test("A first line of numbers is no header")
  func headerless() {
    for text in ["10.58,25000,WD\n11.19,10980,WD\n", "A -1.46 9940\nB -0.74 7400\n"] {
      let reading = Reading(text)
      #expect(reading.fields == [[]])
      #expect(reading.faults.contains("the first line holds numbers, not column names"))
    }
    #expect(Reading("name,1e5,b\nx,2,3\ny,4,5\n").faults.isEmpty)
  }

  @Test("Aligned columns are read if their alignment is plain")
  func aligned() {
    let full = Reading(
      "  name  length (km) deep\n Rhine       1230.5    7\n  Elbe         1094    4\n")
    #expect(full.fields == [["name", "length (km)", "deep"], plain[1], plain[2]])
    #expect(
      full.faults
        == "t:1:1: note: the columns are read by their alignment: name, length (km), deep")
    let holes = Reading(
      "name             length  depth\nRio Grande (US)          7\nRhine            1230.5  7\n")
    #expect(holes.fields == [plain[0], ["Rio Grande (US)", "", "7"], plain[1]])
    let cut = Reading(
      "name           length  depth\nRio Grande (US)        7\nRhine          1230.5  7\n")
    #expect(
      cut.faults
        == "t:1:1: error: the names have 3 words; the first row has 4; quote names and texts that contain blanks, or separate the columns by commas"
    )
    #expect(
      Reading("a b c d\n1 2\n3 4\n").faults.contains(
        "the names have 4 words; the first row has 2; quote names"))
  }
}

@Suite("Tables described byte by byte")
struct ByteByByteTests {
  private static let rule = String(repeating: "-", count: 40)
  private static let head = """
    Byte-by-byte Description of file: t.txt
    \(rule)
       Bytes Format Units  Label  Explanations
    \(rule)
       1-  6 A6     ---    Name   Name
       8- 12 F5.2   mag    Mv     Absolute magnitude
    """
  private static let rows = "Star A  4.83\nStar B 11.20\n"
  private static let expected = [["Name", "Mv"], ["Star A", "4.83"], ["Star B", "11.20"]]

  @Test(
    "The data follow the last rule, whatever stands above it",
    arguments: [
      "\(rule)\n", "\(rule)   \n", "\(rule)\nNote (1): a note\n\(rule)\n",
      "\(rule)\n\n\(String(repeating: "=", count: 40))\n(End)  A. Nyone  01-Jan-2026\n\(rule)\n",
    ])
  func lastRule(between: String) {
    let reading = Reading(Self.head + "\n" + between + Self.rows)
    #expect(reading.faults == "")
    #expect(reading.fields == Self.expected)
  }

  @Test("A description without a last rule is an error, and its rows are not guessed")
  func noRule() {
    let reading = Reading(Self.head + "\n" + Self.rows)
    #expect(
      reading.faults.hasPrefix(
        "t:1:1: error: the byte-by-byte description does not end with a rule"))
    #expect(reading.fields.count == 1)
  }
}
