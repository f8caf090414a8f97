import Testing
import _TestSupport

@testable import Learning

/// Examples whose rows stand for several equal ones, and the same with as many rows.
private struct Repeated {
  let weighted: Examples
  let repeated: Examples

  init(_ examples: Examples, _ weights: [Int]) {
    weighted = Examples(
      inputs: examples.inputs, labels: examples.labels, classCount: examples.classCount,
      weights: weights)
    let rows = weights.indices.flatMap { Array(repeating: $0, count: weights[$0]) }
    repeated = Examples(
      inputs: Matrix(rows.map { examples.inputs.row($0) }),
      labels: rows.map { examples.labels[$0] }, classCount: examples.classCount)
  }

  /// Rows of 1 to `most` examples for `network`.
  init(_ count: Int, upTo most: Int, _ network: Network, _ generator: inout SeededGenerator) {
    let examples = Examples.random(count: count, for: network, using: &generator)
    self.init(examples, (0..<count).map { _ in Int.random(in: 1...most, using: &generator) })
  }
}

@Suite("A row of weight n is n equal examples")
struct WeightTests {
  @Test(
    "Loss, gradient and count agree with those of the repeated rows to 1e-12",
    arguments: Activation.allCases)
  func gradient(activation: Activation) {
    var generator = SeededGenerator(seed: 5)
    let network = Network.random(sizes: [2, 4, 3], activation: activation, using: &generator)
    for classWeights in [nil, [0.3, 1.7, 12.5]] {
      let pair = Repeated(300, upTo: 20, network, &generator)
      var results: [(loss: Double, correctCount: Int)] = []
      var gradients: [[Double]] = []
      for examples in [pair.weighted, pair.repeated] {
        var evaluator = Evaluator(network, over: examples, threads: 1, classWeights: classWeights)
        var gradient = network.parameters
        results.append(evaluator.evaluate(network.parameters, gradient: &gradient))
        gradients.append(gradient)
      }
      expectClose(results[0].loss, results[1].loss, within: 1e-12)
      #expect(results[0].correctCount == results[1].correctCount)
      for (a, b) in zip(gradients[0], gradients[1]) { expectClose(a, b, within: 1e-12) }
    }
  }

  @Test(
    "The passes give the reference's bits on every instruction set and number of threads",
    arguments: [1, 2, 5])
  func sameBits(threads: Int) {
    var generator = SeededGenerator(seed: 6)
    let network = Network.random(sizes: [2, 3, 3], activation: .sigmoid, using: &generator)
    for count in [1, 7, 8, 129, 9_000] {
      let examples = Repeated(count, upTo: 1_000, network, &generator).weighted
      var reference = Backpropagation(sizes: network.sizes, activation: network.activation)
      let expected = reference.evaluate(network.parameters, over: examples)
      for set in Workspace.instructionSets.indices {
        var evaluator = Evaluator(network, over: examples, threads: threads, instructionSet: set)
        // Run twice, since examples that fit stay in memory.
        for _ in 0..<2 {
          var gradient = network.parameters
          let result = evaluator.evaluate(network.parameters, gradient: &gradient)
          #expect(result == expected)
          #expect(gradient == reference.gradient, "\(count) on set \(set)")
        }
      }
    }
  }

  @Test("A thousand million million examples count exactly")
  func large() {
    let examples = Examples(
      inputs: Matrix([[0, 0], [1, 1]]), labels: [0, 1], classCount: 2,
      weights: [(1 << 52) - 1, 1 << 52])
    let network = Network(sizes: [2, 2], activation: .sigmoid, initialWeight: 0.5)
    var evaluator = Evaluator(network, over: examples, threads: 1)
    // Equal weights predict the first class.
    #expect(evaluator.measure(network.parameters).correctCount == (1 << 52) - 1)
    #expect(examples.total == (1 << 53) - 1)
  }

  @Test("A training of 20 epochs takes the same way, with balanced classes too")
  func training() {
    let pair = Repeated(Assignment.examples, (0..<20).map { 1 + $0 * $0 % 7 })
    for weights in [nil, ClassWeights.balanced] {
      var training = Training(learningRate: 2, epochs: 20)
      training.plan.classWeights = weights
      let network = Network(sizes: [2, 3, 3], activation: .sigmoid, initialWeight: 0.5)
      let (a, b) = (
        train(network, on: pair.weighted, training), train(network, on: pair.repeated, training)
      )
      #expect(a.correctCounts == b.correctCounts)
      for (x, y) in zip(a.losses, b.losses) { expectClose(x, y, within: 1e-12) }
      for (x, y) in zip(a.trained.parameters, b.trained.parameters) {
        expectClose(x, y, within: 1e-11)
      }
    }
  }

