/// The rule that splits the stars into training and validation stars.
public enum SplitRule: Equatable, Sendable {
  /// No star is held out.
  case none
  /// The stars in these rows of the table, from 1, are held out.
  case rows(ClosedRange<Int>)
  /// The stars that have one of the values in the column are held out.
  case column(String, values: [String])
  /// A share of the stars, drawn by the seed from every class in proportion, is held out.
  case share(Double, seed: Int)
  /// That many parts of equal shares of every class are held out in turn; the last training is on all stars.
  case folds(Int, seed: Int)

  /// The largest number of folds.
  public static let mostFolds = 100
}
