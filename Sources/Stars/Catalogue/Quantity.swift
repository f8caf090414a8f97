import Elementary

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
  /// The role of the quantity whose logarithms to base 10 its values are; nil where they are none.
  public let logarithmOf: String?
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
  /// Whether a table of stars shows it even where no network reads it.
  public let isTabulated: Bool
  /// The role of the apparent magnitude in the band of an absolute one; nil for any other quantity.
  public let apparent: String?
  /// Its value in a row of the sequence of dwarfs, to be drawn behind the stars; nil where that is not known.
  public let dwarfs: Dwarfs?
  /// What added to an absolute magnitude makes the bolometric one, by the temperature of a dwarf in kelvin; nil
  /// where that is not known.
  public let bolometricCorrection: DwarfRelation?
  /// The ways to it where a table does not list it; the first whose columns the table has is to be taken.
  let derivations: Derivations

  /// The ways to a quantity under a schema, in a table of which the columns are known.
  public typealias Derivations = @Sendable (Schema, ColumnMap) -> [Derivation]

  /// The value of a quantity in a row of the sequence of dwarfs.
  public typealias Dwarfs = @Sendable (DwarfSequence.Row) -> Double

  /// What figures and readers take a quantity for.
  public enum Kind: Sendable {
    /// A temperature in kelvin or its logarithm, which may follow from a colour: one axis of a
    /// Hertzsprung–Russell diagram.
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
    unit: String? = nil, logarithmOf: String? = nil, kind: Kind = .other,
    direction: Direction? = nil, columnNames: [String] = [], absence: String? = nil,
    reading: Reading = .ifNeeded, isTabulated: Bool = false, apparent: String? = nil,
    dwarfs: Dwarfs? = nil, bolometricCorrection: DwarfRelation? = nil,
    derivations: @escaping Derivations = { _, _ in [] }
  ) {
    self.role = role
    self.phrase = phrase ?? "the \(role)"
    self.symbol = symbol ?? Symbol(words: String(role.map { $0 == "_" ? " " : $0 }))
    self.title = title
    self.unit = unit
    self.logarithmOf = logarithmOf
    self.kind = kind
    self.direction = direction
    self.columnNames = columnNames.map { ColumnHeader.fold($0.lowercased()[...]) }
    self.absence = absence ?? "no \(role)"
    self.reading = reading
    self.isTabulated = isTabulated
    self.apparent = apparent
    self.dwarfs = dwarfs
    self.bolometricCorrection = bolometricCorrection
    self.derivations = derivations
  }

  /// Whether its values are logarithms to base 10.
  public var isLogarithm: Bool { logarithmOf != nil }

  /// What `value` is in the ``unit``: ten to its power where it is a logarithm.
  public func linear(_ value: Double) -> Double { isLogarithm ? powerOfTen(value) : value }
}

extension Quantity: Equatable {
  /// Whether they have the same role, by which quantities are told apart.
  public static func == (a: Quantity, b: Quantity) -> Bool { a.role == b.role }
}
