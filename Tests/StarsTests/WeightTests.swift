import Tables
import Testing
import _TestSupport

@testable import Stars

@Suite("A column says how many stars each row stands for")
struct WeightTests {
  private func schema(_ weight: String = "n", leavesOut: Bool = false) -> Schema {
    var schema = Schema(features: ["m", "t"], classes: ["a", "b"], leavesOutMissing: leavesOut)
    schema.weight = weight
    return schema
  }

  private func read(_ rows: String..., schema: Schema) throws -> Catalogue {
    let text = (["m,t,label,n"] + rows).joined(separator: "\n") + "\n"
    return try Catalogue.read(Array(text.utf8), name: "cells.csv", schema: schema)
  }

  private func faults(_ rows: String..., schema: Schema) -> [String] {
    let text = (["m,t,label,n"] + rows).joined(separator: "\n") + "\n"
    do throws(Diagnostics) {
      _ = try Catalogue.read(Array(text.utf8), name: "cells.csv", schema: schema)
      return []
    } catch {
      return error.shown.map { "\($0)".split(separator: "\n").first.map(String.init) ?? "" }
    }
  }

  @Test("The sum is the number of stars, and a row has the number of the row as its name")
  func sum() throws {
    let cells = try read("1,4,a,3", "2,3.9,b,1.2e9", schema: schema())
    #expect(cells.weights == [3, 1_200_000_000])
    #expect(cells.starCount == 1_200_000_003)
    #expect(cells.starCount(of: [0]) == 3)
    #expect(Array(cells.names) == ["row 1", "row 2"])
  }

  @Test("A cell with several classes is counted once, and has to hold what columns i and j say")
  func cells() throws {
    var schema = schema()
    schema.cell = [0.5, 0.1]
    func read(_ rows: String...) throws -> Catalogue {
      let text = (["i,j,m,t,label,n"] + rows).joined(separator: "\n") + "\n"
      return try Catalogue.read(Array(text.utf8), name: "cells.csv", schema: schema)
    }
    let cells = try read("2,39,1.25,3.95,a,3", "2,39,1.25,3.95,b,4", "3,39,1.5,3.9,b,1")
    #expect(cells.count == 3 && cells.cellCount == 2)
    let fault = #expect(throws: Diagnostics.self) {
      try read("2,39,1.25,3.95,a,3", "2,39,1.75,3.95,b,4")
    }
    #expect(
      fault.map { "\($0.shown[0])" }?.hasPrefix(
        "cells.csv:3:1: error: the cell 2 does not hold 1.75, as cells that are 0.5 wide do")
        == true)
    // Magnitudes in the band i name no cells.
    #expect(try read("17.3,39,1.25,3.95,a,3").count == 1)
  }

  @Test("Without the key a column called n is a column like any other")
  func unweighted() throws {
    var plain = schema()
    plain.weight = nil
    let stars = try read("1,4,a,3", "2,3.9,b,4", schema: plain)
    #expect(stars.weights == nil)
    #expect(stars.starCount == 2)
  }

  @Test("A number that is missing, negative, not whole or too large is a fault at its place")
  func wrong() {
    #expect(
      faults("1,4,a,1.5", "1,4,a,", "1,4,a,-2", "1,4,a,1e30", "1,4,a,many", schema: schema())
        == [
          "cells.csv:2:7: error: n is 1.5, not a whole number of stars from 0",
          "cells.csv:3:7: error: n is empty, not a number, so the row stands for an unknown number of stars",
          "cells.csv:4:7: error: n is -2, not a whole number of stars from 0",
          "cells.csv:5:7: error: n is 1e30, 2⁵³ stars or more",
          "cells.csv:6:7: error: n is \"many\", not a number, so the row stands for an unknown number of stars",
        ])
    // Nothing else shows how many stars there are, even where incomplete ones are excluded.
    #expect(faults("1,4,a,", "1,4,b,2", schema: schema(leavesOut: true)).count == 1)
  }

  @Test("An unknown column, a sum above 2⁵³ and a table of no stars are faults")
  func impossible() {
    #expect(
      faults("1,4,a,1", schema: schema("m_")) == [
        "cells.csv:1:1: error: no column \"m_\" for weight among m, t, label, n; did you mean \"m\"?"
      ])
    #expect(
      faults("1,4,a,9007199254740991", "1,4,a,2", schema: schema()) == [
        "cells.csv:1:11: error: the sum of n is more than 2⁵³ stars"
      ])
    #expect(
      faults("1,4,a,0", schema: schema()).first == "cells.csv:1:11: error: n is 0 in every row")
  }

  @Test("A row of no stars is left out with a note, and excluded stars are counted as stars")
  func zero() throws {
    let cells = try read("1,4,a,3", "2,3.9,b,0", "3,3,b,1", schema: schema())
    #expect(cells.weights == [3, 1])
    #expect(cells.numbers["m"] == [1, 3])
    #expect(
      cells.warnings.shown.map { "\($0.severity): \($0.message)" } == [
        "note: n is 0 in 1 row, which is left out"
      ])
    let incomplete = try read(
      "1,4,a,3", ",3.9,b,5", ",3.9,b,0", "3,3,b,1", schema: schema(leavesOut: true))
    #expect(incomplete.omissions.map(\.count) == [5])
    #expect(incomplete.starCount == 4)
  }

  @Test("A median is that of the repeated numbers")
  func median() {
    #expect([3.0, 1, 2].median(weights: [1, 1, 5]) == 2)
    #expect([3.0, 1, 2].median(weights: [5, 1, 1]) == 3)
    #expect([1.0, 2].median(weights: [2, 2]) == 1.5)
    #expect([1.0, .nan].median(weights: [1, 9]) == 1)
    #expect([Double.nan].median(weights: [1]) == nil)
    #expect([4.0, 1, 3].median(weights: nil) == 3)
  }
}

