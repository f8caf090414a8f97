import Elementary

@testable import Stars

/// The evaluation of expressions by their definition, an oracle for what engines compute.
struct ExpressionEvaluation {
  /// The known quantities; others are unknown.
  var quantities: [String: Double] = [:]

  func value(_ expression: QuantityExpression) -> Double? {
    switch expression {
    case .quantity(let name): quantities[name]
    case .number(let number): number
    case .sum(let a, let b): both(a, b, +)
    case .difference(let a, let b): both(a, b, -)
    case .product(let a, let b): both(a, b, *)
    case .quotient(let a, let b): both(a, b, /)
    case .decimalLogarithm(let a): value(a).map(decimalLogarithm)
    case .powerOfTen(let a): value(a).map(powerOfTen)
    case .clamped(let a, let range):
      value(a).map { min(max($0, range.lowerBound), range.upperBound) }
    case .curve(let curve, let a): value(a).flatMap { Self.value(curve, $0) }
    case .restricted(let a, let condition): holds(condition) ? value(a) : nil
    case .excluded(let a, let condition): holds(condition) ? nil : value(a)
    case .first(let all): all.lazy.compactMap(value).first
    case .choice(let cases, let other):
      value(cases.first { holds($0.condition) }?.expression ?? other)
    }
  }

  private func both(
    _ a: QuantityExpression, _ b: QuantityExpression, _ join: (Double, Double) -> Double
  ) -> Double? {
    guard let a = value(a), let b = value(b) else { return nil }
    return join(a, b)
  }

  private func holds(_ condition: QuantityCondition) -> Bool {
    func compare(
      _ a: QuantityExpression, _ b: QuantityExpression, _ join: (Double, Double) -> Bool
    ) -> Bool {
      guard let a = value(a), let b = value(b) else { return false }
      return join(a, b)
    }
    return switch condition {
    case .less(let a, let b): compare(a, b, <)
    case .atMost(let a, let b): compare(a, b, <=)
    case .within(let a, let range): value(a).map(range.contains) ?? false
    case .both(let a, let b): holds(a) && holds(b)
    }
  }

  private static func value(_ curve: PiecewisePolynomial, _ x: Double) -> Double? {
    guard curve.domain.contains(x) else { return nil }
    let piece = curve.pieces.first { x < $0.end } ?? curve.pieces[curve.pieces.count - 1]
    let t = (x - piece.origin) / piece.width
    return piece.coefficients.enumerated().reduce(0) { sum, term in
      sum + term.element * (0..<term.offset).reduce(1) { power, _ in power * t }
    }
  }
}
