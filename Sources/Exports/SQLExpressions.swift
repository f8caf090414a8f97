import Stars

/// A writer of the expressions of quantities in SQL, in which an unknown quantity is null.
struct SQLExpressions {
  let engine: SQLEngine
  /// The name of a quantity.
  let name: (String) -> String

  func text(_ expression: QuantityExpression) -> String {
    switch expression {
    case .quantity(let role): name(role)
    case .number(let value): engine.literal(value)
    case .sum(let a, let b): "(\(text(a)) + \(text(b)))"
    case .difference(let a, let b): "(\(text(a)) - \(text(b)))"
    case .product(let a, let b): "(\(text(a)) * \(text(b)))"
    case .quotient(let a, let b): "(\(text(a)) / \(text(b)))"
    case .decimalLogarithm(let a): engine.decimalLogarithm(text(a))
    case .powerOfTen(let a): "power(10.0e0, \(text(a)))"
    case .clamped(let a, let range): clamped(text(a), range)
    case .curve(let curve, let a): self.curve(curve, at: text(a))
    case .restricted(let a, let condition): "CASE WHEN \(text(condition)) THEN \(text(a)) END"
    case .excluded(let a, let condition):
      "CASE WHEN \(text(condition)) THEN NULL ELSE \(text(a)) END"
    case .first(let all): "coalesce(\(all.map(text).joined(separator: ", ")))"
    case .choice(let cases, let other):
      "CASE "
        + cases.map { "WHEN \(text($0.condition)) THEN \(text($0.expression)) " }.joined()
        + "ELSE \(text(other)) END"
    }
  }

  func text(_ condition: QuantityCondition) -> String {
    switch condition {
    case .less(let a, let b): "\(text(a)) < \(text(b))"
    case .atMost(let a, let b): "\(text(a)) <= \(text(b))"
    case .within(let a, let range): "\(text(a)) BETWEEN \(bounds(range))"
    case .both(let a, let b): "\(text(a)) AND \(text(b))"
    }
  }

  private func bounds(_ range: ClosedRange<Double>) -> String {
    "\(engine.literal(range.lowerBound)) AND \(engine.literal(range.upperBound))"
  }

  private func clamped(_ x: String, _ range: ClosedRange<Double>) -> String {
    let (low, high) = (engine.literal(range.lowerBound), engine.literal(range.upperBound))
    return "CASE WHEN \(x) < \(low) THEN \(low) WHEN \(x) > \(high) THEN \(high) ELSE \(x) END"
  }

  private func curve(_ curve: PiecewisePolynomial, at x: String) -> String {
    let domain = bounds(curve.domain)
    let isLong = engine.needsRows && curve.pieces.count > 2
    let value = isLong ? lookup(curve.pieces, x) : search(curve.pieces[...], x)
    return "CASE WHEN \(x) BETWEEN \(domain) THEN\n      \(value) END"
  }

  /// The polynomial of the piece that `x` lies in, from an array of all: Spark takes minutes to compile a query of a
  /// hundred cases.
  private func lookup(_ pieces: [PiecewisePolynomial.Piece], _ x: String) -> String {
    let all = pieces.map { piece in
      let numbers = [piece.origin, piece.width] + piece.coefficients
      return "array(\(numbers.map(engine.literal).joined(separator: ", ")))"
    }
    let passed = pieces.dropLast().map { "CAST(\(x) >= \(engine.literal($0.end)) AS INT)" }
    let index = "1 + \(SQLSource.tree(Array(passed)) { "(\($0) + \($1))" })"
    let t = "(\(x) - p[0]) / p[1]"
    let last = pieces[0].coefficients.count - 1
    let polynomial = (0..<last).reversed().reduce("p[\(last + 2)]") {
      "(p[\($1 + 2)] + (\(t)) * \($0))"
    }
    return
      "transform(array(element_at(array(\n      \(all.joined(separator: ",\n      "))),\n      \(index))), p -> \(polynomial))[0]"
  }

  /// The polynomial of the piece that `x` lies in, which is found by halving, since there may be a hundred.
  private func search(_ pieces: ArraySlice<PiecewisePolynomial.Piece>, _ x: String) -> String {
    if pieces.count == 1 { return pieces.first?.text(at: x, engine.literal) ?? "NULL" }
    let middle = pieces.startIndex + pieces.count / 2
    return
      "CASE WHEN \(x) < \(engine.literal(pieces[middle - 1].end)) THEN \(search(pieces[..<middle], x))\n      "
      + "ELSE \(search(pieces[middle...], x)) END"
  }
}

extension PiecewisePolynomial.Piece {
  /// The polynomial at the argument with the text `x`.
  func text(at x: String, _ literal: (Double) -> String) -> String {
    let t = "(\(x) - \(literal(origin))) / \(literal(width))"
    return coefficients.dropLast().reversed().reduce(literal(coefficients.last ?? 0)) {
      "(\(literal($1)) + (\(t)) * \($0))"
    }
  }
}
