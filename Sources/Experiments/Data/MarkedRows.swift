/// The rows of the table, from 1, that are marked as test and validation data.
public struct MarkedRows: Equatable, Sendable {
  /// The rows of test data; nil for none.
  public var test: ClosedRange<Int>?
  /// The rows of validation data; nil for none; they do not overlap the test data.
  public var validation: ClosedRange<Int>?

  /// The given rows.
  public init(test: ClosedRange<Int>? = nil, validation: ClosedRange<Int>? = nil) {
    self.test = test
    self.validation = validation
  }
}
