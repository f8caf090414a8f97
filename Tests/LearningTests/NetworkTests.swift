import Elementary
import Testing
import _TestSupport

@testable import Learning

@Suite("Networks")
struct NetworkTests {
  @Test("a matrix is stored in row-major order")
  func matrix() {
    var m = Matrix([[1, 2, 3], [4, 5, 6]])
    #expect(m.elements == [1, 2, 3, 4, 5, 6])
    #expect((m.rows, m.columns) == (2, 3))
    #expect(m[1, 0] == 4)
    m[1, 2] = 9
    #expect(m.row(1) == [4, 5, 9])
    #expect(Matrix(columns: [[1, 4], [2, 5], [3, 6]]) == Matrix([[1, 2, 3], [4, 5, 6]]))
    #expect(Matrix(columns: []) == Matrix([]))
    #expect(Matrix([]) == Matrix(rows: 0, columns: 0, repeating: 1))
    #expect(Matrix(rows: 1, columns: 2, repeating: 7) == Matrix([[7, 7]]))
  }

  @Test("parameters are ordered by layer, the weights in row-major order and then the biases")
  func parameters() {
    var network = Network(
      layers: [
        DenseLayer(weights: Matrix([[1, 2], [3, 4]]), biases: [5, 6]),
        DenseLayer(weights: Matrix([[7, 8], [9, 10]]), biases: [11, 12]),
      ], activation: .relu)
    #expect(network.parameters == (1...12).map(Double.init))
    #expect(network.parameterCount == 12)
    network.parameters = (13...24).map(Double.init)
    #expect(network.layers[1].weights[0, 1] == 20)
    #expect(network.layers[0].biases == [17, 18])
    #expect(network.sizes == [2, 2, 2])
    #expect((network.inputCount, network.classCount) == (2, 2))
  }

  @Test("a network without hidden layers is the softmax of a linear map")
  func noHiddenLayer() {
    let network = Network(
      layers: [DenseLayer(weights: Matrix([[1, 0], [0, 1]]), biases: [0, 0.5])],
      activation: .sigmoid)
    #expect(network.logits([2, 3]) == [2, 3.5])
    #expect(network.probabilities([2, 3]) == softmax([2, 3.5]))
    #expect(network.predictedClass([2, 3]) == 1)
  }

  @Test("a non-zero initial bias applies to every bias")
  func initialBias() {
    let network = Network(
      sizes: [1, 2], activation: .tanh, initialWeight: 0.25, initialBias: -1)
    #expect(network.parameters == [0.25, 0.25, -1, -1])
  }

  @Test("a forward pass contains every layer, and agrees with the logits")
  func forward() {
    var generator = SeededGenerator(seed: 1)
    let network = Network.random(sizes: [3, 4, 2, 3], activation: .tanh, using: &generator)
    let x = [0.1, -0.4, 0.9]
    let pass = network.forward(x)
    #expect(pass.input == x)
    #expect(pass.layers.map(\.z.count) == [4, 2, 3])
    #expect(pass.layers[0].z == network.layers[0].forward(x))
    #expect(pass.layers[2].z == network.logits(x))
    #expect(pass.output == network.probabilities(x))
  }

  @Test("a tie goes to the lowest class, and NaN never wins")
  func ties() {
    func winner(_ logits: [Double]) -> Int {
      let layer = DenseLayer(
        weights: Matrix(rows: logits.count, columns: 1, repeating: 0), biases: logits)
      return Network(layers: [layer], activation: .relu).predictedClass([1])
    }
    #expect(winner([1, 1, 1]) == 0)
    #expect(winner([0, 2, 2]) == 1)
    #expect(winner([.nan, -3, -2]) == 2)
    #expect(winner([1, .nan, 2]) == 2)
    #expect(winner([.nan, .nan]) == 0)
    #expect(winner([-.infinity, -.infinity]) == 0)
  }
}

