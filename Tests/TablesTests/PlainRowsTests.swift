import Testing

@testable import Tables

@Suite("Plain rows, which are read many bytes at a time, are read like all others")
struct PlainRowsTests {
  private func table(_ text: String) throws -> Table {
    var faults = Diagnostics()
    let table = Table(SourceText(Array(text.utf8), name: "t.csv"), faults: &faults)
    try faults.throwIfErrors()
    return table
  }

  /// The byte-by-byte description of `columns`.
  private static func description(_ columns: [String]) -> String {
    let rule = String(repeating: "-", count: 20)
    let lines =
      ["Byte-by-byte Description of file: t", rule, "Bytes Format Units Label Explanations", rule]
      + columns + [rule]
    return lines.map { "\($0)\n" }.joined()
  }

  /// The numbers that a reader of single numerals finds in `texts`; NaN for others.
  private func expected(_ texts: [String]) -> [UInt64] {
    texts.map { text in ((try? Double(numeral: Array(text.utf8)[...])) ?? .nan).bitPattern }
  }

  /// The form of a text table.
  enum Form: CaseIterable {
    case commas
    case quotes
    case padded
    case blanks
    case bytes

    /// The table of `rows` with the columns a, b and so on.
    func text(_ rows: [[String]]) -> String {
      let names = rows[0].indices.map { String(UnicodeScalar(UInt8(97 + $0))) }
      switch self {
      case .commas: return joined([names] + rows) { $0.joined(separator: ",") }
      case .quotes: return joined([names] + rows) { $0.map { "\"\($0)\"" }.joined(separator: ",") }
      case .padded: return joined([names] + rows) { $0.map { "  \($0) " }.joined(separator: ",") }
      case .blanks: return joined([names] + rows) { "  \($0.joined(separator: "   "))" }
      case .bytes:
        let columns = names.enumerated().map { "\(30 * $0 + 2)-\(30 * $0 + 30) F9.2 --- \($1) x" }
        return PlainRowsTests.description(columns)
          + joined(rows) { row in
            row.map { " " + String(repeating: " ", count: 29 - $0.utf8.count) + $0 }.joined()
          }
      }
    }

    private func joined(_ rows: [[String]], _ line: ([String]) -> String) -> String {
      rows.map { line($0) + "\n" }.joined()
    }
  }

  /// The bits of the numbers of `texts` as fields of a table, each in the first, a middle and the last column.
  private func read(_ texts: [String], _ form: Form) throws -> [[UInt64]] {
    let last = Array(repeating: Array(repeating: "0", count: 5), count: 40)
    let table = try table(form.text(texts.map { [$0, "name", $0, "12.5", $0] } + last))
    #expect(table.columns == ["a", "b", "c", "d", "e"])
    return table.numbers([0, 2, 4]).map { $0.values.prefix(texts.count).map(\.bitPattern) }
  }

