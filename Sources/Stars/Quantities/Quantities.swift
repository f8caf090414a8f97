/// A registry of quantities, by role.
///
/// To add one, add its entry to ``standard``.
public struct Quantities: Sendable {
  /// The quantities, in the order in which they are listed.
  public let all: [Quantity]
  private let places: [String: Int]

  /// A registry of the given quantities.
  ///
  /// - Precondition: No two have the same role.
  public init(_ all: [Quantity]) {
    self.all = all
    places = Dictionary(zip(all.map(\.role), all.indices)) { first, _ in first }
    precondition(places.count == all.count, "a role twice among \(all.map(\.role))")
  }

  /// The roles, in order.
  public var roles: [String] { all.map(\.role) }

  /// The quantity of `role`; nil if it is unknown.
  public func known(_ role: String) -> Quantity? { places[role].map { all[$0] } }

  /// The quantity of `role`; an unknown one is named by its role, a column of the table.
  public subscript(role: String) -> Quantity {
    known(role) ?? Quantity(role, symbol: .init(words: role))
  }

  /// The quantities of `kind`, logarithms first, since axes and networks prefer them.
  public func scales(_ kind: Quantity.Kind) -> [Quantity] {
    let quantities = all.filter { $0.kind == kind }
    return quantities.filter(\.isLogarithm) + quantities.filter { !$0.isLogarithm }
  }

  /// These quantities and `others`.
  public func adding(_ others: [Quantity]) -> Quantities { Quantities(all + others) }
}

extension Quantities: Equatable, CustomStringConvertible {
  /// Whether both have the same roles in the same order.
  public static func == (a: Quantities, b: Quantities) -> Bool { a.all == b.all }

  /// The roles.
  public var description: String { roles.joined(separator: ", ") }
}
