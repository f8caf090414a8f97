/// A fully connected layer: `z = W x + b`.
public struct DenseLayer: Equatable, Sendable {
  /// `W`, shape `[outputs × inputs]`.
  public var weights: Matrix
  /// `b`, shape `[outputs]`.
  public var biases: [Double]

  /// The number of inputs.
  public var inputCount: Int { weights.columns }
  /// The number of outputs.
  public var outputCount: Int { weights.rows }

  /// Creates a layer from its parameters.
  ///
  /// - Precondition: There is one bias per row of `weights`.
  public init(weights: Matrix, biases: [Double]) {
    precondition(
      biases.count == weights.rows, "\(biases.count) biases for \(weights.rows) rows of weights")
    self.weights = weights
    self.biases = biases
  }

  /// Returns `z = W x + b`; each sum follows the order of the inputs, with the bias last.
  ///
  /// - Parameter x: shape `[inputs]`.
  /// - Returns: `z`, shape `[outputs]`.
  /// - Precondition: `x` has one element per input.
  public func forward(_ x: [Double]) -> [Double] {
    precondition(x.count == inputCount, "\(x.count) values for \(inputCount) inputs")
    return biases.indices.map { row in
      var sum = 0.0
      for (column, value) in x.enumerated() { sum += weights[row, column] * value }
      return sum + biases[row]
    }
  }

  /// Returns the gradients of the loss `L` at one example, given `δ = ∂L/∂z`.
  ///
  /// ```
  /// ∂L/∂W = δ xᵀ        ∂L/∂b = δ        ∂L/∂x = Wᵀ δ
  /// ```
  ///
  /// - Parameters:
  ///   - x: The input given to ``forward(_:)``, shape `[inputs]`.
  ///   - delta: `δ`, shape `[outputs]`.
  /// - Returns: The parameter gradients, shaped like the layer, and `∂L/∂x`, shape `[inputs]`.
  /// - Precondition: `x` has one element per input, and `delta` one per output.
  ///
  /// Source: Goodfellow, Bengio & Courville, *Deep Learning* (2016), algorithm 6.4.
  public func gradient(
    input x: [Double], delta: [Double]
  ) -> (parameters: DenseLayer, input: [Double]) {
    precondition(x.count == inputCount, "\(x.count) values for \(inputCount) inputs")
    precondition(delta.count == outputCount, "\(delta.count) values for \(outputCount) outputs")
    let outer = Matrix(delta.map { d in x.map { d * $0 } })
    let back = x.indices.map { column in
      var sum = 0.0
      for (row, d) in delta.enumerated() { sum += weights[row, column] * d }
      return sum
    }
    return (DenseLayer(weights: outer, biases: delta), back)
  }
}
