import Elementary

/// The location of a dense layer among all parameters and neurons of a network.
struct LayerPlace {
  let inputCount: Int
  let outputCount: Int
  /// The indices of its inputs and outputs among all neurons, the network's inputs first.
  let firstInput: Int
  let firstOutput: Int
  /// The indices of its weights and biases among all parameters.
  let firstWeight: Int
  let firstBias: Int
  let isLast: Bool

  var inputs: Range<Int> { firstInput..<firstOutput }
  var outputs: Range<Int> { firstOutput..<firstOutput + outputCount }
  var parameterEnd: Int { firstBias + outputCount }

  /// Returns the locations of the layers between the layers of neurons given by `sizes`.
  static func places(sizes: [Int]) -> [LayerPlace] {
    var neuron = 0
    var parameter = 0
    return (1..<sizes.count).map { index in
      let inputs = sizes[index - 1]
      let place = LayerPlace(
        inputCount: inputs, outputCount: sizes[index], firstInput: neuron,
        firstOutput: neuron + inputs, firstWeight: parameter,
        firstBias: parameter + inputs * sizes[index], isLast: index == sizes.count - 1)
      neuron = place.firstOutput
      parameter = place.parameterEnd
      return place
    }
  }
}

/// The loss and its gradient over many examples, one after the other.
///
/// This is the reference for the fast ``Evaluator``, which is tested to give the same bits. It
/// computes, in the same order, what ``DenseLayer/forward(_:)`` and
/// ``DenseLayer/gradient(input:delta:)`` compute for one example.
///
/// Source: Rumelhart, Hinton & Williams, *Learning representations by back-propagating errors* (1986).
struct Backpropagation {
  let places: [LayerPlace]
  let activation: Activation
  /// `y` of every neuron, the network's inputs first and its probabilities last.
  private(set) var outputs: [Double]
  /// `∂L/∂z` of every neuron.
  var deltas: [Double]
  /// The gradient of the latest ``evaluate(_:over:)``, in the order of the parameters.
  private(set) var gradient: [Double]
  /// The weight of each class in the gradient; nil for equal weights.
  private let classWeights: [Double]?
  /// The number of sums kept in parallel.
  private static let laneCount = Workspace.laneCount
  /// The number of examples whose logarithms are combined.
  private static let tileSize = Workspace.tileSize

  init(sizes: [Int], activation: Activation, classWeights: [Double]? = nil) {
    self.classWeights = classWeights
    places = LayerPlace.places(sizes: sizes)
    self.activation = activation
    outputs = [Double](repeating: 0, count: sizes.reduce(0, +))
    deltas = outputs
    gradient = [Double](repeating: 0, count: places.last?.parameterEnd ?? 0)
  }

  /// The indices of the network's probabilities among ``outputs``.
  var answer: Range<Int> { places.last?.outputs ?? 0..<0 }

  /// Returns the mean loss over `examples` and the number classified correctly; fills ``gradient``.
  ///
  /// Examples are summed within blocks of ``Evaluator/blockSize``, and the blocks in their order.
  mutating func evaluate(
    _ parameters: [Double], over examples: Examples
  ) -> (loss: Double, correctCount: Int) {
    checkShape(of: examples)
    var total = gradient.map { _ in 0.0 }
    var loss = 0.0
    var correctCount = 0
    for first in stride(from: 0, to: examples.count, by: Evaluator.blockSize) {
      let block = first..<min(first + Evaluator.blockSize, examples.count)
      let sums = sum(block, of: examples, parameters)
      for index in total.indices { total[index] += sums.gradient[index] }
      loss += sums.loss
      correctCount += sums.correctCount
    }
    let weight = totalWeight(examples.labels, classWeights, examples.weights?.map(Double.init))
    gradient = total.map { $0 / weight }
    return (loss / Double(examples.total), correctCount)
  }

  /// Sums over a block, with every eighth example in the same lane, and then the lanes in pairs.
  ///
  /// Within tiles the logarithms of a lane are combined: `Σ ln(1 + oᵢ) = ln(1 + o)` with `1 + o = Π
  /// (1 + oᵢ)`, where `o` is summed without the 1 so that tiny values are not lost. With weights each example has
  /// a logarithm of its own.
  private mutating func sum(
    _ block: Range<Int>, of examples: Examples, _ parameters: [Double]
  ) -> (gradient: [Double], loss: Double, correctCount: Int) {
    let zeros = [Double](repeating: 0, count: Self.laneCount)
    var gradients = zeros.map { _ in gradient.map { _ in 0.0 } }
    var losses = zeros
    var correctCount = 0
    for first in stride(from: block.lowerBound, to: block.upperBound, by: Self.tileSize) {
      var products = zeros
      for index in first..<min(first + Self.tileSize, block.upperBound) {
        let lane = index % Self.laneCount
        let label = examples.labels[index]
        load(examples.inputs.elements, from: index * examples.inputs.columns)
        forward(parameters)
        if outputs.indexOfLargest(in: answer) == answer.lowerBound + label {
          correctCount += examples.weight(of: index)
        }
        let (distance, others) = normalize(label: label)
        if let classWeights {
          for index in answer { deltas[index] *= classWeights[label] }
        }
        if let weights = examples.weights {
          losses[lane] += Double(weights[index]) * (distance + logOnePlus(others))
          scaleDeltas(by: Double(weights[index]))
        } else {
          losses[lane] += distance
          products[lane] += others + products[lane] * others
        }
        backward(parameters, addingTo: &gradients[lane])
      }
      for lane in losses.indices { losses[lane] += logOnePlus(products[lane]) }
    }
    let sums = gradient.indices.map { index in sumInPairs(gradients.map { $0[index] }) }
    return (sums, sumInPairs(losses), correctCount)
  }

