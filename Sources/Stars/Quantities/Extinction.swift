import Formatting

/// The interstellar extinction and reddening that are subtracted from magnitudes and colours.
///
/// ```
/// M_V = m − 5 log₁₀(d / 10 pc) − A_V      (B−V)₀ = (B−V) − E(B−V)      A_V = 3.1 E(B−V)
/// M_G = G − 5 log₁₀(d / 10 pc) − A_G      (BP−RP)₀ = (BP−RP) − E(BP−RP)
/// ```
///
/// Source: the mean ratio R_V = 3.1 of Cardelli, Clayton & Mathis (1989), *Astrophysical Journal* 345, 245. In
/// Gaia's bands the ratio depends on the star, so each quantity is given by itself.
public enum Extinction: Equatable, Sendable {
  /// That of each star, in columns of the table.
  case columns
  /// The same for all stars, in magnitudes, by ``roles``.
  case values([String: Double])

  /// The roles of the quantities with their symbols.
  public static let roles: [(role: String, symbol: String)] = [
    (Schema.extinctionV, "A_V"), (Schema.extinctionG, "A_G"), (Schema.reddeningBV, "E(B−V)"),
    (Schema.reddeningBPRP, "E(BP−RP)"),
  ]

  /// R_V = A_V / E(B−V).
  private static let ratio = 3.1

  /// The amount to subtract from a magnitude or a colour.
  struct Term: Sendable {
    /// The symbol, and the value if it is the same for all stars.
    let name: String
    /// The role of its column; nil if it is the same for all stars.
    let role: String?
    /// The amount in magnitudes, or the factor of the column's.
    let factor: Double

    /// The amount for a row, given the number in its column.
    func amount(_ number: Double) -> Double { role == nil ? factor : factor * number }

    /// The amount as an expression.
    var expression: QuantityExpression {
      role.map { .number(factor) * .quantity($0) } ?? .number(factor)
    }
  }

  /// The amount of the quantity `role`, given the columns of a table; nil if it is unknown.
  func term(_ role: String, _ map: ColumnMap) -> Term? {
    let others = [
      Schema.extinctionV: (Schema.reddeningBV, Self.ratio),
      Schema.reddeningBV: (Schema.extinctionV, 1 / Self.ratio),
    ]
    let symbol = Self.roles.first { $0.role == role }?.symbol ?? role
    for (source, factor) in [(role, 1)] + [others[role]].compactMap(\.self) {
      switch self {
      case .columns where map[source] != nil:
        return Term(name: symbol, role: source, factor: factor)
      case .values(let values):
        guard let value = values[source] else { continue }
        let amount = factor * value
        return Term(name: "\(symbol) = \(short(amount, 3)) mag", role: nil, factor: amount)
      default: continue
      }
    }
    return nil
  }
}
