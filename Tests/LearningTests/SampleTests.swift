import Testing
import _TestSupport

@testable import Learning

@Suite("A random sample of examples")
struct SampleTests {
  private static func examples(_ count: Int) -> Examples {
    Examples(
      inputs: Matrix((0..<count).map { [Double($0), Double($0 * $0)] }),
      labels: (0..<count).map { $0 * 3 / count }, classCount: 3)
  }

  @Test("has as many examples as are asked for, in their order, each at most once")
  func size() {
    for (count, size) in [(10, 1), (10, 3), (10, 10), (1_000, 77)] {
      let sample = Self.examples(count).sample(size, seed: 1)
      let rows = (0..<sample.count).map { Int(sample.inputs.row($0)[0]) }
      #expect(sample.total == size && sample.weights == nil)
      #expect(rows == Set(rows).sorted())
      #expect(rows.indices.allSatisfy { sample.labels[$0] == rows[$0] * 3 / count })
    }
    #expect(Self.examples(10).sample(10, seed: 5) == Self.examples(10))
  }

  @Test("takes one from each stretch, so a sorted table keeps its shares of classes")
  func stretches() {
    let sample = Self.examples(3_000).sample(300, seed: 9)
    #expect(sample.classCounts == [100, 100, 100])
    let rows = (0..<300).map { Int(sample.inputs.row($0)[0]) }
    #expect(rows.enumerated().allSatisfy { $0.element / 10 == $0.offset })
    // Not always the same place of a stretch, which would fit a table that repeats itself.
    #expect(Set(rows.map { $0 % 10 }).count == 10)
    #expect(Self.examples(3_000).sample(300, seed: 10) != sample)
  }

  @Test("of weighted rows is that of the repeated rows")
  func weighted() {
    let weights = (0..<40).map { 1 + $0 * $0 % 13 }
    let plain = Self.examples(40)
    let rows = weights.indices.flatMap { Array(repeating: $0, count: weights[$0]) }
    let weighted = Examples(
      inputs: plain.inputs, labels: plain.labels, classCount: 3, weights: weights
    ).sample(60, seed: 4)
    let repeated = Examples(
      inputs: Matrix(rows.map { plain.inputs.row($0) }), labels: rows.map { plain.labels[$0] },
      classCount: 3
    ).sample(60, seed: 4)
    let counted = (0..<weighted.count).flatMap { row in
      Array(repeating: weighted.inputs.row(row)[0], count: weighted.weight(of: row))
    }
    #expect(counted == (0..<60).map { repeated.inputs.row($0)[0] })
    #expect(weighted.total == 60 && weighted.classCounts == repeated.classCounts)
  }

  @Test("of 2⁵³ examples in two rows has the shares of the rows")
  func many() {
    let examples = Examples(
      inputs: Matrix([[0, 0], [1, 1]]), labels: [0, 1], classCount: 2,
      weights: [3 << 51, 1 << 51])
    #expect(examples.sample(1_000, seed: 1).weights == [750, 250])
  }
}
