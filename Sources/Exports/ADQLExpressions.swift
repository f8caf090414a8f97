import Formatting
import Stars
import Tables

/// A writer of the expressions of quantities in ADQL 2.0, which has neither CASE nor the least and greatest of numbers.
///
/// An expression is a value and the conditions under which it is known. What bends is written with absolute values:
///
/// ```
/// max(0, x) = (x + |x|) / 2        a line that bends at x₁ = a + b x + c max(0, x − x₁)
/// ```
struct ADQLExpressions {
  /// An expression in ADQL.
  struct Text {
    var value: String
    /// The conditions under which it is known.
    var conditions: [String] = []
  }

  /// The quantities that are known, by name.
  var quantities: [String: Text] = [:]

  /// A number, in the form that all parsers take for a real one.
  static func literal(_ value: Double) -> String {
    let parts = value.magnitude.description.split(separator: "e")
    let mantissa = parts[0].contains(".") ? String(parts[0]) : parts[0] + ".0"
    let text = "\(mantissa)e\(parts.count > 1 ? Int(parts[1]) ?? 0 : 0)"
    return value.sign == .minus ? "(-\(text))" : text
  }

  func text(_ expression: QuantityExpression) throws(Diagnostics) -> Text {
    switch expression {
    case .quantity(let name): return quantities[name] ?? Text(value: name)
    case .number(let value): return Text(value: Self.literal(value))
    case .sum(let a, let b): return try joined(a, b) { "(\($0) + \($1))" }
    case .difference(let a, let b): return try joined(a, b) { "(\($0) - \($1))" }
    case .product(let a, let b): return try joined(a, b) { "(\($0) * \($1))" }
    case .quotient(let a, let b): return try joined(a, b) { "(\($0) / \($1))" }
    case .decimalLogarithm(let a): return try changed(a) { "LOG10(\($0))" }
    case .powerOfTen(let a): return try changed(a) { "POWER(1.0e1, \($0))" }
    case .clamped(let a, let range): return try changed(a) { Self.clamped($0, range) }
    case .curve(let curve, let a):
      // A clamped argument, which rounding may leave just outside, is known to lie within.
      if case .clamped(_, curve.domain) = a {
        return try self.curve(curve, at: text(a), isWithin: true)
      }
      return try self.curve(curve, at: text(a), isWithin: false)
    case .restricted(let a, let condition):
      var text = try text(a)
      text.conditions = try conditions(condition) + text.conditions
      return text
    case .excluded(let a, let condition):
      var text = try text(a)
      let isKnown = condition.quantities.map { "\(quantities[$0]?.value ?? $0) IS NULL" }
      let holds = try conditions(condition).joined(separator: " AND ")
      text.conditions.append("(\((isKnown + ["NOT (\(holds))"]).joined(separator: " OR ")))")
      return text
    case .first:
      throw Self.fault(
        "a quantity that is derived in two ways, for stars that lack the sources of the first",
        "give a table with the columns of one way only with --data")
    case .choice:
      throw Self.fault(
        "temperature_from: the relation between colour and temperature that depends on the star's place in the "
          + "diagram", "set temperature_from: dwarfs, or use the colour itself as a feature")
    }
  }

  /// The conditions, all of which hold where `condition` does.
  func conditions(_ condition: QuantityCondition) throws(Diagnostics) -> [String] {
    switch condition {
    case .less(let a, let b): return try compared(a, b, "<")
    case .atMost(let a, let b): return try compared(a, b, "<=")
    case .within(let a, let range):
      let text = try text(a)
      return text.conditions + [
        "\(text.value) BETWEEN \(Self.literal(range.lowerBound)) AND \(Self.literal(range.upperBound))"
      ]
    case .both(let a, let b): return try conditions(a) + conditions(b)
    }
  }

  private func compared(
    _ a: QuantityExpression, _ b: QuantityExpression, _ sign: String
  ) throws(Diagnostics) -> [String] {
    let text = try joined(a, b) { "\($0) \(sign) \($1)" }
    return text.conditions + [text.value]
  }

  private func joined(
    _ a: QuantityExpression, _ b: QuantityExpression, _ join: (String, String) -> String
  ) throws(Diagnostics) -> Text {
    let (a, b) = (try text(a), try text(b))
    return Text(value: join(a.value, b.value), conditions: a.conditions + b.conditions)
  }

  private func changed(
    _ a: QuantityExpression, _ change: (String) -> String
  ) throws(Diagnostics) -> Text {
    var text = try text(a)
    text.value = change(text.value)
    return text
  }

  private static func clamped(_ x: String, _ range: ClosedRange<Double>) -> String {
    let (low, high) = (literal(range.lowerBound), literal(range.upperBound))
    return "((\(low) + \(high) + ABS(\(x) - \(low)) - ABS(\(x) - \(high))) / 2.0e0)"
  }

  private func curve(
    _ curve: PiecewisePolynomial, at x: Text, isWithin: Bool
  ) throws(Diagnostics) -> Text {
    let domain =
      "\(Self.literal(curve.domain.lowerBound)) AND \(Self.literal(curve.domain.upperBound))"
    let conditions = x.conditions + (isWithin ? [] : ["\(x.value) BETWEEN \(domain)"])
    if curve.pieces.count == 1 {
      return Text(value: curve.pieces[0].text(at: x.value, Self.literal), conditions: conditions)
    }
    guard curve.pieces.allSatisfy({ $0.coefficients.count == 2 }) else {
      throw Self.fault("a curve of several cubics", "set temperature_from: dwarfs")
    }
    let slopes = curve.pieces.map { $0.coefficients[1] / $0.width }
    let bends = zip(zip(slopes, slopes.dropFirst()), curve.pieces).map { slopes, piece in
      let y = "(\(x.value) - \(Self.literal(piece.end)))"
      return "\(Self.literal((slopes.1 - slopes.0) / 2)) * (\(y) + ABS\(y))"
    }
    let first = curve.pieces[0].text(at: x.value, Self.literal)
    return Text(
      value: "(\(([first] + bends).joined(separator: "\n    + ")))", conditions: conditions)
  }

  /// The error that ADQL cannot say `what`.
  static func fault(_ what: String, _ suggestion: String) -> Diagnostics {
    Diagnostics([
      Diagnostic(
        .error, "\(what) cannot be written in ADQL 2.0, which has no CASE", suggestion: suggestion)
    ])
  }
}
