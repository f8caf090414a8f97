import Elementary
import Experiments
import Formatting
import Learning

/// The course of a run's loss in words.
struct LossText {
  private let run: StudyRun
  private var losses: [Double] { run.history.losses }

  init(_ run: StudyRun) { self.run = run }

  /// The course of a sequence of losses, to the digits that are printed.
  enum Course {
    case still, falling, notRising, rising

    init(_ losses: [Double]) {
      let (lowest, highest) = distinct(losses.min() ?? 0, losses.max() ?? 0)
      let steps = zip(losses, losses.dropFirst())
      if lowest == highest {
        self = .still
      } else if steps.contains(where: { $0 < $1 }) {
        self = .rising
      } else {
        self = steps.contains { $0 == $1 } ? .notRising : .falling
      }
    }
  }

  /// The course of the loss as a whole, from the start to after the last update.
  var whole: Course { Course(losses + [run.history.finalLoss]) }

  /// A sentence for those who cannot see the curve.
  var summary: String {
    let rate = "At learning rate \(RateText(run.run.learningRate).plain)"
    guard let first = losses.first, let last = losses.last, losses.count > 1 else {
      return "\(rate) there is no curve, since there is only \(counted(losses.count, "epoch"))."
    }
    let (from, to) = distinct(first, last)
    switch Course(losses) {
    case .still: return "\(rate) the loss stays at \(from)."
    case .falling: return "\(rate) the loss falls at every epoch, from \(from) to \(to)."
    case .notRising: return "\(rate) the loss never rises and goes from \(from) to \(to)."
    case .rising:
      let (lowest, highest) = distinct(losses.min() ?? first, losses.max() ?? last)
      return "\(rate) the loss starts at \(from), lies between \(lowest) and \(highest), "
        + "rises \(times(run.rises.count)) and ends at \(to)."
    }
  }

  /// The course of the loss, for the report.
  var course: String {
    guard let first = losses.first, let last = losses.last, losses.count > 1 else {
      return "With \(counted(losses.count, "epoch")) there is no trend in the loss."
    }
    let (from, to) = distinct(first, last)
    let steps = losses.count - 1
    let way = "from \(from) in epoch 0 to \(to) in epoch \(grouped(steps))."
    switch Course(losses) {
    case .still: return "The loss stays at \(from) from epoch 0 to epoch \(grouped(steps))."
    case .falling: return "The loss falls at every epoch, \(way)"
    case .notRising: return "The loss never rises: it goes \(way)"
    case .rising:
      let rises = run.rises
      let which =
        steps == 1 ? "its only step" : "\(numberWord(rises.count)) of its \(grouped(steps)) steps"
      return "The loss does not fall steadily: it rises in \(which)"
        + "\(rises.count <= 12 ? ", at \(epochs(rises))" : ""). \(range) "
        + "It starts at \(from) in epoch 0 and is \(to) in epoch \(grouped(steps))."
    }
  }

  /// The sentence on a loss that hardly changes in the second half of its epochs and is high there; nil for
  /// fewer than four epochs, and where ``course`` says that it never changes.
  func plateau(classCount: Int) -> String? {
    let half = losses.count / 2
    let (final, limit) = (run.history.finalLoss, naturalLogarithm(Double(classCount)) / 2)
    let late = losses[half...] + [final]
    guard losses.count >= 4, whole != .still, let lowest = late.min(), let highest = late.max(),
      highest - lowest < 0.001 * lowest, lowest > limit
    else { return nil }
    let (now, bound) = distinct(final, limit)
    return
      "From epoch \(grouped(half)) to the end, the loss changes by less than 0.1 %, and at \(now) it "
      + "is still above half of ln \(classCount) (\(bound)). The loss alone does not show whether it has reached "
      + "a minimum or would fall further in more epochs."
  }

  private var range: String {
    let low = losses.indices.min { losses[$0] < losses[$1] } ?? 0
    let high = losses.indices.max { losses[$0] < losses[$1] } ?? 0
    let (lowest, highest) = distinct(losses[low], losses[high])
    return "It is lowest in epoch \(grouped(low)), at \(lowest), and highest in epoch "
      + "\(grouped(high)), at \(highest)."
  }

  private func epochs(_ numbers: [Int]) -> String {
    (numbers.count == 1 ? "epoch " : "epochs ") + listed(numbers.map(grouped))
  }

  private func times(_ count: Int) -> String {
    count == 1 ? "once" : (count == 2 ? "twice" : "\(numberWord(count)) times")
  }
}

extension History {
  /// The sentence on a validation loss that rises while the training loss keeps falling; nil where it does not.
  var overfitting: String? {
    guard let lowest = validationLosses.min(), let epoch = validationLosses.firstIndex(of: lowest),
      let last = validationLosses.last, last > lowest * 1.01, let final = losses.last,
      final < losses[epoch]
    else { return nil }
    let (from, to) = distinct(lowest, last)
    return
      "The validation loss is lowest before epoch \(grouped(epoch)), \(from), and rises to \(to) while the "
      + "training loss keeps falling: from there on the network overfits."
  }
}

/// Two numbers with the fewest decimals, from three to ten, that distinguish them; with three where ten do
/// not.
func distinct(_ a: Double, _ b: Double) -> (String, String) {
  let texts = (3...10).lazy.map { decimals in
    (fixed(a, decimals, sign: .minus), fixed(b, decimals, sign: .minus))
  }
  return texts.first { $0 != $1 } ?? (fixed(a, 3, sign: .minus), fixed(b, 3, sign: .minus))
}
