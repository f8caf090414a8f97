import Testing
import _TestSupport

@testable import Learning

@Suite("Predicted classes of many inputs")
struct AnswersTests {
  @Test("use a sigmoid that is off by less than 10⁻⁶, half of what they allow for")
  func quickSigmoid() {
    var generator = SeededGenerator(seed: 80)
    let edges = [0, -0.0, 1e-300, 80, -80, 80.1, -80.1, 1e300, -1e300, .infinity, -.infinity]
    let others = (0..<40_005).map {
      Double.random(in: $0 < 20_000 ? -4...4 : -90...90, using: &generator)
    }
    for set in Workspace.instructionSets.indices {
      let workspace = Workspace(Assignment.network, instructionSet: set)
      let x = edges + others
      for (x, y) in zip(x, workspace.map(.quickSigmoid, x)) {
        #expect(abs(y - Activation.sigmoid(x)) < 0x1p-20, "sigmoid(\(x))")
      }
      let nothing = workspace.map(.quickSigmoid, Array(repeating: .nan, count: 8))
      #expect(nothing.allSatisfy { $0.isNaN })
    }
  }

  @Test(
    "are those of the largest logits, next to boundaries too",
    arguments: Activation.allCases, [[2, 3, 3], [2, 16, 3], [3, 8, 5, 4], [2, 3]])
  func boundaries(_ activation: Activation, _ sizes: [Int]) {
    var generator = SeededGenerator(seed: 81)
    for scale in [0.01, 1, 30] {
      var network = Network.random(sizes: sizes, activation: activation, using: &generator)
      network.parameters = network.parameters.map { $0 * scale }
      var rows: [[Double]] = []
      for _ in 0..<40 {
        let ends = (0..<2).map { _ in sizes[0].randomNumbers(in: -3...3, using: &generator) }
        rows += ends + boundary(between: ends[0], ends[1], network)
      }
      expectEqual(network, rows)
    }
  }

  @Test("are those of the largest logits where weights, biases or inputs are huge or no numbers")
  func extremes() {
    var generator = SeededGenerator(seed: 82)
    let rows =
      (0..<30).map { _ in 2.randomNumbers(in: -3...3, using: &generator) } + [
        [.nan, 0], [.infinity, 1], [-.infinity, .infinity], [1e308, -1e308],
      ]
    for activation in Activation.allCases {
      let plain = Network.random(sizes: [2, 3, 3], activation: activation, using: &generator)
      for parameter in plain.parameters.indices {
        for value in [1e20, -1e300, .infinity, .nan] {
          var network = plain
          network.parameters[parameter] = value
          expectEqual(network, rows)
        }
      }
      // Biases beside which the rest is lost in rounding, so that classes tie or differ by one rounding.
      var network = plain
      for bias in plain.parameters.indices.suffix(3) { network.parameters[bias] += 0x1p52 }
      expectEqual(network, rows)
    }
  }

  /// Compares the classes of `rows` with those of the reference, on every instruction set: each row by itself, since
  /// one next to a boundary has its neighbours computed exactly, too.
  private func expectEqual(_ network: Network, _ rows: [[Double]]) {
    let expected = rows.map { UInt8(network.predictedClass($0)) }
    #expect(network.predictedClasses(ofRows: Matrix(rows)) == expected)
    for set in Workspace.instructionSets.indices {
      let workspace = Workspace(network, instructionSet: set)
      let classes = rows.map { row in
        var answer: UInt8 = 255
        workspace.classes(network.parameters, rows: row, count: 1, into: &answer)
        return answer
      }
      #expect(classes == expected, "\(Workspace.instructionSets[set])")
    }
  }

  /// The last points before and after a change of class between two points, and points 10⁻¹² to 10⁻³ of the way from it.
  private func boundary(between a: [Double], _ b: [Double], _ network: Network) -> [[Double]] {
    func point(_ share: Double) -> [Double] { zip(a, b).map { $0 + share * ($1 - $0) } }
    let start = network.predictedClass(a)
    guard start != network.predictedClass(b) else { return [] }
    var (here, there) = (0.0, 1.0)
    while case let middle = (here + there) / 2, middle > here, middle < there {
      if network.predictedClass(point(middle)) == start { here = middle } else { there = middle }
    }
    let steps = [1e-12, 1e-10, 1e-8, 1e-7, 1e-6, 1e-5, 1e-4, 1e-3]
    return ([0] + steps).flatMap { [point(here - $0), point(there + $0)] }
  }
}

extension Int {
  fileprivate func randomNumbers(
    in range: ClosedRange<Double>, using generator: inout SeededGenerator
  ) -> [Double] {
    (0..<self).map { _ in .random(in: range, using: &generator) }
  }
}
