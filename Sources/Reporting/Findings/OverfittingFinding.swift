import Experiments
import Formatting

/// A network that goes on learning its training stars while it gets worse on the validation stars.
enum OverfittingFinding {
  static func of(_ facts: RunFacts) -> Finding? {
    guard facts.onlyAnswer == nil, let overfitting = Overfitting(facts.history) else { return nil }
    return Finding(
      .overfitting, overfitting.sentence,
      [
        "epoch": Double(overfitting.epoch), "lowest": overfitting.validation.lowest,
        "last": overfitting.validation.last, "training then": overfitting.training.then,
        "training last": overfitting.training.last,
      ])
  }
}

extension Overfitting {
  /// The rise of the validation loss, in a sentence.
  var sentence: String {
    let (from, to) = distinct(validation.lowest, validation.last)
    let (then, last) = distinct(training.then, training.last)
    return
      "The validation loss is lowest near epoch \(grouped(epoch)), at \(from), and rises to \(to), while "
      + "the training loss falls from \(then) to \(last): from there on the network overfits."
  }
}
