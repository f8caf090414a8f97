import Formatting
import Learning

/// The result of a check of the gradient against central differences of the loss, in words.
struct GradientCheckText {
  /// The number of derivatives.
  let count: Int
  /// The largest relative error; NaN if one is not a number.
  let error: Double

  /// The limit on work: the square of the number of parameters, times the number of stars.
  static let mostWork = 5_000_000.0
  /// The relative error up to which the gradient counts as correct.
  static let tolerance = 1e-6

  init(count: Int, error: Double) {
    self.count = count
    self.error = error
  }

  /// Whether `checks` of the gradient of `network` over `examples` are within the limit on work.
  static func isPossible(_ network: Network, _ examples: Examples, checks: Int = 1) -> Bool {
    let count = Double(network.parameterCount)
    return count * count * Double(examples.count) * Double(checks) <= mostWork
  }

  /// Checks the gradient of `network` over `examples`; nil if it is too much work.
  init?(_ network: Network, _ examples: Examples) {
    guard Self.isPossible(network, examples) else { return nil }
    self.init(
      count: network.parameterCount,
      error: network.gradientCheck(over: examples).largestRelativeError)
  }

  /// The check in a sentence or two.
  var sentence: String {
    let start = "Compared with central differences of the loss, "
    guard error.isFinite else {
      return start
        + "the \(grouped(count)) derivatives at the start are wrong: not all are finite."
    }
    let largest =
      start + "the largest relative error of the \(grouped(count)) derivatives at the start is "
      + "\(significant(error, 2)) (of a derivative, or "
      + "of a thousandth of the largest, or of 10⁻⁵, whichever is greatest)."
    guard error > Self.tolerance else { return largest }
    return largest
      + " This exceeds 10⁻⁶: the gradient is wrong, unless the differences suffer from rounding or "
      + "from a kink of the loss."
  }
}