  /// Computes the probabilities for one input, in ``outputs`` at ``answer``.
  mutating func answer(_ input: [Double], parameters: [Double]) {
    load(input, from: 0)
    forward(parameters)
    outputs.normalizeExponentials(at: answer)
  }

  /// - Precondition: `examples` have the inputs and classes of the network.
  func checkShape(of examples: Examples) {
    examples.checkShape(sizes: places.map(\.inputCount) + [answer.count])
  }

  /// Loads one input for the first layer.
  mutating func load(_ elements: [Double], from first: Int) {
    for index in 0..<places[0].inputCount { outputs[index] = elements[first + index] }
  }

  /// The forward pass, from the input to the logits: `z = W x + b` and `y = f(z)`, layer by layer.
  mutating func forward(_ parameters: [Double]) {
    for place in places {
      var weight = place.firstWeight
      for row in 0..<place.outputCount {
        var sum = 0.0
        for input in place.inputs {
          sum += parameters[weight] * outputs[input]
          weight += 1
        }
        let z = sum + parameters[place.firstBias + row]
        outputs[place.firstOutput + row] = place.isLast ? z : activation(z)
      }
    }
  }

  /// Computes the probabilities and `∂L/∂z = p − ŷ` of the output layer from the logits; the loss
  /// is `distance` plus `ln(1 + others)`.
  mutating func normalize(label: Int) -> (distance: Double, others: Double) {
    let logit = outputs[answer.lowerBound + label]
    let normalizer = outputs.normalizeExponentials(at: answer)
    for index in answer { deltas[index] = outputs[index] }
    deltas[answer.lowerBound + label] -= 1
    return (normalizer.largest - logit, normalizer.others)
  }

  /// Multiplies `∂L/∂z` of the output layer by the weight of an example.
  mutating func scaleDeltas(by weight: Double) {
    for index in answer { deltas[index] *= weight }
  }

  /// The backward pass: `∂L/∂W += δ xᵀ`, `∂L/∂b += δ`, `δ' = (Wᵀ δ) ∘ f'`.
  private mutating func backward(_ parameters: [Double], addingTo gradient: inout [Double]) {
    for place in places.reversed() {
      var weight = place.firstWeight
      for row in 0..<place.outputCount {
        let delta = deltas[place.firstOutput + row]
        gradient[place.firstBias + row] += delta
        for input in place.inputs {
          gradient[weight] += delta * outputs[input]
          weight += 1
        }
      }
      guard place.firstInput > 0 else { continue }
      for column in 0..<place.inputCount {
        var sum = 0.0
        for row in 0..<place.outputCount {
          let weight = place.firstWeight + row * place.inputCount + column
          sum += parameters[weight] * deltas[place.firstOutput + row]
        }
        let input = place.firstInput + column
        deltas[input] = sum * activation.derivative(atOutput: outputs[input])
      }
    }
  }
}

/// Returns the pairwise sum.
///
/// - Precondition: The number of values is a power of two.
private func sumInPairs(_ values: [Double]) -> Double {
  var sums = values
  while sums.count > 1 {
    sums = stride(from: 0, to: sums.count, by: 2).map { sums[$0] + sums[$0 + 1] }
  }
  return sums[0]
}

extension Network {
  /// Returns the first layer whose output is not finite for some of `examples`; the last layer if
  /// all are finite.
  func firstOverflow(_ parameters: [Double], over examples: Examples) -> Int {
    var pass = Backpropagation(sizes: sizes, activation: activation)
    var first = layers.count - 1
    for index in 0..<examples.count where first > 0 {
      pass.load(examples.inputs.elements, from: index * examples.inputs.columns)
      pass.forward(parameters)
      for (layer, place) in pass.places.enumerated() where layer < first {
        if !pass.outputs[place.outputs].allSatisfy(\.isFinite) { first = layer }
      }
    }
    return first
  }

  /// Returns the layer of the parameter `index`.
  func layer(ofParameter index: Int) -> Int {
    LayerPlace.places(sizes: sizes).firstIndex { index < $0.parameterEnd } ?? 0
  }
}