  @Test("The mean of an epoch's gradients is that of all examples, whatever their batch")
  func batches() {
    let pair = Repeated(Assignment.examples, (0..<20).map { $0 == 3 ? 1_000 : 1 + $0 })
    let network = Network(sizes: [2, 3, 3], activation: .sigmoid, initialWeight: 0.5)
    var training = Training(learningRate: 1e-9, epochs: 1)
    training.plan.batchSize = 6
    // So small a rate leaves the network as it is.
    let history = train(network, on: pair.weighted, training)
    let expected = network.lossAndGradient(over: pair.weighted)
    expectClose(history.losses[0], expected.loss, within: 1e-7)
    for (x, y) in zip(history[0].gradient.values, expected.gradient.values) {
      expectClose(x, y, within: 1e-7)
    }
  }

  @Test("Curvature, gradient check and idle neurons")
  func others() {
    var generator = SeededGenerator(seed: 8)
    let network = Network.random(sizes: [2, 3, 3], activation: .relu, using: &generator)
    let pair = Repeated(40, upTo: 9, network, &generator)
    expectClose(
      network.largestHessianEigenvalue(over: pair.weighted),
      network.largestHessianEigenvalue(over: pair.repeated), within: 1e-9)
    #expect(network.gradientCheck(over: pair.weighted).largestRelativeError < 1e-6)
    #expect(
      network.idleNeurons(over: pair.weighted) == network.idleNeurons(over: pair.repeated))
  }

  @Test("Evaluation, ranking and linear discriminant")
  func evaluation() throws {
    var generator = SeededGenerator(seed: 9)
    let network = Network.random(sizes: [2, 3, 3], activation: .tanh, using: &generator)
    let pair = Repeated(60, upTo: 5, network, &generator)
    let results = [pair.weighted, pair.repeated].map { examples in
      Evaluation(
        probabilities: network.probabilities(ofRows: examples.inputs), labels: examples.labels,
        weights: examples.weights)
    }
    #expect(results[0].confusion == results[1].confusion)
    #expect(results[0].calibration.map(\.count) == results[1].calibration.map(\.count))
    expectClose(results[0].logLoss, results[1].logLoss, within: 1e-12)
    expectClose(results[0].brierScore, results[1].brierScore, within: 1e-12)
    expectClose(
      results[0].expectedCalibrationError, results[1].expectedCalibrationError, within: 1e-12)
    let rankings = try [pair.weighted, pair.repeated].map { examples in
      try #require(
        Ranking(
          (0..<examples.count).map { network.probabilities(examples.inputs.row($0))[1] },
          isPositive: examples.labels.map { $0 == 1 }, weights: examples.weights))
    }
    #expect(rankings[0] == rankings[1])
    let lines = try [pair.weighted, pair.repeated].map { try #require(LinearDiscriminant($0)) }
    for (a, b) in zip(lines[0].weights.joined(), lines[1].weights.joined()) {
      expectClose(a, b, within: 1e-10)
    }
    for (a, b) in zip(lines[0].constants, lines[1].constants) { expectClose(a, b, within: 1e-10) }
  }
}

@Suite("Boxes of inputs in which a network may predict several classes")
struct BoxTests {
  @Test(
    "A box without several classes has none: no point in it is of another class than its centre",
    arguments: Activation.allCases)
  func isNeverWrong(activation: Activation) {
    var generator = SeededGenerator(seed: 11)
    for sizes in [[2, 3, 3], [2, 8, 2], [3, 5, 4, 3], [1, 2]] {
      let network = Network.random(sizes: sizes, activation: activation, using: &generator)
      let boxes = (0..<200).map { _ in
        (0..<sizes[0]).map { _ in Double.random(in: -2...2, using: &generator) }
      }
      let radius = 0.02
      let answers = network.mayChangeClass(
        from: Matrix(boxes.map { $0.map { $0 - radius } }),
        to: Matrix(boxes.map { $0.map { $0 + radius } }))
      for (box, mayChange) in zip(boxes, answers) where !mayChange {
        let own = network.predictedClass(box)
        for _ in 0..<20 {
          let point = box.map { $0 + Double.random(in: -radius...radius, using: &generator) }
          #expect(network.predictedClass(point) == own)
        }
      }
    }
  }

  @Test("Few boxes are doubtful that are of one class")
  func isSharp() {
    var generator = SeededGenerator(seed: 12)
    let network = Network.random(sizes: [2, 8, 3], activation: .tanh, using: &generator)
    let radius = 0.01
    let boxes = (0..<4_000).map { _ in
      (0..<2).map { _ in Double.random(in: -1...1, using: &generator) }
    }
    let doubtful = network.mayChangeClass(
      from: Matrix(boxes.map { $0.map { $0 - radius } }),
      to: Matrix(boxes.map { $0.map { $0 + radius } }))
    // The corners show nearly all boxes that a boundary crosses.
    let crossed = boxes.map { box in
      let corners = [-1, 1].flatMap { i in
        [-1, 1].map { j in
          network.predictedClass([box[0] + Double(i) * radius, box[1] + Double(j) * radius])
        }
      }
      return Set(corners).count > 1
    }
    let (bound, seen) = (doubtful.count { $0 }, crossed.count { $0 })
    #expect(seen > 20)
    #expect(bound >= seen && Double(bound) <= 1.3 * Double(seen), "\(bound) for \(seen)")
  }
}
