/// A column of a table whose file stores values rather than text.
public struct StoredColumn: Equatable, Sendable {
  /// The name.
  public var name: String
  /// The unit, as in the file; nil if it has none.
  public var unit: String?
  /// The unified content descriptor (UCD), the IVOA's term for what the column holds; nil if it has
  /// none.
  public var ucd: String?
  /// What the values mean, for writers; nil if nothing says so.
  public var description: String?
  /// The values, one per row.
  public var values: Values

  /// The values of a column.
  public enum Values: Equatable, Sendable {
    /// Numbers; NaN for missing values. Single-precision numbers are written with as many digits as
    /// they need.
    case numbers([Double], isSingle: Bool)
    /// Integers; ``StoredColumn/missing`` for missing values.
    case integers([Int64])
    /// Texts; empty for missing values.
    case texts(StoredTexts)
  }

  /// The integer that represents a missing value.
  public static let missing = Int64.min

  /// Creates a column from its parts.
  public init(
    name: String, unit: String? = nil, ucd: String? = nil, description: String? = nil,
    values: Values
  ) {
    self.name = name
    self.unit = unit
    self.ucd = ucd
    self.description = description
    self.values = values
  }

  /// The number of rows.
  public var count: Int {
    switch values {
    case .numbers(let values, _): values.count
    case .integers(let values): values.count
    case .texts(let texts): texts.count
    }
  }

  /// Returns the text of a row's value without surrounding blanks; empty if it is missing.
  public func bytes(_ row: Int) -> ArraySlice<UInt8> {
    switch values {
    case .numbers(let values, let isSingle):
      let value = values[row]
      if value.isNaN { return [] }
      return Array((isSingle ? Float(value).description : value.description).utf8)[...]
    case .integers(let values):
      return values[row] == Self.missing ? [] : Array(String(values[row]).utf8)[...]
    case .texts(let texts):
      return texts[row].trimmingBlanks()
    }
  }

  /// Returns the column's numbers.
  func numbers() -> ColumnNumbers {
    switch values {
    case .numbers(let values, _):
      return ColumnNumbers(values: values, faulty: values.indices.filter { values[$0].isInfinite })
    case .integers(let values):
      return ColumnNumbers(
        values: values.map { $0 == Self.missing ? .nan : Double($0) }, faulty: [])
    case .texts(let texts):
      return texts.numbers()
    }
  }
}
