import Experiments
import Stars
import Testing

@Suite("Tables that repeat one another are found")
struct RepeatedTablesTests {
  private static let header = "name,absolute_magnitude,log_temperature,label"

  /// The stars with these magnitudes, in this order.
  private static func prints(_ magnitudes: [Double]) throws -> StarPrints {
    try prints(header + "\n" + magnitudes.map { "S,\($0),3.8,1\n" }.joined())
  }

  private static func prints(_ text: String) throws -> StarPrints {
    let schema = Experiment(title: "T", data: "t.csv").schema
    return StarPrints(try Catalogue.read(Array(text.utf8), name: "t.csv", schema: schema))
  }

  private static let hundred = (0..<100).map(Double.init)

  @Test(
    "Names, the order of rows and columns, and the digits of numbers do not count",
    arguments: [
      "\(header)\nB,-2.50,4,2\nA,1,3.8,1\n",
      "label,log_temperature,other,absolute_magnitude\n1,3.80,x,1.0\n2,4.0,y,-2.5\n",
    ])
  func same(other: String) throws {
    let one = try Self.prints("\(Self.header)\nX,1,3.8,1\nY,-2.5,4.0,2\n")
    #expect(one == (try Self.prints(other)))
  }

  @Test(
    "Features and classes count",
    arguments: ["X,1.01,3.8,1", "X,1,3.81,1", "X,1,3.8,2", "X,1,3.8,1\nX,1,3.8,1"])
  func different(row: String) throws {
    #expect(
      try Self.prints("\(Self.header)\nX,1,3.8,1\n") != Self.prints("\(Self.header)\n\(row)\n"))
  }

  @Test("Equal tables form a group, whatever is between them; unread ones belong to none")
  func groups() throws {
    let (one, other) = (try Self.prints([1, 2]), try Self.prints([3, 4]))
    let found = RepeatedTables([one, other, nil, one, nil, other, one], reference: nil)
    #expect(found.groups == [[0, 3, 6], [1, 5]])
    #expect(found.pairs.isEmpty)
  }

  @Test(
    "Tables are nearly the same if 95 of 100 stars agree, not if 94 do", arguments: [94, 95, 99])
  func limit(shared: Int) throws {
    let other = Self.hundred.map { $0 < Double(shared) ? $0 : $0 + 1000 }
    let found = RepeatedTables(
      [try Self.prints(Self.hundred), try Self.prints(other)], reference: nil)
    #expect(found.pairs.map(\.shared) == (shared < 95 ? [] : [shared]))
    #expect(found.pairs.map(\.of) == (shared < 95 ? [] : [100]))
  }

  @Test("The larger table counts", arguments: [(100, true), (105, true), (106, false)])
  func larger(count: Int, isFound: Bool) throws {
    let tables = [Self.hundred, (0..<count).map(Double.init).reversed()]
    let found = RepeatedTables(try tables.map(Self.prints), reference: nil)
    #expect(!(found.pairs + found.groups.map { ($0[0], $0[1], 0, 0) }).isEmpty == isFound)
  }

  @Test("The stars of the reference do not count")
  func reference() throws {
    let reference = try Self.prints(Self.hundred)
    let own = try [[200.0], [300], [200]].map { try Self.prints(Self.hundred.dropFirst() + $0) }
    let found = RepeatedTables([reference, reference] + own, reference: reference)
    #expect(found.groups == [[2, 4]])
    #expect(found.pairs.isEmpty)
    #expect(RepeatedTables(own, reference: nil).pairs.count == 1)
  }
}
