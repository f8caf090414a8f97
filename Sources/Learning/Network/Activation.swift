import Elementary

/// The function that a hidden neuron applies to its weighted sum `z`.
public enum Activation: String, CaseIterable, Sendable {
  /// The logistic function `1 / (1 + e⁻ᶻ)`, in [0, 1].
  case sigmoid
  /// The hyperbolic tangent, in [−1, 1].
  case tanh
  /// The rectified linear unit `max(0, z)`.
  case relu

  /// Returns the neuron's output `y` for the weighted sum `z`, without intermediate overflow; NaN
  /// for NaN.
  public func callAsFunction(_ z: Double) -> Double {
    switch self {
    case .sigmoid:
      let power = exponential(-z.magnitude)
      return (z < 0 ? power : 1) / (1 + power)
    case .tanh: return hyperbolicTangent(z)
    case .relu: return z < 0 ? 0 : z
    }
  }

  /// Returns `dy/dz` at the output `y`.
  ///
  /// ```
  /// sigmoid  y (1 − y)        tanh  1 − y²        relu  1 where y > 0, else 0
  /// ```
  public func derivative(atOutput y: Double) -> Double {
    switch self {
    case .sigmoid: y * (1 - y)
    case .tanh: 1 - y * y
    case .relu: y > 0 ? 1 : 0
    }
  }

  /// Returns `dy/dz` at eight outputs, as ``derivative(atOutput:)`` does at one.
  func derivative(atOutputs y: SIMD8<Double>) -> SIMD8<Double> {
    switch self {
    case .sigmoid: y * (1 - y)
    case .tanh: 1 - y * y
    case .relu: SIMD8(repeating: 0).replacing(with: 1, where: y .> 0)
    }
  }

  /// Returns `d²y/dz²` at eight outputs.
  ///
  /// ```
  /// sigmoid  y (1 − y) (1 − 2y)        tanh  −2y (1 − y²)        relu  0
  /// ```
  func secondDerivative(atOutputs y: SIMD8<Double>) -> SIMD8<Double> {
    switch self {
    case .sigmoid: y * (1 - y) * (1 - 2 * y)
    case .tanh: -2 * y * (1 - y * y)
    case .relu: .zero
    }
  }
}
