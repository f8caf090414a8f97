/// One epoch of a training run.
public struct Epoch: Equatable, Sendable {
  /// The epoch's number, from 0.
  public let index: Int
  /// The network after the update.
  public let network: Network
  /// The gradient before the update.
  public let gradient: Gradient
  /// The mean loss before the update.
  public let loss: Double
  /// The mean loss of the validation examples before the update; nil without validation.
  public let validationLoss: Double?
  /// The probabilities for the tracked input before the update; empty without one.
  public let output: [Double]
}
