/// Backpropagation together with its derivative along a direction of the parameters, for eight examples at a time.
///
/// The forward pass does not depend on the direction, so that its results serve for all of them.
struct TangentPass {
  /// A number for each of eight examples.
  typealias Lanes = SIMD8<Double>

  /// What a network returns for consecutive examples, eight at a time.
  ///
  /// It is the output of every neuron and, for the last layer, `∂L/∂z`. The last eight are filled up with copies of
  /// weight 0.
  struct Answers {
    fileprivate var outputs: [Lanes] = []
    fileprivate var deltas: [Lanes] = []
    fileprivate var weights: [Lanes] = []
  }

  private let pass: Backpropagation
  /// `y` and `∂L/∂z` of every neuron.
  private var outputs: [Lanes]
  private var deltas: [Lanes]
  /// `R{z}`, `R{y}` and `R{∂L/∂z}` of every neuron.
  private var sumTangents: [Lanes]
  private var outputTangents: [Lanes]
  private var deltaTangents: [Lanes]
  /// The running sum of `H v`.
  private var product: [Lanes]

  init(sizes: [Int], activation: Activation) {
    pass = Backpropagation(sizes: sizes, activation: activation)
    outputs = Array(repeating: .zero, count: pass.outputs.count)
    (deltas, sumTangents, outputTangents, deltaTangents) = (outputs, outputs, outputs, outputs)
    product = Array(repeating: .zero, count: pass.gradient.count)
  }

  // MARK: - Forward

  /// Returns what the network returns for a block of examples.
  func answers(_ parameters: [Double], _ block: Range<Int>, of examples: Examples) -> Answers {
    var pass = pass
    var answers = Answers()
    let neurons = pass.outputs.count
    for first in stride(from: block.lowerBound, to: block.upperBound, by: Lanes.scalarCount) {
      let start = answers.outputs.count
      let end = answers.deltas.count
      answers.outputs += Array(repeating: .zero, count: neurons)
      answers.deltas += Array(repeating: .zero, count: pass.answer.count)
      var weights = Lanes.zero
      for lane in 0..<Lanes.scalarCount {
        let index = min(first + lane, block.upperBound - 1)
        pass.load(examples.inputs.elements, from: index * examples.inputs.columns)
        pass.forward(parameters)
        _ = pass.normalize(label: examples.labels[index])
        for neuron in 0..<neurons { answers.outputs[start + neuron][lane] = pass.outputs[neuron] }
        for (place, neuron) in pass.answer.enumerated() {
          answers.deltas[end + place][lane] = pass.deltas[neuron]
        }
        if first + lane < block.upperBound { weights[lane] = Double(examples.weight(of: index)) }
      }
      answers.weights.append(weights)
    }
    return answers
  }

  // MARK: - Product

  /// Returns the sum of `H v` over the examples of a block.
  mutating func sum(
    _ parameters: [Double], along vector: [Double], _ answers: Answers
  ) -> [Double] {
    for index in product.indices { product[index] = .zero }
    for (tile, weights) in answers.weights.enumerated() {
      for index in outputs.indices {
        outputs[index] = answers.outputs[tile * outputs.count + index]
      }
      for (place, neuron) in pass.answer.enumerated() {
        deltas[neuron] = answers.deltas[tile * pass.answer.count + place] * weights
      }
      forward(parameters, vector)
      normalize(weights)
      backward(parameters, vector)
    }
    return product.map { $0.sum() }
  }

  /// The forward pass: `R{z} = W R{x} + V x + v` and `R{y} = f'(z) R{z}`, layer by layer.
  private mutating func forward(_ parameters: [Double], _ vector: [Double]) {
    for place in pass.places {
      var weight = place.firstWeight
      for row in 0..<place.outputCount {
        var sum = Lanes(repeating: vector[place.firstBias + row])
        for input in place.inputs {
          sum += parameters[weight] * outputTangents[input] + vector[weight] * outputs[input]
          weight += 1
        }
        let output = place.firstOutput + row
        sumTangents[output] = sum
        outputTangents[output] =
          place.isLast ? sum : pass.activation.derivative(atOutputs: outputs[output]) * sum
      }
    }
  }

  /// The output layer: `R{∂L/∂z} = R{p} = p ∘ (R{z} − Σⱼ pⱼ R{zⱼ})`, times the weights of the examples.
  private mutating func normalize(_ weights: Lanes) {
    var mean = Lanes.zero
    for index in pass.answer { mean += outputs[index] * sumTangents[index] }
    for index in pass.answer {
      deltaTangents[index] = weights * (outputs[index] * (sumTangents[index] - mean))
    }
  }

  /// The backward pass: `R{∂L/∂W} = R{δ} xᵀ + δ R{x}ᵀ`, `R{∂L/∂b} = R{δ}`, and with `g = Wᵀ δ` for
  /// the previous layer `R{δ'} = f' ∘ (Wᵀ R{δ} + Vᵀ δ) + f'' ∘ R{z} ∘ g`.
  private mutating func backward(_ parameters: [Double], _ vector: [Double]) {
    for place in pass.places.reversed() {
      var weight = place.firstWeight
      for output in place.outputs {
        let (delta, tangent) = (deltas[output], deltaTangents[output])
        product[place.firstBias + output - place.firstOutput] += tangent
        for input in place.inputs {
          product[weight] += tangent * outputs[input] + delta * outputTangents[input]
          weight += 1
        }
      }
      if place.firstInput > 0 { backward(through: place, parameters, vector) }
    }
  }

  /// The step of ``backward(_:_:)`` from one layer to the previous one.
  private mutating func backward(
    through place: LayerPlace, _ parameters: [Double], _ vector: [Double]
  ) {
    for column in 0..<place.inputCount {
      var error = Lanes.zero
      var tangent = Lanes.zero
      for row in 0..<place.outputCount {
        let weight = place.firstWeight + row * place.inputCount + column
        let delta = deltas[place.firstOutput + row]
        error += parameters[weight] * delta
        tangent +=
          parameters[weight] * deltaTangents[place.firstOutput + row] + vector[weight] * delta
      }
      let input = place.firstInput + column
      let slope = pass.activation.derivative(atOutputs: outputs[input])
      let bend = pass.activation.secondDerivative(atOutputs: outputs[input])
      deltas[input] = slope * error
      deltaTangents[input] = slope * tangent + bend * sumTangents[input] * error
    }
  }
}
