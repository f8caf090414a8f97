import Elementary
import Tables

/// The unit of a column that holds a quantity, and where it was found.
public struct ColumnUnit: Equatable, Sendable {
  /// The source of a unit, the most trusted first.
  public enum Source: String, Sendable {
    /// The experiment.
    case experiment
    /// The unit that the file states for the column.
    case file
    /// The name of the column, as in `Plx [mas]`.
    case name
    /// The archive that the other columns show the table to come from.
    case archive
    /// None: the usual unit of the quantity is assumed.
    case assumed
  }

  /// The unit as it was written, or the usual unit of the quantity; nil if the quantity has none.
  public let text: String?
  /// The source of the unit.
  public let source: Source

  /// The unit of `quantity` in a column with the given header, unit in the file and unit in the archive of the table.
  init(
    of quantity: Quantity, _ header: ColumnHeader, file: String?, archive: String?,
    rules: DerivationRules
  ) {
    let choice =
      switch quantity.role {
      case Schema.parallax: rules.parallaxUnit?.rawValue
      case Schema.distance: rules.distanceUnit?.rawValue
      default: String?.none
      }
    if let choice {
      (text, source) = (choice, .experiment)
    } else if let file, !Unit.isAbsent(file) {
      (text, source) = (file, .file)
    } else if let unit = header.unit {
      (text, source) = (unit, .name)
    } else if let archive {
      (text, source) = (archive, .archive)
    } else {
      (text, source) = (quantity.unit.map { quantity.isLogarithm ? "dex(\($0))" : $0 }, .assumed)
    }
  }

  /// The unit and its source in words: "arcsec (stated in the file)"; nil if the quantity has no unit.
  public var description: String? {
    text.map { text in
      switch source {
      case .experiment: "\(text) (set in the experiment)"
      case .file: "\(text) (stated in the file)"
      case .name: "\(text) (from the column name)"
      case .archive: "\(text) (that of Gaia's archive)"
      case .assumed: "\(text) (assumed)"
      }
    }
  }

  /// The change from values in this unit to the usual unit of `quantity`; `values` are the values.
  ///
  /// A logarithm may have the unit of its argument, if the values are small enough to be logarithms.
  ///
  /// - Throws: A clause on a unit that is unknown or does not fit the quantity, to follow "the unit of X".
  func conversion(to quantity: Quantity, of values: [Double]) throws(UnitFault) -> Conversion {
    guard let text, let usual = quantity.unit.flatMap({ Unit($0) }), source != .assumed else {
      return .none
    }
    guard let unit = Unit(text) else { throw UnitFault(text, quantity, isUnknown: true) }
    guard unit.dimension == nil || unit.dimension == usual.dimension else {
      throw UnitFault(text, quantity, isUnknown: false)
    }
    let scale = unit.scale / usual.scale
    switch (quantity.isLogarithm, unit.isLogarithm) {
    case (false, false): return scale == 1 ? .none : .scaled(scale)
    case (true, true): return scale == 1 ? .none : .shifted(decimalLogarithm(scale))
    case (false, true):
      if unit.dimension == nil { throw UnitFault(text, quantity, isUnknown: false) }
      return .power(scale)
    case (true, false):
      guard scale == 1, values.allSatisfy({ !($0.magnitude > 10) }) else {
        throw UnitFault(text, quantity, isUnknown: false)
      }
      return .none
    }
  }

  /// A change of units.
  enum Conversion: Equatable {
    case none
    case scaled(Double)
    case shifted(Double)
    case power(Double)

    /// The value in the usual unit.
    func callAsFunction(_ value: Double) -> Double {
      switch self {
      case .none: value
      case .scaled(let factor): value * factor
      case .shifted(let offset): value + offset
      case .power(let factor): powerOfTen(value) * factor
      }
    }
  }
}

/// A unit that is unknown or does not fit its quantity.
struct UnitFault: Error, Equatable {
  /// The predicate: `has the unit "parsnips", which is unknown`.
  let predicate: String
  /// The remedy.
  let suggestion: String

  init(_ text: String, _ quantity: Quantity, isUnknown: Bool) {
    predicate =
      "has the unit \(quoted(text)), which "
      + (isUnknown ? "is unknown" : "does not fit \(quantity.phrase)")
    let usual = quantity.unit.map { quantity.isLogarithm ? "dex(\($0))" : $0 } ?? "none"
    suggestion = "convert the column to \(usual), or name another column in the experiment"
  }
}
