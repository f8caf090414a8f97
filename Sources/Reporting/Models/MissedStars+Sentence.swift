import Experiments
import Formatting
import Stars

extension MissedStars {
  /// The sentence on the temperatures of the misclassified stars; nil if they do not clearly differ from the
  /// others.
  func sentence(_ classes: [StarClass]) -> String? {
    guard max(missed, recognized) > 1.2 * min(missed, recognized) else { return nil }
    let word = Quantity.Direction.temperatures.word(for: missed - recognized)
    func kelvin(_ temperature: Double) -> String { "\(grouped(Int(temperature.rounded()))) K" }
    return "The \(grouped(count)) misclassified \(classes[label].stars) are \(word) than those "
      + "classified correctly: their median temperature is \(kelvin(missed)), compared with "
      + "\(kelvin(recognized))."
  }
}
