/// Which stars are learnt from, and which are kept apart to see how well that goes.
public enum SplitPlan: Equatable, Sendable {
  /// All stars are learnt from.
  case none
  /// The stars in these rows of the table, from 1, are kept apart.
  case rows(ClosedRange<Int>)
  /// The stars that have one of the values in the column are kept apart.
  case column(String, values: [String])
  /// A share of every class, drawn by the seed, is kept apart.
  case share(Double, seed: Int)
  /// So many parts of equal shares of every class are kept apart in turn; the last training is of all.
  case folds(Int, seed: Int)

  /// The largest number of folds.
  public static let mostFolds = 100
}
