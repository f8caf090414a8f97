import Testing

@testable import Tables

@Suite("What is beyond a limit is refused, and what is just below is read")
struct LimitsTests {
  private func read(_ text: String) -> (table: Table, faults: Diagnostics) {
    var faults = Diagnostics()
    let table = Table(SourceText(Array(text.utf8), name: "t.csv"), faults: &faults)
    return (table, faults)
  }

  @Test("10,000 columns are read, and 10,001 are not")
  func columns() {
    func text(_ count: Int) -> String {
      (0..<count).map { "c\($0)" }.joined(separator: ",") + "\n"
        + Array(repeating: "1", count: count).joined(separator: ",") + "\n"
    }
    #expect(read(text(10_000)).faults.isEmpty)
    #expect(read(text(10_000)).table.rowCount == 1)
    let (table, faults) = read(text(10_001))
    #expect(table.columns.isEmpty)
    #expect(faults.shown.map(\.message) == ["the table has 10001 columns; the limit is 10000"])
    #expect(TableBlocks(start: Array(text(10_001).utf8), isWhole: true, name: "t.csv") == nil)
  }

  @Test("A text of 64 kB is read, and a longer one is a fault at its place, in a field and a name")
  func cells() {
    let most = String(repeating: "x", count: 64_000)
    #expect(read("a,b\n1,\(most)\n").faults.isEmpty)
    let field = read("a,b\n1,\(most)y\n2,3\n")
    #expect(field.faults.shown.map(\.message) == ["a text of 64001 bytes; the limit is 64000"])
    #expect(field.faults.shown.first?.place?.line == 2)
    #expect(field.faults.shown.first?.place?.column == 3)
    // Several fields together may be longer.
    #expect(read("a,b\n\(most),\(most)\n").faults.isEmpty)
    let name = read("a,\(most)y\n1,2\n")
    #expect(name.faults.shown.map(\.message) == ["a text of 64001 bytes; the limit is 64000"])
    #expect(name.table.columns.isEmpty)
  }

  @Test("A line of 2 MB is read, and a longer one is a fault, wherever it is")
  func lines() {
    func fault(_ texts: String...) -> Diagnostic? {
      SourceText(Array(texts.joined().utf8), name: "t").lineFault()
    }
    let most = String(repeating: "x", count: 2_000_000)
    #expect(fault("a\n", most.dropLast() + "\n", "b\n") == nil)
    #expect(fault(most) == nil)
    #expect(fault(most, "y") != nil)
    #expect(fault("a\n", most, "y\nb\n")?.place?.line == 2)
    #expect(fault("a\r", most, "y\rb\r")?.message.contains("2000000 bytes, the limit") == true)
  }

  @Test("A letter has 30 combining marks, of any class, and no more")
  func marks() {
    func fault(_ text: String) -> Diagnostic? {
      SourceText(Array(text.utf8), name: "t").encodingFault()
    }
    let pairs = String(repeating: "\u{301}\u{316}", count: 15)
    #expect(fault("a\n\(pairs)b\(pairs)\n") == nil)
    let excess = fault("a\nb\(pairs)\u{301}c\n")
    #expect(excess?.message.hasPrefix("a letter with more than 30 combining marks") == true)
    #expect(excess?.place?.line == 2)
    #expect(Limits.excessiveMark(in: "é\(pairs)".utf8) == nil)
    #expect(Limits.excessiveMark(in: "é\(pairs)\u{316}".utf8) == 62)
    // Joiners and flags combine with nothing.
    #expect(fault(String(repeating: "👨\u{200D}", count: 50)) == nil)
  }

  @Test("Errors beyond the first hundred are counted without being made")
  func lazy() {
    var faults = Diagnostics()
    var made = 0
    func error() -> Diagnostic {
      made += 1
      return Diagnostic(.error, "wrong")
    }
    for _ in 0..<250 { faults.append(error: error()) }
    #expect(made == 100)
    #expect(faults.shown.count == 100 && faults.omitted == 150 && faults.hasErrors)
  }

  @Test("Columns without a name are one note")
  func unnamed() {
    #expect(
      read("a,,b,\n1,2,3,4\n").faults.shown.map(\.message) == [
        "2 columns have no name and are not read; the first is column 2"
      ])
  }

  @Test("A text is shown up to 64 scalars, however few characters these are")
  func display() {
    let letter = "a" + String(repeating: "\u{301}", count: 30)
    #expect(
      quoted(String(repeating: "x", count: 40)) == "\"" + String(repeating: "x", count: 40) + "\"")
    #expect(
      quoted(String(repeating: "x", count: 41)) == "\"" + String(repeating: "x", count: 40) + "…\"")
    #expect(quoted(letter + letter) == "\"\(letter)\(letter)\"")
    #expect(quoted(letter + letter + letter).unicodeScalars.count == 67)
    #expect(cut("é") == "é" && cut("") == "")
  }
}
