import Elementary

/// A quantity as an expression of others, for an engine that computes it where the data are.
///
/// ```
/// M_G = where ϖ > 0 and 5 σ ≤ ϖ: G + 5 log₁₀(ϖ / 100)
/// ```
///
/// An expression that has no value is unknown: a null in SQL. So is one with an unknown part. A condition on something
/// unknown does not hold.
public indirect enum QuantityExpression: Equatable, Sendable {
  /// The quantity of a role, or the result of a step.
  case quantity(String)
  /// A finite number.
  case number(Double)
  /// `a + b`.
  case sum(QuantityExpression, QuantityExpression)
  /// `a − b`.
  case difference(QuantityExpression, QuantityExpression)
  /// `a b`.
  case product(QuantityExpression, QuantityExpression)
  /// `a / b`.
  case quotient(QuantityExpression, QuantityExpression)
  /// `log₁₀ a` of an `a` that is positive.
  case decimalLogarithm(QuantityExpression)
  /// `10ᵃ`.
  case powerOfTen(QuantityExpression)
  /// The number of a range that is nearest to `a`.
  case clamped(QuantityExpression, ClosedRange<Double>)
  /// A curve at `a`; unknown outside its domain.
  case curve(PiecewisePolynomial, QuantityExpression)
  /// An expression that is known only where a condition holds.
  case restricted(QuantityExpression, QuantityCondition)
  /// An expression that is unknown where a condition holds.
  case excluded(QuantityExpression, QuantityCondition)
  /// The first of some expressions that is known.
  case first([QuantityExpression])
  /// The expression of the first condition that holds, or another.
  case choice([QuantityCase], otherwise: QuantityExpression)

  /// `log₁₀ a`, which is the exponent itself if `a` is a power of ten.
  static func logarithm(_ a: QuantityExpression) -> QuantityExpression {
    if case .powerOfTen(let exponent) = a { return exponent }
    return .decimalLogarithm(a)
  }

  /// `log₁₀ a`, known where `a` is positive.
  static func logarithm(ofPositive a: QuantityExpression) -> QuantityExpression {
    logarithm(a).known(where: .less(0.0, a))
  }

  /// This expression where `condition` holds.
  func known(where condition: QuantityCondition) -> QuantityExpression {
    .restricted(self, condition)
  }

  static func + (a: Self, b: Self) -> Self { .sum(a, b) }
  static func - (a: Self, b: Self) -> Self { .difference(a, b) }
  static func * (a: Self, b: Self) -> Self { .product(a, b) }
  static func / (a: Self, b: Self) -> Self { .quotient(a, b) }
}

extension QuantityExpression: ExpressibleByFloatLiteral {
  /// A number.
  public init(floatLiteral value: Double) { self = .number(value) }
}

/// A condition and the expression that it chooses.
public struct QuantityCase: Equatable, Sendable {
  /// The condition.
  public let condition: QuantityCondition
  /// The expression.
  public let expression: QuantityExpression
}

/// A condition on quantities, which does not hold if one of them is unknown.
public indirect enum QuantityCondition: Equatable, Sendable {
  /// `a < b`.
  case less(QuantityExpression, QuantityExpression)
  /// `a ≤ b`.
  case atMost(QuantityExpression, QuantityExpression)
  /// A value within a range.
  case within(QuantityExpression, ClosedRange<Double>)
  /// Two conditions that both hold.
  case both(QuantityCondition, QuantityCondition)
}