@Suite("Activations")
struct ActivationTests {
  @Test("at 0, at infinity and in the tails")
  func edges() {
    #expect(Activation.sigmoid(0) == 0.5)
    #expect(Activation.sigmoid(.infinity) == 1)
    #expect(Activation.sigmoid(-.infinity) == 0)
    #expect(Activation.sigmoid(1e300) == 1)
    #expect(Activation.sigmoid(-1e300) == 0)
    #expect(Activation.sigmoid(-740) > 0)
    #expect(Activation.relu(-2) == 0)
    #expect(Activation.relu(3) == 3)
    #expect(Activation.relu(0) == 0)
    for activation in Activation.allCases { #expect(activation(.nan).isNaN) }
  }

  @Test("the sigmoid is (1 + tanh(z/2)) / 2")
  func sigmoid() {
    for z in stride(from: -30.0, through: 30, by: 0.37) {
      expectClose(Activation.sigmoid(z), (1 + hyperbolicTangent(z / 2)) / 2, within: 3e-16)
    }
  }

  @Test("derivatives match finite differences", arguments: [Activation.sigmoid, .tanh])
  func derivatives(activation: Activation) {
    for z in stride(from: -4.0, through: 4, by: 0.3) {
      let y = activation(z)
      let h = 1e-4
      let (above, below) = (activation(z + h), activation(z - h))
      expectClose(activation.derivative(atOutput: y), (above - below) / (2 * h), within: 1e-8)
      let outputs = SIMD8(repeating: y)
      #expect(
        activation.derivative(atOutputs: outputs)
          == SIMD8(repeating: activation.derivative(atOutput: y)))
      expectClose(
        activation.secondDerivative(atOutputs: outputs)[7], (above - 2 * y + below) / (h * h),
        within: 1e-7)
    }
  }

  @Test("ReLU has slope 1 above 0, 0 elsewhere, and no curvature")
  func relu() {
    #expect(Activation.relu.derivative(atOutput: 2) == 1)
    #expect(Activation.relu.derivative(atOutput: 0) == 0)
    let outputs = SIMD8<Double>(-1, -0.0, 0, 0.5, 1, 2, 3, 4)
    #expect(Activation.relu.derivative(atOutputs: outputs) == SIMD8(0, 0, 0, 1, 1, 1, 1, 1))
    #expect(Activation.relu.secondDerivative(atOutputs: outputs) == .zero)
  }

  @Test("names are those of the experiment file")
  func names() {
    #expect(Activation.allCases.map(\.rawValue) == ["sigmoid", "tanh", "relu"])
  }
}

@Suite("Identical hidden neurons")
struct SymmetryTests {
  @Test("with equal weights form one group, before and after training")
  func assignment() {
    #expect(Assignment.network.cloneGroups(inLayer: 0) == [[0, 1, 2]])
    #expect(Assignment.network.effectiveSizes == [2, 1, 3])
    let trained = train(
      Assignment.network, on: Assignment.examples, Training(learningRate: 10, epochs: 100)
    ).trained
    #expect(trained.cloneGroups(inLayer: 0, within: 0) == [[0, 1, 2]])
    #expect(trained.effectiveSizes == [2, 1, 3])
  }

  @Test("are separated by any single parameter that differs", arguments: [2, 3, 7, 10])
  func different(parameter: Int) {
    // In a 2-3-3 network these are two incoming weights, a bias, and an outgoing weight of neuron 1.
    var network = Assignment.network
    network.parameters[parameter] += 0.01
    #expect(network.cloneGroups(inLayer: 0) == [[0, 2]])
    #expect(network.effectiveSizes == [2, 2, 3])
  }

  @Test("may differ within the tolerance")
  func tolerance() {
    var network = Assignment.network
    network.parameters[2] = 0.5 + 1e-13
    #expect(network.cloneGroups(inLayer: 0) == [[0, 1, 2]])
    #expect(network.cloneGroups(inLayer: 0, within: 0) == [[0, 2]])
  }

  @Test("do not occur with random weights or without a hidden layer")
  func none() {
    var generator = SeededGenerator(seed: 8)
    let network = Network.random(sizes: [2, 4, 3, 2], activation: .tanh, using: &generator)
    #expect(network.cloneGroups(inLayer: 0).isEmpty)
    #expect(network.effectiveSizes == [2, 4, 3, 2])
    let linear = Network(sizes: [2, 3], activation: .tanh, initialWeight: 1)
    #expect(linear.effectiveSizes == [2, 3])
  }

  @Test("in two pairs form two groups")
  func pairs() {
    var network = Network(sizes: [1, 4, 2], activation: .sigmoid, initialWeight: 0.5)
    // The biases of neurons 1 and 3.
    network.parameters[5] = 0.25
    network.parameters[7] = 0.25
    #expect(network.cloneGroups(inLayer: 0) == [[0, 2], [1, 3]])
    #expect(network.effectiveSizes == [1, 2, 2])
  }
}
