import Elementary
import Testing
import _TestSupport

@testable import Learning

@Suite("The fast passes")
struct EvaluatorTests {
  /// Sizes with one and many layers, narrow and wide, and every remainder of rows modulo four.
  static let shapes = [
    [2, 3, 3], [3, 2], [1, 1, 2], [4, 5, 2, 3, 4], [5, 1], [2, 9, 8, 6], [3, 17, 33, 2],
  ]

  @Test(
    "give the reference's bits on every instruction set", arguments: Self.shapes,
    Activation.allCases)
  func sameBits(sizes: [Int], activation: Activation) {
    var generator = SeededGenerator(seed: UInt64(sizes.count * 100 + sizes[0]))
    let network = Network.random(sizes: sizes, activation: activation, using: &generator)
    for count in [1, 2, 7, 8, 9, 20, 127, 128, 129, 300] {
      let examples = Examples.random(count: count, for: network, using: &generator)
      var reference = Backpropagation(sizes: sizes, activation: activation)
      let expected = reference.evaluate(network.parameters, over: examples)
      for set in Workspace.instructionSets.indices {
        var evaluator = Evaluator(network, over: examples, threads: 1, instructionSet: set)
        // Run twice, since examples that fit stay in memory.
        for _ in 0..<2 {
          var gradient = network.parameters
          let result = evaluator.evaluate(network.parameters, gradient: &gradient)
          #expect(result.loss.bitPattern == expected.loss.bitPattern)
          #expect(result.correctCount == expected.correctCount)
          #expect(gradient == reference.gradient, "\(count) on set \(set)")
        }
      }
    }
  }

  @Test("give the reference's bits with class weights", arguments: [1, 2, 3, 8])
  func classWeights(threads: Int) {
    var generator = SeededGenerator(seed: 73)
    let network = Network.random(sizes: [2, 5, 4, 3], activation: .tanh, using: &generator)
    let weights = [0.3, 1.7, 12.5]
    for count in [1, 7, 20, 129, 10_000] {
      let examples = Examples.random(count: count, for: network, using: &generator)
      var reference = Backpropagation(
        sizes: network.sizes, activation: network.activation, classWeights: weights)
      let expected = reference.evaluate(network.parameters, over: examples)
      for set in Workspace.instructionSets.indices {
        var evaluator = Evaluator(
          network, over: examples, threads: threads, classWeights: weights, instructionSet: set)
        var gradient = network.parameters
        let result = evaluator.evaluate(network.parameters, gradient: &gradient)
        #expect(result == expected)
        #expect(gradient == reference.gradient, "\(count) on set \(set)")
      }
    }
  }

  @Test("give the reference's bits over blocks, on any number of threads")
  func threads() {
    var generator = SeededGenerator(seed: 70)
    let network = Network.random(sizes: [2, 3, 3], activation: .sigmoid, using: &generator)
    let examples = Examples.random(count: 10_000, for: network, using: &generator)
    var reference = Backpropagation(sizes: network.sizes, activation: network.activation)
    let expected = reference.evaluate(network.parameters, over: examples)
    for threads in [1, 2, 3, 8] {
      var evaluator = Evaluator(network, over: examples, threads: threads)
      var gradient = network.parameters
      let result = evaluator.evaluate(network.parameters, gradient: &gradient)
      #expect(result == expected)
      #expect(gradient == reference.gradient)
    }
  }

  @Test("give the reference's bits for large, tiny and non-finite numbers")
  func extremes() {
    var generator = SeededGenerator(seed: 71)
    for activation in Activation.allCases {
      for scale in [.leastNormalMagnitude, 1e-150, 30, 700, 1e4, 1e150, 1e300, .infinity, .nan] {
        var network = Network.random(sizes: [2, 3, 3], activation: activation, using: &generator)
        network.parameters = network.parameters.map { $0 * scale }
        let examples = Examples.random(count: 21, for: network, using: &generator)
        var reference = Backpropagation(sizes: network.sizes, activation: activation)
        let expected = reference.evaluate(network.parameters, over: examples)
        for set in Workspace.instructionSets.indices {
          var evaluator = Evaluator(network, over: examples, threads: 1, instructionSet: set)
          var gradient = network.parameters
          let result = evaluator.evaluate(network.parameters, gradient: &gradient)
          #expect(same(result.loss, expected.loss), "\(activation), \(scale)")
          #expect(result.correctCount == expected.correctCount, "\(activation), \(scale)")
          if expected.loss.isFinite {
            #expect(zip(gradient, reference.gradient).allSatisfy { same($0, $1) })
          }
        }
      }
    }
  }

  @Test("have elementary functions with the bits of the scalar ones, on every instruction set")
  func elementary() {
    var generator = SeededGenerator(seed: 72)
    let edges = [
      0, -0.0, 1, .infinity, .nan, .leastNonzeroMagnitude, .leastNormalMagnitude, 0x1p-54, 0x1p-28,
      0.40999999999999998, 0.41, 0.42, 17, 17.000000000000004, 19, 22, 707.9, 708, 708.4, 709.8,
      745.13, 745.14, 746, 1e300, .greatestFiniteMagnitude,
    ]
    var magnitudes = edges + Array(repeating: 1, count: 8 - edges.count % 8)
    for _ in 0..<4_000 {
      magnitudes.append(.random(in: 0...1, using: &generator))
      magnitudes.append(.random(in: 0...40, using: &generator))
      magnitudes.append(.random(in: 0...750, using: &generator))
      magnitudes.append(
        Double(sign: .plus, exponent: .random(in: -60...60, using: &generator), significand: 1.5))
    }
    for set in Workspace.instructionSets.indices {
      let workspace = Workspace(Assignment.network, instructionSet: set)
      let powers = workspace.map(.exponential, magnitudes.map { -$0 })
      let logarithms = workspace.map(.logOnePlus, magnitudes)
      let above = workspace.map(.hyperbolicTangent, magnitudes)
      let below = workspace.map(.hyperbolicTangent, magnitudes.map { -$0 })
      for (index, x) in magnitudes.enumerated() {
        #expect(same(powers[index], exponential(-x)), "exponential(−\(x))")
        #expect(same(above[index], hyperbolicTangent(x)), "hyperbolicTangent(\(x))")
        #expect(same(below[index], hyperbolicTangent(-x)), "hyperbolicTangent(−\(x))")
        if x < .infinity {
          #expect(same(logarithms[index], logOnePlus(x)), "logOnePlus(\(x))")
        }
      }
    }
  }

  /// Whether two numbers have the same bits, or both are NaN.
  private func same(_ a: Double, _ b: Double) -> Bool {
    a.bitPattern == b.bitPattern || a.isNaN && b.isNaN
  }
}
