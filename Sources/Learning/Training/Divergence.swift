/// The end of a training run whose numbers became infinite or NaN.
public struct Divergence: Equatable, Sendable {
  /// The quantity that was not finite.
  public enum Quantity: String, Sendable {
    /// The mean loss.
    case loss
    /// The gradient of the loss.
    case gradient
    /// The parameters, after the update.
    case parameters
  }

  /// The epoch that could not be completed; the number of epochs if only the loss or gradient of
  /// the trained network is not finite.
  public let epoch: Int
  /// The quantity that was not finite.
  public let quantity: Quantity
  /// The first layer, counted from 0, whose output, gradient or parameters are not finite.
  public let layer: Int
  /// The learning rate of that epoch.
  public let learningRate: Double
}
