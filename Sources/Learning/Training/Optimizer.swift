/// The parameter updates of a training run, with their state.
struct Optimizer {
  private let method: Method
  /// The velocity, or Adam's first moment; empty for plain gradient descent.
  private var first: [Double]
  /// Adam's second moment.
  private var second: [Double]
  /// `β₁ᵗ` and `β₂ᵗ`.
  private var powers = (1.0, 1.0)

  init(_ method: Method, parameterCount: Int) {
    self.method = method
    let zeros = [Double](repeating: 0, count: parameterCount)
    switch method {
    case .gradientDescent: (first, second) = ([], [])
    case .momentum: (first, second) = (zeros, [])
    case .adam, .adamW: (first, second) = (zeros, zeros)
    }
  }

  /// Updates `parameters` with `gradient`.
  mutating func update(_ parameters: inout [Double], along gradient: [Double], rate: Double) {
    switch method {
    case .gradientDescent:
      for index in parameters.indices { parameters[index] -= rate * gradient[index] }
    case .momentum(let factor, isNesterov: false):
      for index in parameters.indices {
        first[index] = factor * first[index] + gradient[index]
        parameters[index] -= rate * first[index]
      }
    case .momentum(let factor, isNesterov: true):
      for index in parameters.indices {
        first[index] = factor * first[index] + gradient[index]
        parameters[index] -= rate * (gradient[index] + factor * first[index])
      }
    case .adam(let beta1, let beta2, let epsilon):
      stepOfAdam(&parameters, gradient, rate, beta1, beta2, epsilon)
    case .adamW(let decay):
      for index in parameters.indices { parameters[index] *= 1 - rate * decay }
      stepOfAdam(&parameters, gradient, rate, 0.9, 0.999, 1e-8)
    }
  }

  private mutating func stepOfAdam(
    _ parameters: inout [Double], _ gradient: [Double], _ rate: Double, _ beta1: Double,
    _ beta2: Double, _ epsilon: Double
  ) {
    powers = (powers.0 * beta1, powers.1 * beta2)
    for index in parameters.indices {
      let g = gradient[index]
      first[index] = beta1 * first[index] + (1 - beta1) * g
      second[index] = beta2 * second[index] + (1 - beta2) * (g * g)
      let mean = first[index] / (1 - powers.0)
      let square = second[index] / (1 - powers.1)
      parameters[index] -= rate * mean / (square.squareRoot() + epsilon)
    }
  }
}
