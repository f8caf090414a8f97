/// The end of a training in which numbers grew out of range.
public struct Divergence: Equatable, Sendable {
  /// What was not finite.
  public enum Quantity: String, Sendable {
    /// The mean loss.
    case loss
    /// The gradient of the loss.
    case gradient
    /// The parameters, after the update.
    case parameters
  }

  /// The epoch that could not be completed; the number of epochs where only the trained network's
  /// own loss or gradient is out of range.
  public let epoch: Int
  /// What was not finite.
  public let quantity: Quantity
  /// The first layer, counted from 0, whose output, gradient or parameters are not finite.
  public let layer: Int
  /// The learning rate of that epoch.
  public let learningRate: Double
}
