import Parallelism

extension Network {
  /// Returns `H v`, the Hessian of the mean loss times a vector, exact and without forming `H`.
  ///
  /// ```
  /// H v = R{∂L/∂θ},  R{g} = ∂g(θ + r v)/∂r at r = 0
  /// ```
  ///
  /// The second derivative of ReLU is taken as 0 everywhere.
  ///
  /// - Parameters:
  ///   - vector: `v`, in the order of ``parameters``.
  ///   - examples: The examples of the loss.
  /// - Returns: `H v`, in the order of ``parameters``.
  /// - Precondition: `vector` has ``parameterCount`` elements, and `examples` have the inputs and
  ///   classes of the network.
  ///
  /// Source: Pearlmutter, *Fast exact multiplication by the Hessian* (1994).
  public func hessianVectorProduct(_ vector: [Double], over examples: Examples) -> [Double] {
    precondition(
      vector.count == parameterCount, "\(vector.count) elements for \(parameterCount) parameters")
    return TangentPasses(self, examples, threads: 1).product(along: vector)
  }

  /// Returns `λmax`, the algebraically largest eigenvalue of the Hessian of the mean loss.
  ///
  /// Gradient descent is stable here only if its learning rate is below `2 / λmax`.
  ///
  /// - Parameters:
  ///   - examples: The examples of the loss.
  ///   - threads: The maximum number of threads; the result is bitwise identical for any number.
  /// - Returns: `λmax`, or NaN if the Hessian is not finite.
  /// - Precondition: `examples` have the inputs and classes of the network, and `threads` is positive.
  public func largestHessianEigenvalue(over examples: Examples, threads: Int = 1) -> Double {
    let passes = TangentPasses(self, examples, threads: threads)
    return largestEigenvalue(dimension: parameterCount) { passes.product(along: $0) }
  }
}

/// Passes over all examples, in blocks of ``Evaluator/blockSize`` distributed over threads.
private final class TangentPasses {
  private let parameters: [Double]
  private let examples: Examples
  private let blocks: [Range<Int>]
  private var workers: [TangentPass]

  init(_ network: Network, _ examples: Examples, threads: Int) {
    precondition(threads > 0, "\(threads) threads")
    examples.checkShape(sizes: network.sizes)
    parameters = network.parameters
    self.examples = examples
    blocks = stride(from: 0, to: examples.count, by: Evaluator.blockSize).map {
      $0..<min($0 + Evaluator.blockSize, examples.count)
    }
    workers = (0..<max(1, min(threads, blocks.count))).map { _ in
      TangentPass(sizes: network.sizes, activation: network.activation)
    }
  }

  /// Returns `H v`.
  func product(along vector: [Double]) -> [Double] {
    var sums = blocks.map { _ in [Double]() }
    workers.withUnsafeMutableBufferPointer { workers in
      sums.withUnsafeMutableBufferPointer { sums in
        nonisolated(unsafe) let (workers, sums) = (workers, sums)
        let (parameters, examples, blocks) = (parameters, examples, blocks)
        concurrentForEach(0..<blocks.count, workers: workers.count) { worker, block in
          sums[block] = workers[worker].sum(parameters, along: vector, blocks[block], of: examples)
        }
      }
    }
    let count = Double(examples.total)
    return vector.indices.map { index in sums.reduce(0) { $0 + $1[index] } / count }
  }
}

/// Backpropagation together with its derivative along a direction of the parameters.
private struct TangentPass {
  private var pass: Backpropagation
  /// `R{z}`, `R{y}` and `R{∂L/∂z}` of every neuron.
  private var sumTangents: [Double]
  private var outputTangents: [Double]
  private var deltaTangents: [Double]
  /// The running sum of `H v`.
  private var product: [Double]

  init(sizes: [Int], activation: Activation) {
    pass = Backpropagation(sizes: sizes, activation: activation)
    sumTangents = [Double](repeating: 0, count: pass.outputs.count)
    outputTangents = sumTangents
    deltaTangents = sumTangents
    product = [Double](repeating: 0, count: pass.gradient.count)
  }

  /// Adds `H v` over the examples of `block`.
  mutating func sum(
    _ parameters: [Double], along vector: [Double], _ block: Range<Int>, of examples: Examples
  ) -> [Double] {
    for index in product.indices { product[index] = 0 }
    for index in block {
      pass.load(examples.inputs.elements, from: index * examples.inputs.columns)
      pass.forward(parameters)
      forward(parameters, vector)
      _ = pass.normalize(label: examples.labels[index])
      normalize()
      if let weights = examples.weights { scale(by: Double(weights[index])) }
      backward(parameters, vector)
    }
    return product
  }

  /// The forward pass: `R{z} = W R{x} + V x + v` and `R{y} = f'(z) R{z}`, layer by layer.
  private mutating func forward(_ parameters: [Double], _ vector: [Double]) {
    for place in pass.places {
      var weight = place.firstWeight
      for row in 0..<place.outputCount {
        var sum = vector[place.firstBias + row]
        for input in place.inputs {
          sum += parameters[weight] * outputTangents[input] + vector[weight] * pass.outputs[input]
          weight += 1
        }
        let output = place.firstOutput + row
        let slope =
          place.isLast ? 1 : pass.activation.derivative(atOutput: pass.outputs[output])
        sumTangents[output] = sum
        outputTangents[output] = slope * sum
      }
    }
  }

  /// The output layer: `R{∂L/∂z} = R{p} = p ∘ (R{z} − Σⱼ pⱼ R{zⱼ})`.
  private mutating func normalize() {
    var mean = 0.0
    for index in pass.answer { mean += pass.outputs[index] * sumTangents[index] }
    for index in pass.answer {
      deltaTangents[index] = pass.outputs[index] * (sumTangents[index] - mean)
    }
  }

  /// Multiplies `∂L/∂z` of the output layer and its derivative by the weight of an example.
  private mutating func scale(by weight: Double) {
    pass.scaleDeltas(by: weight)
    for index in pass.answer { deltaTangents[index] *= weight }
  }

  /// The backward pass: `R{∂L/∂W} = R{δ} xᵀ + δ R{x}ᵀ`, `R{∂L/∂b} = R{δ}`, and with `g = Wᵀ δ` for
  /// the previous layer `R{δ'} = f' ∘ (Wᵀ R{δ} + Vᵀ δ) + f'' ∘ R{z} ∘ g`.
  private mutating func backward(_ parameters: [Double], _ vector: [Double]) {
    for place in pass.places.reversed() {
      var weight = place.firstWeight
      for output in place.outputs {
        product[place.firstBias + output - place.firstOutput] += deltaTangents[output]
        for input in place.inputs {
          product[weight] +=
            deltaTangents[output] * pass.outputs[input]
            + pass.deltas[output] * outputTangents[input]
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
      var error = 0.0
      var tangent = 0.0
      for row in 0..<place.outputCount {
        let weight = place.firstWeight + row * place.inputCount + column
        let output = place.firstOutput + row
        error += parameters[weight] * pass.deltas[output]
        tangent +=
          parameters[weight] * deltaTangents[output] + vector[weight] * pass.deltas[output]
      }
      let input = place.firstInput + column
      let y = pass.outputs[input]
      let slope = pass.activation.derivative(atOutput: y)
      let bend = pass.activation.secondDerivative(atOutput: y)
      pass.deltas[input] = slope * error
      deltaTangents[input] = slope * tangent + bend * sumTangents[input] * error
    }
  }
}
