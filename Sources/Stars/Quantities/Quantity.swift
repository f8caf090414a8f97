import Elementary

/// A quantity of stars that a table can list, or another property such as a name.
///
/// Sentences, figures and readers get all they need to know of a quantity from here. The known quantities are
/// in ``Quantities/standard``.
public struct Quantity: Sendable {
  /// The key of the quantity in schemas and experiment files: `absolute_magnitude`.
  public let role: String
  /// The name in sentences, with its article: `the absolute magnitude`.
  public let phrase: String
  /// The symbol, or the name if there is none.
  public let symbol: Symbol
  /// The words before the symbol and unit on an axis: `Absolute magnitude`; nil if the axis shows only the
  /// symbol.
  public let title: String?
  /// The unit of its values or, for logarithms, of their arguments; nil for none.
  public let unit: String?
  /// The role of the quantity whose base-10 logarithm this is; nil if it is not a logarithm.
  public let logarithmOf: String?
  /// The kind of quantity, for figures and readers.
  public let kind: Kind
  /// The direction; nil if larger values have no word of their own.
  public let direction: Direction?
  /// The names of columns known to hold it, folded, the best first.
  public let columnNames: [String]
  /// The content descriptors (UCDs) of columns that hold it, the best first.
  let descriptors: [ContentDescriptor]
  /// The words for an empty field: `no colour`.
  public let absence: String
  /// The condition for reading its column.
  public let reading: Reading
  /// The physically possible values; nil if they are not known.
  public let range: ClosedRange<Double>?
  /// Whether the table of stars shows it even if the network does not use it.
  public let isTabulated: Bool
  /// The role of the apparent magnitude in the same band; nil unless this is an absolute magnitude.
  public let apparent: String?
  /// Its value in a row of the sequence of dwarfs, which is drawn behind the stars; nil if unknown.
  public let dwarfs: Dwarfs?
  /// The correction from an absolute magnitude to the bolometric one; nil if unknown.
  public let bolometricCorrection: BolometricCorrection?
  /// The derivations for tables that do not list it; the first whose columns the table has is used.
  let derivations: Derivations

  /// The derivations of a quantity under a schema, given the columns of a table.
  public typealias Derivations = @Sendable (Schema, ColumnMap) -> [Derivation]

  /// The bolometric correction of a magnitude, by the group of stars and their temperature in kelvin; nil where it
  /// is unknown.
  public typealias BolometricCorrection = @Sendable (StarGroup, _ temperature: Double) -> Double?

  /// The value of a quantity in a row of the sequence of dwarfs.
  public typealias Dwarfs = @Sendable (DwarfSequence.Row) -> Double

  /// The kind of a quantity.
  public enum Kind: Sendable {
    /// A temperature in kelvin or its logarithm, which may be derived from a colour: one axis of a
    /// Hertzsprung–Russell diagram.
    case temperature
    /// An absolute magnitude: the other axis.
    case absoluteMagnitude
    /// The logarithm of a luminosity: the other axis, in place of a magnitude.
    case luminosity
    /// A colour index with a known relation to the temperature, in whose place it may be an axis.
    case color
    /// Anything else.
    case other
  }

  /// The condition for reading the column of a quantity.
  public enum Reading: Sendable {
    /// Only if a classifier needs it, or another quantity is derived from it.
    case ifNeeded
    /// If the table lists it.
    case ifListed
    /// If the table lists it, or it can be derived from other columns.
    case always
  }

  /// A quantity with the given properties.
  ///
  /// The defaults suit a column of which only the name, `role`, is known. Letter case, blanks, `_`, `-` and
  /// `.` in `columnNames` do not count, nor does letter case in `ucds`.
  public init(
    _ role: String, phrase: String? = nil, symbol: Symbol? = nil, title: String? = nil,
    unit: String? = nil, logarithmOf: String? = nil, kind: Kind = .other,
    direction: Direction? = nil, columnNames: [String] = [], ucds: [String] = [],
    absence: String? = nil, reading: Reading = .ifNeeded, range: ClosedRange<Double>? = nil,
    isTabulated: Bool = false,
    apparent: String? = nil,
    dwarfs: Dwarfs? = nil, bolometricCorrection: BolometricCorrection? = nil,
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
    self.columnNames = columnNames.map(ColumnHeader.folded)
    descriptors = ucds.compactMap { ContentDescriptor($0) }
    self.absence = absence ?? "no \(role)"
    self.reading = reading
    self.range = range
    self.isTabulated = isTabulated
    self.apparent = apparent
    self.dwarfs = dwarfs
    self.bolometricCorrection = bolometricCorrection
    self.derivations = derivations
  }

  /// Whether its values are base-10 logarithms.
  public var isLogarithm: Bool { logarithmOf != nil }

  /// `value` in the ``unit``: ten to its power if it is a logarithm.
  public func linear(_ value: Double) -> Double { isLogarithm ? powerOfTen(value) : value }
}

extension Quantity {
  /// The usual width of a cell of the diagram: 0.02 mag, or 0.002 dex for a temperature and 0.01 for a luminosity; nil
  /// if the quantity is no axis of one.
  public var cellWidth: Double? {
    switch kind {
    case .absoluteMagnitude: 0.02
    case .temperature: isLogarithm ? 0.002 : 20
    case .luminosity, .color: 0.01
    case .other: nil
    }
  }

  /// The rules that the columns of a table allow: those of columns that the schema names go first.
  func rules(_ schema: Schema, _ map: ColumnMap) -> [Derivation] {
    let rules = derivations(schema, map).filter { $0.sources.allSatisfy { map[$0] != nil } }
    func guesses(_ rule: Derivation) -> Int { rule.sources.count { map.guessed.contains($0) } }
    return rules.enumerated().sorted {
      (guesses($0.element), $0.offset) < (guesses($1.element), $1.offset)
    }
    .map(\.element)
  }
}

extension Quantity: Equatable {
  /// Whether both have the same role, which identifies a quantity.
  public static func == (a: Quantity, b: Quantity) -> Bool { a.role == b.role }
}
