/// All that is known of a quantity of stars that a table can list, or of another property such as a name.
///
/// What sentences, figures and readers have to know of a quantity, they ask here; the quantities that are
/// known stand in ``Quantities/standard``.
public struct Quantity: Sendable {
  /// The key by which schemas and experiment files call it: `absolute_magnitude`.
  public let role: String
  /// What sentences call it, with its article: `the absolute magnitude`.
  public let phrase: String
  /// The symbol, or the name where there is none.
  public let symbol: Symbol
  /// What the axis of a figure says before symbol and unit: `Absolute magnitude`; nil where it shows the symbol
  /// alone.
  public let title: String?
  /// The unit of its values, or where they are logarithms, of what they are the logarithms of; nil for none.
  public let unit: String?
  /// Whether its values are logarithms to base 10.
  public let isLogarithm: Bool
  /// What figures and readers take it for.
  public let kind: Kind
  /// Which way is up; nil where more is just more.
  public let direction: Direction?
  /// The names by which columns of catalogues are known to hold it, folded, the best first.
  public let columnNames: [String]
  /// What a star is said to have whose field is empty: `no colour`.
  public let absence: String
  /// When its column is read.
  public let reading: Reading
  /// The ways to it where a table does not list it; the first whose columns the table has is to be taken.
  let derivations: Derivations

  /// The ways to a quantity under a schema, in a table of which the columns are known.
  public typealias Derivations = @Sendable (Schema, ColumnMap) -> [Derivation]

  /// What figures and readers take a quantity for.
  public enum Kind: Sendable {
    /// A temperature, which may follow from a colour: one axis of a Hertzsprung–Russell diagram.
    case temperature
    /// An absolute magnitude: the other axis.
    case absoluteMagnitude
    /// Anything else.
    case other
  }

  /// When the column of a quantity is read.
  public enum Reading: Sendable {
    /// If a classifier needs it, or another quantity is derived from it.
    case ifNeeded
    /// Wherever a table lists it.
    case ifListed
    /// Wherever a table lists it or it follows from others.
    case always
  }

  /// A quantity of the given parts.
  ///
  /// What is left out is what is right for a column of which nothing is known but its name, `role`. The letter
  /// case, blanks, `_`, `-` and `.` of `columnNames` do not count.
  public init(
    _ role: String, phrase: String? = nil, symbol: Symbol? = nil, title: String? = nil,
    unit: String? = nil, isLogarithm: Bool = false, kind: Kind = .other,
    direction: Direction? = nil, columnNames: [String] = [], absence: String? = nil,
    reading: Reading = .ifNeeded, derivations: @escaping Derivations = { _, _ in [] }
  ) {
    self.role = role
    self.phrase = phrase ?? "the \(role)"
    self.symbol = symbol ?? Symbol(words: String(role.map { $0 == "_" ? " " : $0 }))
    self.title = title
    self.unit = unit
    self.isLogarithm = isLogarithm
    self.kind = kind
    self.direction = direction
    self.columnNames = columnNames.map { ColumnHeader.fold($0.lowercased()[...]) }
    self.absence = absence ?? "no \(role)"
    self.reading = reading
    self.derivations = derivations
  }
}

extension Quantity: Equatable {
  /// Whether they have the same role, by which quantities are told apart.
  public static func == (a: Quantity, b: Quantity) -> Bool { a.role == b.role }
}