@Suite("Rows are cells of the diagram")
struct CellTests {
  private func cells(_ rows: [(Double, Double)]) throws -> Cells {
    var schema = Schema(features: ["m", "t"], classes: [])
    schema.weight = "n"
    schema.cell = [0.5, 0.1]
    let text = "m,t,n\n" + rows.map { "\($0.0),\($0.1),1\n" }.joined()
    return try #require(
      Cells(try Catalogue.read(Array(text.utf8), name: "c.csv", schema: schema)))
  }

  @Test("Values that lie alike in all cells are their centres")
  func centers() throws {
    let cells = try cells([(0.25, 3.65), (5.75, 3.95), (-1.25, 4.05)])
    #expect(cells.origins.map { ($0 * 1_000).rounded() } == [0, 0])
    let ends = cells.ends(of: 5.75, along: 0)
    #expect(ends.lower <= 5.5 && ends.lower > 5.49)
    #expect(ends.upper >= 6 && ends.upper < 6.01)
  }

  @Test("Cells of another grid are known by their centres too")
  func shifted() throws {
    let cells = try cells([(0.35, 3.65), (5.85, 3.95), (-1.15, 4.05)])
    let ends = cells.ends(of: 5.85, along: 0)
    #expect(ends.lower <= 5.6 && ends.lower > 5.59)
  }

  @Test("Means lie in cells that begin at whole multiples of the width")
  func means() throws {
    let cells = try cells([(0.3, 3.65), (5.6, 3.95), (-1.2, 4.05), (0.5, 4.05)])
    let ends = cells.ends(of: 5.6, along: 0)
    #expect(ends.lower <= 5.5 && ends.lower > 5.49)
    #expect(ends.upper >= 6 && ends.upper < 6.01)
    // One that rounding may have moved over an edge belongs to both cells.
    #expect(cells.ends(of: 0.5, along: 0).lower < 0.01)
    #expect(cells.ends(of: 0.5, along: 0).upper >= 1)
  }
}
