import Stars
import Testing
import _TestSupport

@testable import Experiments

@Suite("Two tables of stars are compared")
struct CatalogueComparisonTests {
  private func catalogue(_ names: [String]) throws -> Catalogue {
    let lines = names.enumerated().map { "\($1),\($0),4,1\n" }
    let text = "name,absolute_magnitude,log_temperature,label\n" + lines.joined()
    let experiment = try Experiment.decode(Array("title: T\ndata: t.csv\n".utf8), name: "e.yaml")
    return try Catalogue.read(Array(text.utf8), name: "t.csv", schema: experiment.schema)
  }

  @Test(
    "Stars of one name are paired in order, wherever they stand", arguments: 0..<40 as Range<UInt64>
  )
  func pairs(seed: UInt64) throws {
    var generator = SeededGenerator(seed: seed)
    let old = (0..<12).map { _ in ["A", "B", "C", "Å"].randomElement(using: &generator) ?? "" }
    // Most begin alike, as tables do that were edited.
    let kept = Int.random(in: 0...12, using: &generator)
    let new =
      old.prefix(kept) + old.dropFirst(kept).shuffled(using: &generator).dropLast(2) + ["D", "A"]
    let comparison = CatalogueComparison(
      old: try catalogue(old), new: try catalogue(Array(new)))
    var left = old.indices.reversed().map { (old[$0], $0) }
    var (common, added) = ([[Int]](), [Int]())
    for (star, name) in new.enumerated() {
      if let place = left.lastIndex(where: { $0.0 == name }) {
        common.append([left.remove(at: place).1, star])
      } else {
        added.append(star)
      }
    }
    #expect(comparison.common.map { [$0.old, $0.new] } == common)
    #expect(comparison.added == added)
    #expect(comparison.removed == left.map(\.1).sorted())
    // Magnitudes are the numbers of the rows, so those that moved differ.
    #expect(
      comparison.moved.map { comparison.common[$0].new }
        == common.filter { $0[0] != $0[1] }.map { $0[1] })
  }
}
