/// A fold of a cross-validation.
public struct Fold: Sendable {
  /// The fold as the validation stars, and all others as the training stars.
  public let split: Split
  /// The scaling of every feature, over these training stars.
  let scalings: [MinMaxScaling]
}
