import Testing

@testable import Tables

@Suite("A table is the same however it is read")
struct TextTableTests {
  private static let fields = [
    "4.83", "-6.041", "+1", ".5", "13.", " 7 ", "1e3", "1E-2", "-0", "12345678", "1234567.8",
    "0.1234567890123456789", "1e-400", "9007199254740993", "3.14159265358979", "", "n/a", "NaN",
    "x", "-",
    "5' 6\"", "\"1.5\"", "\"a,b\"", "\"two\nlines\"", "\"say \"\"so\"\"\"", "\"\"", "Sirius B",
    "α Cen",
  ]
  private static let faults = ["1,2", "1,2,3,4", "\"1\"x,2,3", "   ", "", "#,1,2"]

  private func table(_ seed: UInt64) -> SourceText {
    var state = seed
    func random(_ count: Int) -> Int {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int(state >> 33) % count
    }
    let lineEnd = ["\n", "\r\n", "\r"][random(3)]
    var lines = ["a,b,c"]
    for _ in 0..<20 + random(60) {
      let row = (0..<3).map { _ in Self.fields[random(Self.fields.count)] }.joined(separator: ",")
      lines.append(random(20) == 0 ? Self.faults[random(Self.faults.count)] : row)
    }
    if random(10) == 0 { lines.append("1,\"never closed,3") }
    let text = lines.joined(separator: lineEnd) + (random(2) == 0 ? lineEnd : "")
    return SourceText(Array(text.utf8), name: "t.csv")
  }

  @Test("in many parts or in one", arguments: 1...200)
  func parts(seed: UInt64) {
    let source = table(seed)
    var (whole, parted) = (Diagnostics(), Diagnostics())
    let layout = TextLayout(source, faults: &whole)
    parted = whole
    let one = TextTable(layout, in: source, faults: &whole, least: .max)
    let many = TextTable(layout, in: source, faults: &parted, least: 16)
    #expect(one.starts == many.starts)
    #expect(whole == parted)
  }

  @Test("with the standard library's numbers, to the bit", arguments: 1...200)
  func numbers(seed: UInt64) {
    var faults = Diagnostics()
    let table = Table(table(seed), faults: &faults)
    for (column, numbers) in table.numbers([0, 1, 2]).enumerated() {
      for row in 0..<table.rowCount {
        let text = table.text(row: row, column: column)
        // Numbers that rounding would make zero are faults.
        let expected = (text.contains("e-400") ? nil : Double(text)) ?? .nan
        let number = numbers.values[row]
        #expect(expected.isNaN ? number.isNaN : number.bitPattern == expected.bitPattern)
      }
    }
  }

  @Test(
    "with a text of each row beside the numbers",
    arguments: zip([[], [1], [2, 0], [0, 1, 2], [1, 2]], [1, 0, 1, 2, 2]))
  func choices(columns: [Int], column: Int) {
    for seed in 1...40 {
      var faults = Diagnostics()
      let table = Table(table(UInt64(seed)), faults: &faults)
      // The index of a text among all fields as they are written, or −1.
      let texts = Self.fields.map { Array($0.utf8) }
      let read = table.numbers(columns, choosing: column) { bytes in
        Int8(texts.firstIndex { $0.elementsEqual(bytes) } ?? -1)
      }
      let numbers = table.numbers(columns)
      #expect(read.numbers.map(\.faulty) == numbers.map(\.faulty))
      for (read, number) in zip(read.numbers, numbers) {
        #expect(read.values.map(\.bitPattern) == number.values.map(\.bitPattern))
      }
      #expect(read.choices.count == table.rowCount)
      for (row, choice) in read.choices.enumerated() {
        let text = table.text(row: row, column: column)
        #expect(choice == Int8(Self.fields.firstIndex(of: text) ?? -1))
      }
    }
  }
}
