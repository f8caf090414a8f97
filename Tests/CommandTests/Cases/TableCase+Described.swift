extension TableCase {
  /// Tables whose columns are described in a header or a schema.
  static let described: [TableCase] = byteByByte + services + typed

  private static func mrt(
    rule: String, between: String = "", teff: String = "  14- 18 I5     K      Teff   Temperature",
    rows: String = "Ara    -0.35  4120\nBel     4.91  5810\nCyd A  11.40 14600\n"
  ) -> String {
    let line = String(repeating: "-", count: 80)
    return
      "Byte-by-byte Description of file: t.txt\n\(line)\n   Bytes Format Units  Label  Explanations\n\(line)\n"
      + "   1-  6 A6     ---    Name   Name\n   8- 12 F5.2   mag    Mv     Absolute magnitude\n\(teff)\n"
      + (rule.isEmpty ? "" : line + rule + "\n") + between + rows
  }

  private static let byteByByte: [TableCase] = {
    let line = String(repeating: "-", count: 80)
    return [
      TableCase(
        "byte by byte, blanks behind the last rule", file: "t.mrt", mrt(rule: "    "), inKelvin),
      TableCase(
        "byte by byte, a carriage return behind the last rule", file: "t.mrt", mrt(rule: "\r"),
        inKelvin),
      TableCase(
        "byte by byte, a tab behind the last rule, kilokelvin", file: "t.mrt",
        mrt(
          rule: "\t", teff: "  14- 18 F5.2   kK     Teff   Temperature",
          rows: "Ara    -0.35  4.12\nBel     4.91  5.81\nCyd A  11.40 14.60\n"),
        .stars { $0.units = ["effective_temperature": "kK file"] }),
      TableCase(
        "byte by byte, with a second section", file: "t.mrt",
        mrt(
          rule: "",
          between:
            "\(line)\n\n====================\n(End)    A. Nyone [X]    01-Jan-2026\n\(line)\n"),
        inKelvin),
      TableCase(
        "byte by byte, with notes", file: "t.mrt",
        mrt(rule: "", between: "\(line)\nNote (1): from the sky\n\(line)\n"), inKelvin),
      TableCase(
        "byte by byte, dashes for numbers", file: "t.mrt",
        mrt(
          rule: "", between: line + "\n",
          rows: "Ara    -0.35  4120\nBel     4.91  5810\nCyd A  11.40 14600\nDor     ---   ---\n"),
        .stars {
          $0.rows = 4
          $0.missing = ["absolute_magnitude": 1, "effective_temperature": 1]
        }),
      TableCase(
        "byte by byte, without the last rule", file: "t.mrt", mrt(rule: "", between: "\n"),
        .refused([":1:1: error: the byte-by-byte description does not end with a rule"])),
      TableCase(
        "byte by byte, without the last rule, below a title", file: "t.mrt",
        "Title: stars\n" + mrt(rule: ""),
        .refused([":2:1: error: the byte-by-byte description does not end with a rule"])),
    ]
  }()

  private static let inKelvin = Outcome.stars {
    $0.units = ["absolute_magnitude": "mag file", "effective_temperature": "K file"]
  }

  private static let stars =
    "<FIELD name='Name' datatype='char' arraysize='*'/><FIELD name='Mv' datatype='double'/><FIELD name='Teff' datatype='double'/>"
    + "<DATA><TABLEDATA><TR><TD>Ara</TD><TD>-0.35</TD><TD>4120</TD></TR><TR><TD>Bel</TD><TD>4.91</TD><TD>5810</TD></TR>"
    + "<TR><TD>Cyd</TD><TD>11.4</TD><TD>14600</TD></TR></TABLEDATA></DATA>"
  private static let log =
    "<FIELD name='date' datatype='char' arraysize='*'/><FIELD name='frames' datatype='int'/>"
    + "<DATA><TABLEDATA><TR><TD>2026-01-01</TD><TD>12</TD></TR></TABLEDATA></DATA>"

  private static func votable(_ name: String, _ contents: String, _ outcome: Outcome) -> TableCase {
    TableCase(
      name, file: "stars.vot",
      "<VOTABLE version='1.4'><RESOURCE type='results'>\(contents)</RESOURCE></VOTABLE>", outcome)
  }

  private static func status(_ value: String, _ text: String = "") -> String {
    "<INFO name='QUERY_STATUS' value='\(value)'>\(text)</INFO>"
  }

  private static let services = [
    votable(
      "two tables, the second one of stars",
      "<TABLE name='log'>\(log)</TABLE><TABLE name='stars'>\(stars)</TABLE>",
      .threeStars("the file holds 2 tables; table 2 \"stars\" is read")),
    votable(
      "two tables, the first one of stars",
      "<TABLE name='a'>\(stars)</TABLE><TABLE name='b'>\(log)</TABLE>",
      .threeStars("the file holds 2 tables; table 1 \"a\" is read")),
    votable(
      "three tables without names",
      "<TABLE>\(log)</TABLE><TABLE>\(stars)</TABLE><TABLE>\(log)</TABLE>",
      .threeStars("the file holds 3 tables; table 2 is read")),
    votable(
      "an answer that is cut off", status("OK") + "<TABLE>\(stars)</TABLE>" + status("OVERFLOW"),
      .threeStars("the answer is cut off at 3 rows")),
    votable(
      "an answer that is cut off, said first", status("OVERFLOW") + "<TABLE>\(stars)</TABLE>",
      .threeStars("the answer is cut off at 3 rows")),
    votable(
      "a whole answer", status("OK") + "<TABLE>\(stars)</TABLE>",
      .stars { $0.neverSays = ["cut off"] }),
    votable(
      "an error of the service", "\n" + status("ERROR", "no such table gaia_srouce"),
      .refused([":2:1: error: the service reports an error: no such table gaia_srouce"])),
    votable(
      "an error of the service, with quotes", "\n" + status("ERROR", "Column \"bprp\" is unknown"),
      .refused([":2:1: error: the service reports an error: Column \"bprp\" is unknown"])),
    votable(
      "an error of the service, below a table",
      "<TABLE>\(stars)</TABLE>\n" + status("ERROR", "time is out"),
      .refused([":2:1: error: the service reports an error: time is out"])),
  ]

  /// The stars and other rows.
  private static func starsAnd(_ rows: String...) -> String {
    let others = rows.map { "<TR>\($0)</TR>" }.joined()
    return stars.replacing("</TABLEDATA>", with: others + "</TABLEDATA>")
  }

  /// The stars and another row, whose value of a column is its declared null.
  private static func null(
    _ value: String, of column: String, _ type: String, _ row: String, missing role: String
  ) -> TableCase {
    let field = "name='\(column)' datatype="
    return votable(
      "a declared null, \(value), of the \(type) \(column)",
      "<TABLE>"
        + starsAnd(row).replacing(
          "\(field)'double'/>", with: "\(field)'\(type)'><VALUES null='\(value)'/></FIELD>")
        + "</TABLE>", .threeStars(missing: role))
  }

  private static let typed = [
    null(
      "-77", of: "Mv", "double", "<TD>D</TD><TD>-77</TD><TD>5000</TD>",
      missing: "absolute_magnitude"),
    null(
      "1", of: "Teff", "double", "<TD>D</TD><TD>3</TD><TD>1</TD>", missing: "effective_temperature"),
    null(
      "0", of: "Teff", "int", "<TD>D</TD><TD>3</TD><TD>0</TD>", missing: "effective_temperature"),
    TableCase(
      "JSON records", file: "stars.json",
      "[\n {\"name\": \"Ara\", \"absmag\": -0.35, \"teff\": 4120},\n {\"name\": \"Bel\", \"absmag\": 4.91, \"teff\": 5810},\n {\"name\": \"Cyd\", \"absmag\": 11.4, \"teff\": 14600}\n]\n",
      .threeStars),
    TableCase(
      "JSON lines, with a null", file: "stars.jsonl",
      "{\"Teff\": 4120, \"Mv\": -0.35}\n{\"Mv\": 4.91, \"Teff\": 5810}\n{\"Teff\": 14600, \"Mv\": 11.4}\n{\"Teff\": 5000, \"Mv\": null}\n",
      .threeStars(missing: "absolute_magnitude")),
    TableCase(
      "JSON columns", file: "stars.json",
      "{\"Teff\": [4120, 5810, 14600], \"Mv\": [-0.35, 4.91, 11.4]}", .threeStars),
    TableCase(
      "masked fields of ECSV", file: "stars.ecsv",
      "# %ECSV 1.0\n# ---\n# datatype:\n# - {name: Name, datatype: string}\n# - {name: Mv, datatype: float64}\n"
        + "# - {name: Teff, unit: K, datatype: int64}\n# schema: astropy-2.0\nName Mv Teff\nAra -0.35 4120\n\"Bel B\" 4.91 5810\nCyd 11.4 14600\nDor \"\" 5000\nEri 3.0 \"\"\n",
      .threeStars(
        missing: "absolute_magnitude", "effective_temperature",
        units: ["effective_temperature": "K file"])),
    TableCase(
      "masked fields of ECSV, commas", file: "stars.ecsv",
      "# %ECSV 1.0\n# ---\n# delimiter: ','\n# datatype:\n# - {name: Mv, unit: mag, datatype: float64}\n"
        + "# - {name: Teff, datatype: float64}\nMv,Teff\n-0.35,4120\n4.91,5810\n11.4,14600\n,7000\n",
      .threeStars(missing: "absolute_magnitude", units: ["absolute_magnitude": "mag file"])),
    votable(
      "masked fields of VOTable",
      "<TABLE>\(starsAnd("<TD>D</TD><TD/><TD>5000</TD>", "<TD/><TD>1</TD><TD></TD>"))</TABLE>",
      .threeStars(missing: "absolute_magnitude", "effective_temperature")),
  ]
}
