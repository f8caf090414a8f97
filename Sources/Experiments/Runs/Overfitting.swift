import Learning

/// The rise of the validation loss while the training loss keeps falling.
///
/// Both losses are smoothed by their mean over a fortieth of the epochs before and after each epoch.
public struct Overfitting: Equatable, Sendable {
  /// The epoch of the lowest smoothed validation loss.
  public let epoch: Int
  /// The smoothed validation loss there, and in the last epoch.
  public let validation: (lowest: Double, last: Double)
  /// The smoothed training loss there, and in the last epoch.
  public let training: (then: Double, last: Double)

  /// Whether both are equal.
  public static func == (a: Overfitting, b: Overfitting) -> Bool {
    a.epoch == b.epoch && a.validation == b.validation && a.training == b.training
  }

  /// The overfitting in `history`.
  ///
  /// Nil unless the validation loss ends more than 5 %, and three standard deviations of its scatter about
  /// the smoothed one, above its minimum, and more than 10 % above the training loss, which has fallen since.
  public init?(_ history: History) {
    guard history.count >= 10, !history.validationLosses.isEmpty else { return nil }
    let validation = Self.smoothed(history.validationLosses)
    let training = Self.smoothed(history.losses)
    let last = validation.count - 1
    guard let lowest = validation.min(), let epoch = validation.firstIndex(of: lowest) else {
      return nil
    }
    let scatter =
      (zip(history.validationLosses, validation).reduce(0) { sum, pair in
        sum + (pair.0 - pair.1) * (pair.0 - pair.1)
      } / Double(validation.count)).squareRoot()
    let rise = validation[last] - lowest
    guard rise > 0.05 * lowest, rise > 3 * scatter, validation[last] > 1.1 * training[last],
      training[last] < training[epoch]
    else { return nil }
    self.epoch = epoch
    self.validation = (lowest, validation[last])
    self.training = (training[epoch], training[last])
  }

  /// The mean of the losses over a fortieth of the epochs before and after each.
  static func smoothed(_ losses: [Double]) -> [Double] {
    let reach = losses.count / 40
    return losses.indices.map { epoch in
      let window = losses[max(0, epoch - reach)...min(losses.count - 1, epoch + reach)]
      return window.reduce(0, +) / Double(window.count)
    }
  }
}
