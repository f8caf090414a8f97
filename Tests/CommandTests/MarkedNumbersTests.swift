import Foundation
import Testing

@Suite("Numbers with a mark in a table")
struct MarkedNumbersTests {
  let here: Workspace

  init() throws { here = try Workspace() }

  /// The first lines of the messages of `check` about a table.
  private func messages(_ table: String) throws -> [String] {
    try here.write("t.csv", table)
    let run = try here.run("check", "t.csv")
    #expect(run.status == 65, "\(run.text)")
    return run.errors.split(separator: "\n").filter { $0.hasPrefix("t.csv:") }.map(String.init)
  }

  @Test("Thousands separators are never taken for decimal commas")
  func thousands() throws {
    #expect(
      try messages(
        "name,absmag,Teff,class\nStar A,4.83,\"5,778\",MS\nStar B,11.20,\"25,000\",WD\n"
          + "Star C,-0.60,3'900,RG\nStar D,0.6,9 600,MS\nStar E,0.7,\"1,025,000\",WD\n")
        == [
          ("2:14", "5,778", "5778"), ("3:15", "25,000", "25000"), ("4:14", "3'900", "3900"),
          ("5:12", "9 600", "9600"), ("6:13", "1,025,000", "1025000"),
        ].map { place, text, number in
          "t.csv:\(place): error: Teff is \"\(text)\", not a number; write \(number) without the "
            + "thousands separator"
        })
  }

  @Test("Where a comma in the row is a decimal one, others are too")
  func decimals() throws {
    #expect(
      try messages("name,absmag,logT\nSun,\"4,83\",\"3,761\"\nVega,\"0,58\",\"3,982\"\n")
        == [
          ("2:6", "absmag", "4,83"), ("2:13", "logT", "3,761"), ("3:7", "absmag", "0,58"),
          ("3:14", "logT", "3,982"),
        ].map { place, column, text in
          "t.csv:\(place): error: \(column) is \"\(text)\", not a number; write a decimal point "
            + "instead of the comma"
        })
  }

  @Test("Marks of catalogues are named, with the place")
  func marks() throws {
    let found = try messages(
      """
      name,Vmag,Plx,B-V
      Star A,4.83v,100.0,0.65
      Star B,2.3:,50.0,1.54
      Star C,<12.0,25.0,0.10
      Star D,5.60±0.02,80.0,0.60
      Star E,6.1(3),80.0,0.60
      Star F,6.2b,80.0,0.60
      Star G,6k,80.0,0.60

      """)
    #expect(found.count == 7)
    for (message, clause) in zip(
      found,
      [
        "t.csv:2:8: error: Vmag is \"4.83v\", not a number; \"v\" marks a variable value; remove",
        "t.csv:3:8: error: Vmag is \"2.3:\", not a number; \":\" marks an uncertain value; remove",
        "t.csv:4:8: error: Vmag is \"<12.0\", not a number; it is a limit, not a value; leave",
        "t.csv:5:8: error: Vmag is \"5.60±0.02\", not a number; the number after \"±\" is its error",
        "t.csv:6:8: error: Vmag is \"6.1(3)\", not a number; \"(3)\" is an error or a footnote",
        "t.csv:7:8: error: Vmag is \"6.2b\", not a number; remove \"b\", or move it",
        "t.csv:8:8: error: Vmag is \"6k\", not a number; \"k\" may be a unit or a factor; write",
      ])
    {
      #expect(message.hasPrefix(clause), "\(message)")
    }
  }

  @Test("Fortran's exponents are read")
  func exponents() throws {
    for table in [
      "name absmag Teff class\nA 4.83D+00 5.778D+03 MS\nB 1.12D+01 2.5D+04 WD\nC -6.0D-01 3.9D+03 RG\n",
      "name,absmag,Teff,class\nA,4.83d0,5.778D3,MS\nB,1.12d1,25000,WD\nC,-.6D0,3.9d3,RG\n",
    ] {
      try here.write("t.dat", table)
      let run = try here.run("check", "t.dat", "--json")
      #expect(run.status == 0, "\(run.errors)")
      for number in ["\"smallest\": -0.6", "\"median\": 4.83", "\"largest\": 11.2"] {
        #expect(run.text.contains(number), "\(run.text)")
      }
    }
  }
}
