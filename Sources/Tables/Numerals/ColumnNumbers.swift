/// The numbers of a column.
public struct ColumnNumbers: Equatable, Sendable {
  /// A number for each row; not a number where it is missing or the field holds none.
  public var values: [Double]
  /// The rows whose field is there but holds no finite number, in their order.
  public var faulty: [Int]
}
