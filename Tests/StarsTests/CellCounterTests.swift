import Testing

@testable import Stars
@testable import Tables

@Suite("Stars counted in cells add up, however they are divided")
struct CellCounterTests {
  private static let features = [Schema.absoluteMagnitude, Schema.logTemperature]
  private static let grid = CellGrid(features: features, widths: [0.5, 0.25])

  private static func table(_ text: String) -> Table {
    var faults = Diagnostics()
    return Table(SourceText(Array(text.utf8), name: "t.csv"), faults: &faults)
  }

  private static func counter(
    classes: [String] = [], _ change: (inout Schema) -> Void = { _ in }
  ) -> CellCounter {
    var schema = Schema(features: features, classes: classes)
    change(&schema)
    return CellCounter(schema, grid)
  }

  /// The rows of the table of cells.
  private static func rows(_ counter: CellCounter) -> [String] {
    let columns = counter.columns
    return (0..<(columns.first?.count ?? 0)).map { row in
      columns.map { String(decoding: $0.bytes(row), as: UTF8.self) }.joined(separator: ",")
    }
  }

  @Test("A cell begins at its lower edge, also below zero")
  func edges() throws {
    var counter = Self.counter()
    try counter.add(Self.table("mv,logt\n0.5,3.75\n0.99,3.99\n1,4\n-0.1,3.5\n-0.5,3.5\n"))
    #expect(
      Self.rows(counter) == ["-1,14,-0.25,3.625,2", "1,15,0.75,3.875,2", "2,16,1.25,4.125,1"])
    #expect(counter.columns.map(\.name) == ["i", "j"] + Self.features + ["n"])
  }

  @Test("Missing, infinite and impossible numbers are left out and counted")
  func omissions() throws {
    var counter = Self.counter()
    try counter.add(
      Self.table("mv,logt\n1,3.7\n,3.7\nNaN,3.7\ninf,3.7\n-Infinity,3.7\n1e300,3.7\n1,-1\n"))
    #expect(Self.rows(counter) == ["2,14,1.25,3.625,1"])
    #expect(
      counter.omissions.map { "\($0.count) \($0.reason)" } == [
        "2 no absolute_magnitude", "1 an impossible value of the absolute magnitude",
      ] || counter.omissions.reduce(0) { $0 + $1.count } == 6)
  }

  @Test("A field that is no number, and a column that is missing, are errors, and count nothing")
  func faults() {
    var counter = Self.counter()
    #expect(throws: Diagnostics.self) { try counter.add(Self.table("mv,logt\n1,3.7\n1,warm\n")) }
    #expect(throws: Diagnostics.self) { try counter.add(Self.table("mv,x\n1,3.7\n")) }
    #expect(counter.counts.total == 0 && counter.omissions.isEmpty)
  }

  @Test("Parts of stars and of cells give the rows of the whole, in any order")
  func parts() throws {
    // A fixed sequence of 2,000 stars, whose labels appear in different orders in the parts.
    var state: UInt64 = 1
    func next(_ count: UInt64) -> UInt64 {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return (state >> 33) % count
    }
    let stars = (0..<2_000).map { _ in
      "\(Double(next(2_000)) / 100 - 5),\(3.4 + Double(next(1_000)) / 1_000),\(["b", "a", "é", "B"][Int(next(4))])"
    }
    func count(_ rows: [String]) throws -> CellCounter {
      var counter = Self.counter(classes: ["x", "y"]) { $0.infersClasses = true }
      try counter.add(Self.table("mv,logt,label\n" + rows.joined(separator: "\n")))
      return counter
    }
    let whole = Self.rows(try count(stars))
    #expect(whole.count > 500)
    for parts in [7, 100] {
      var total = Self.counter(classes: ["x", "y"]) { $0.infersClasses = true }
      for part in (0..<parts).reversed() {
        let rows = stars.enumerated().filter { $0.offset % parts == part }.map(\.element)
        let counted = try count(rows)
        let header = counted.columns.map(\.name).joined(separator: ",")
        try total.add(
          part % 2 == 0
            ? Self.table(([header] + Self.rows(counted)).joined(separator: "\n"))
            : Self.table("mv,logt,label\n" + rows.joined(separator: "\n")))
      }
      #expect(Self.rows(total) == whole)
    }
  }

  @Test("Classes are those of the experiment, also as numbers, or those of the spectral types")
  func classes() throws {
    var counter = Self.counter(classes: ["1", "2"])
    try counter.add(Self.table("mv,logt,label\n1,3.7,1.0\n1,3.7,2\n1,3.7,3\n1,3.7,\n"))
    #expect(Self.rows(counter) == ["2,14,1.25,3.625,1,1", "2,14,1.25,3.625,2,1"])
    #expect(
      counter.omissions.map(\.reason) == ["a label that is none of the classes", "no label"])
    var typed = Self.counter(classes: ["V", "III"]) { $0.labelling = .spectralType }
    try typed.add(Self.table("mv,logt,spect\n1,3.7,G2V\n1,3.7,K0III\n1,3.7,M\n"))
    #expect(Self.rows(typed) == ["2,14,1.25,3.625,III,1", "2,14,1.25,3.625,V,1"])
  }

  @Test("Rows that stand for several stars count as many")
  func weights() throws {
    var counter = Self.counter { $0.weight = "stars" }
    try counter.add(Self.table("mv,logt,stars\n1,3.7,5\n1,3.7,0\n1.1,3.7,2\n"))
    #expect(Self.rows(counter) == ["2,14,1.25,3.625,7"])
    #expect(throws: Diagnostics.self) { try counter.add(Self.table("mv,logt,stars\n1,3.7,1.5\n")) }
    let misspelt = #expect(throws: Diagnostics.self) {
      try counter.add(Self.table("mv,logt,star\n1,3.7,5\n"))
    }
    #expect(misspelt?.description.contains("no column \"stars\" for weight among") ?? false)
    #expect(misspelt?.description.contains("did you mean \"star\"?") ?? false)
  }

  @Test("Cells of other widths, or with impossible numbers of stars, are errors")
  func foreignCells() {
    var counter = Self.counter()
    let header = "i,j,absolute_magnitude,log_temperature,n\n"
    for row in ["2,14,1.3,3.625,1", "2.5,14,1.5,3.625,1", "2,14,1.25,3.625,-1", "2,14,1.25,,1"] {
      #expect(throws: Diagnostics.self, "\(row)") { try counter.add(Self.table(header + row)) }
    }
    #expect(throws: Diagnostics.self) {
      try counter.add(Self.table(header + "2,14,1.25,3.625,9007199254740992\n2,14,1.25,3.625,1\n"))
    }
  }

  @Test("More stars than can be counted are an error, also if their rows are left out")
  func tooMany() {
    let most = "9007199254740991"
    let rows = (0..<1_100).map { "\($0 % 9),3.7,\(most)\n" }.joined()
    var stars = Self.counter { $0.weight = "stars" }
    #expect(throws: Diagnostics.self) { try stars.add(Self.table("mv,logt,stars\n" + rows)) }
    var cells = Self.counter(classes: ["a"])
    let header = "i,j,absolute_magnitude,log_temperature,label,n\n"
    let unknown = (0..<1_100).map { _ in "2,14,1.25,3.625,x,\(most)\n" }.joined()
    #expect(throws: Diagnostics.self) { try cells.add(Self.table(header + unknown)) }
  }

  @Test("A cell of two classes is one cell")
  func cellCount() {
    var counts = CellCounts()
    for label in [0, 1] { counts.add(3, i: 2, j: 5, label: label) }
    counts.add(1, i: 2, j: 6, label: 0)
    #expect(counts.count == 3 && counts.cellCount == 2)
  }

  @Test("Counts of many cells are kept apart, up to the ends of the range")
  func counts() {
    var counts = CellCounts()
    let ends = [CellGrid.indices.lowerBound, -1, 0, 1, CellGrid.indices.upperBound]
    for i in ends {
      for j in ends { for label in 0..<20 { counts.add(label + 1, i: i, j: j, label: label) } }
    }
    for number in 0..<5_000 { counts.add(1, i: number, j: -number, label: 0) }
    let cells = counts.sorted(ranks: Array(0..<64))
    #expect(cells.map(\.number).reduce(0, +) == counts.total)
    #expect(counts.total == 25 * 210 + 5_000)
    #expect(cells.count == 25 * 20 + 5_000 - 2)
    #expect(cells.first?.cell == .init(i: ends[0], j: ends[0], label: 0))
    #expect(cells.last?.cell == .init(i: ends[4], j: ends[4], label: 19))
  }
}
