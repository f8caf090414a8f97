/// The optimisation method: the update from the gradient `g` at the learning rate `η`.
public enum Method: Equatable, Sendable {
  /// `θ ← θ − η g`.
  case gradientDescent
  /// Momentum: `v ← μ v + g`, then `θ ← θ − η v` or, with Nesterov's, `θ ← θ − η (g + μ v)`, with `μ` in
  /// [0, 1).
  ///
  /// Sources: Polyak, *Some methods of speeding up the convergence of iteration methods* (1964);
  /// Sutskever, Martens, Dahl & Hinton, *On the importance of initialization and momentum in deep
  /// learning* (2013), in the form in which `θ` is the point where `g` is taken.
  case momentum(Double = 0.9, isNesterov: Bool = false)
  /// Adam: `m ← β₁ m + (1 − β₁) g`, `s ← β₂ s + (1 − β₂) g²`, `θ ← θ − η m̂ / (√ŝ + ε)` with `m̂ =
  /// m / (1 − β₁ᵗ)` and `ŝ = s / (1 − β₂ᵗ)` in the update `t`, counted from 1.
  ///
  /// Source: Kingma & Ba, *Adam: a method for stochastic optimization* (2015), algorithm 1.
  case adam(beta1: Double = 0.9, beta2: Double = 0.999, epsilon: Double = 1e-8)
  /// AdamW: `θ ← θ − η λ θ` for all weights and biases, then a step of ``adam(beta1:beta2:epsilon:)``.
  ///
  /// Source: Loshchilov & Hutter, *Decoupled weight decay regularization* (2019), algorithm 2.
  case adamW(decay: Double = 0.01)
}
