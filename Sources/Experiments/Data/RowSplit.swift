/// The rows of the table, from 1, that are said to be for testing and for validation.
public struct RowSplit: Equatable, Sendable {
  /// The rows for testing; nil for none.
  public var test: ClosedRange<Int>?
  /// The rows for validation; nil for none; they don't overlap those for testing.
  public var validation: ClosedRange<Int>?

  /// A split into the given rows.
  public init(test: ClosedRange<Int>? = nil, validation: ClosedRange<Int>? = nil) {
    self.test = test
    self.validation = validation
  }
}
