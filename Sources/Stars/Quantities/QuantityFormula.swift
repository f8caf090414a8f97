/// The expressions of a derivation.
struct QuantityFormula: Sendable {
  /// The expressions that others use by name, in order.
  var steps: [QuantityStep] = []
  /// The quantity.
  let result: QuantityExpression
}

/// An expression with a name, by which later ones use it.
public struct QuantityStep: Equatable, Sendable {
  /// The name: a role, or one of the program's own.
  public let name: String
  /// The expression.
  public let expression: QuantityExpression
}
