/// The numbers of a column.
public struct ColumnNumbers: Equatable, Sendable {
  /// The number of each row; NaN if it is missing or invalid.
  public var values: [Double]
  /// The rows whose field is present but not a finite number, in order.
  public var faulty: [Int]
}
