/// One epoch of a training.
public struct Epoch: Equatable, Sendable {
  /// The epoch's number, from 0.
  public let index: Int
  /// The network after the update.
  public let network: Network
  /// The gradient before the update.
  public let gradient: Gradient
  /// The mean loss before the update.
  public let loss: Double
  /// The mean loss of the validation examples before the update; nil if there are none.
  public let validationLoss: Double?
  /// The probabilities for the tracked input before the update; empty if none was tracked.
  public let output: [Double]
}