  @Test(
    "Numerals of all forms",
    arguments: [
      [
        "0", "-0", "7", "-7", "12345678", "-12345678", "123456789", "0.5", "-0.5", "1.", ".5",
        "-.5",
      ],
      [
        "1234567.8", "-1234567.8", "0.000001", "00000001", "9.99999999", "1e5", "1E-5", "1d2",
        "-2.5D-3",
      ],
      [
        "9007199254740992", "9007199254740993", "0.9007199254740993", "1234567890123456789",
        "12345678901234567890", "3.141592653589793", "-3.1415926535897931", "123456789.123456789",
      ],
      ["1e22", "1e23", "1e-22", "1e-23", "1e308", "1e309", "1e-400", "0e999", "1e+7", "1e7 "],
      [
        "", "-", ".", "-.", "--1", "1-2", "1.2.3", "+1", " 1", "1 ", "x", "1x", "1e", "e5", "1e5x",
        "1,",
      ]
      .map { $0.replacing(",", with: ";") },
      [
        "NaN", "null", "inf", "0x10", "1_000", "１", "1\u{2212}", "12345678x", "x12345678",
        "1.2345678x",
      ],
    ])
  func numerals(_ texts: [String]) throws {
    for form in Form.allCases {
      // Between blanks no field is empty or has blanks.
      let texts = form == .blanks ? texts.filter { !$0.isEmpty && !$0.contains(" ") } : texts
      for column in try read(texts, form) { #expect(column == expected(texts), "\(form)") }
    }
  }

  @Test("Random numerals, as the standard library reads them", arguments: 1...20)
  func random(seed: UInt64) throws {
    var state = seed
    func random(_ count: Int) -> Int {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int(state >> 33) % count
    }
    let texts = (0..<400).map { _ in
      let digits = (0...random(20)).map { _ in String(random(10)) }
      let point = random(digits.count + 1)
      let exponent = random(4) == 0 ? "e\(random(50) - 25)" : ""
      let fraction = point == 0 ? "" : "." + digits.suffix(point).joined()
      return (random(2) == 0 ? "-" : "") + digits.dropLast(point).joined() + fraction + exponent
    }
    let numbers = texts.map { (Double($0) ?? .nan).bitPattern }
    for form in Form.allCases {
      for column in try read(texts, form) { #expect(column == numbers, "\(form)") }
    }
  }

  @Test("Rows of every length around that of a block", arguments: ["\n", "\r\n", "\r"])
  func lengths(lineEnd: String) throws {
    let names = (0...200).map { String(repeating: "n", count: $0) + "x" }
    for separator in [",", "  ", "\t", "|"] {
      let rows = names.enumerated().map { [$1, "\($0)", "\($0).5"].joined(separator: separator) }
      let header = ["name", "a", "b"].joined(separator: separator)
      let table = try table(([header] + rows).joined(separator: lineEnd))
      #expect((0..<table.rowCount).map { table.text(row: $0, column: 0) } == names)
      #expect(table.numbers(1).values == (0...200).map(Double.init))
      #expect(table.numbers(2).values == (0...200).map { Double($0) + 0.5 })
    }
  }

  @Test("Lines of every length, of which fields may be cut off or missing")
  func shortLines() throws {
    let whole = " 1.5        2.25       3.125"
    let header = Self.description(["1-10 F9.2 --- a x", "12-21 F9.2 --- b x", "23-32 F9.2 --- c x"])
    let lines = (2...whole.count).map { whole.prefix($0) } + Array(repeating: whole[...], count: 40)
    let table = try table(header + lines.joined(separator: "\n"))
    for (column, start) in [(0, 0), (1, 11), (2, 22)] {
      let numbers = lines.map {
        Double($0.dropFirst(start).prefix(10).filter { $0 != " " }) ?? .nan
      }
      #expect(table.numbers(column).values.map(\.bitPattern) == numbers.map(\.bitPattern))
    }
  }

  @Test(
    "Quotes of all kinds around every end of a block, and other texts in them",
    arguments: ["\n", "\r\n"])
  func quotes(lineEnd: String) throws {
    let fields = [
      "\"a,b\"", "\"\"", "\"c\"", "5' 6\"", "\"say \"\"so\"\"\"", "\"two\(lineEnd)lines\"", "\",\"",
      "\"d\" ", " \"e\"",
      "\"\"\"\"",
    ]
    let values = [
      "a,b", "", "c", "5' 6\"", "say \"so\"", "two\(lineEnd)lines", ",", "d", "\"e\"", "\"",
    ]
    for length in 0...140 {
      let rows = fields.map { "\(String(repeating: "n", count: length)),\($0),\"1.5\",2" }
      let lines = ["a,b,c,d"] + rows + rows + rows.reversed()
      let table = try table(lines.joined(separator: lineEnd))
      let texts = (0..<table.rowCount).map { table.text(row: $0, column: 1) }
      #expect(texts == values + values + values.reversed(), "\(length)")
      #expect(table.numbers(2).values.allSatisfy { $0 == 1.5 }, "\(length)")
      #expect(table.numbers(3).values.allSatisfy { $0 == 2 }, "\(length)")
      let names = TextColumn(TableRows(all: table.rowCount)) { texts[$0] }
      let found = table.fingerprints(of: names, in: names.rows, 1)
      #expect(found[..<10] == found[10..<20] && Array(found[20...]) == found[..<10].reversed())
      #expect(table.emptyRows(column: 1) == [1, 11, 28])
      #expect(table.place(row: 19, column: 3).line == 23, "\(length)")
    }
  }

  @Test("Rows of many columns, of which a few are read")
  func wide() throws {
    let rows = (0..<30).map { row in (0..<150).map { "\(row * 150 + $0)" }.joined(separator: ",") }
    let header = (0..<150).map { "c\($0)" }.joined(separator: ",")
    let table = try table("\(header)\n\(rows.joined(separator: "\n"))\n")
    let columns = [149, 0, 1, 70, 71]
    for (column, numbers) in zip(columns, table.numbers(columns)) {
      #expect(numbers.values == (0..<30).map { Double($0 * 150 + column) })
      #expect(numbers.faulty == [])
    }
  }

  @Test("Rows between others: quoted, blank, commented and too short")
  func others() throws {
    var faults = Diagnostics()
    let plain = (0..<10).map { "s\($0),\($0)" }
    let rows =
      ["name,a", "# first"] + plain + ["\"q,\nq\",10", "", "# second", " b ,11", "short"] + plain
    let source = SourceText(Array(rows.joined(separator: "\n").utf8), name: "t.csv")
    let table = Table(source, faults: &faults)
    #expect(table.numbers(1).values == ((0..<10) + [10, 11] + (0..<10)).map(Double.init))
    #expect(faults.shown.filter { $0.severity == .error }.map(\.place?.line) == [18])
    #expect(table.place(row: 21, column: 0).line == 28)
  }

  @Test("A text has the same fingerprint wherever it is, and others have others")
  func fingerprints() throws {
    let lengths = 1...40
    let names = lengths.map { String(repeating: "ab", count: 20).prefix($0) }
    let rows = names.map { "\($0),1" } + names.map { " \($0) ,1" } + names.map { "\"\($0)\",1" }
    let table = try table((["name,a"] + rows).joined(separator: "\n"))
    let texts = TextColumn(TableRows(all: table.rowCount)) { table.text(row: $0, column: 0) }
    let found = table.fingerprints(of: texts, in: texts.rows, 0)
    #expect(found[..<40] == found[40..<80])
    #expect(found[..<40] == found[80...])
    #expect(Set(found).count == 40)
    let last = TableRows([119, 3])
    #expect(table.fingerprints(of: texts.of(last), in: last, 0) == [found[39], found[3]])
  }
}
