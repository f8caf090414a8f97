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

  /// The course of the loss as a whole, to after the last update where that is measured alike.
  var whole: Course { Course(run.history.course) }

  /// Sentences for those who cannot see the curve.
  var summary: String {
    let isMean = run.history.training.batchSize != nil
    let shown = run.history.course
    let end =
      isMean && run.history.trainedEpochs == run.history.count
      ? " After the last update, the loss over all training stars is \(distinct(run.history.finalLoss, run.history.finalLoss).0)."
      : ""
    return summary(
      of: shown, isMean ? "the loss, averaged over the steps of each epoch," : "the loss") + end
  }

  private func summary(of shown: [Double], _ loss: String) -> String {
    let rate = "At learning rate \(RateText(run.run.learningRate).plain)"
    guard let first = shown.first, let last = shown.last, shown.count > 1 else {
      return "\(rate) there is no curve, since there is only \(counted(shown.count, "epoch"))."
    }
    let (from, to) = distinct(first, last)
    switch Course(shown) {
    case .still: return "\(rate) \(loss) stays at \(from)."
    case .falling: return "\(rate) \(loss) falls at every epoch, from \(from) to \(to)."
    case .notRising: return "\(rate) \(loss) never rises and goes from \(from) to \(to)."
    case .rising:
      let (lowest, highest) = distinct(shown.min() ?? first, shown.max() ?? last)
      return "\(rate) \(loss) starts at \(from), lies between \(lowest) and \(highest), "
        + "rises \(times(run.rises.count)) and ends at \(to)."
    }
  }

  /// The course of the loss, for the report: to after the last update or, where that is not measured alike,
  /// to the last epoch.
  var course: String {
    let course = run.history.course
    let isMean = run.history.training.batchSize != nil
    let subject = "The loss" + (isMean ? ", averaged over the steps of each epoch," : "")
    guard let first = course.first, let last = course.last, course.count > 1 else {
      return "With \(counted(course.count, "epoch")) there is no trend in the loss."
    }
    let start = distinct(first, last).0
    switch Course(course) {
    case .still: return "\(subject) stays at \(start)."
    case .falling where course.count == 2: return "\(subject) starts at \(start) and falls."
    case .rising where course.count == 2: return "\(subject) starts at \(start) and rises."
    case .falling: return "\(subject) starts at \(start) and falls from epoch to epoch."
    case .notRising: return "\(subject) starts at \(start) and never rises."
    case .rising:
      let rises = run.rises
      let rise = course.largestRise
      let size = rise < 0.02 ? ", by at most \(significant(rise * 100, 2)) %" : ""
      return
        "\(subject) starts at \(start) and does not fall steadily: it rises \(times(rises.count))"
        + "\(rises.count <= 12 ? ", \(epochs(rises))" : "")\(size). \(range(course))"
    }
  }

  /// The sentence on a loss that hardly changes in the second half of its epochs and is high there; nil for
  /// fewer than four epochs, and where ``course`` says that it never changes.
  func plateau(entropy: Double) -> String? {
    let half = losses.count / 2
    let (final, limit) = (run.history.finalLoss, entropy / 2)
    let late = losses[half...] + [final]
    guard losses.count >= 4, whole != .still, let lowest = late.min(), let highest = late.max(),
      highest - lowest < 0.001 * lowest, lowest > limit
    else { return nil }
    let (now, bound) = distinct(final, limit)
    return
      "From epoch \(grouped(half)) to the end, the loss changes by less than 0.1 %, and at \(now) it "
      + "is still above half of the entropy of the class shares (\(bound)). The loss alone does not show whether it has reached "
      + "a minimum or would fall further in more epochs."
  }

  private func range(_ course: [Double]) -> String {
    let low = course.indices.min { course[$0] < course[$1] } ?? 0
    let high = course.indices.max { course[$0] < course[$1] } ?? 0
    let (lowest, highest) = distinct(course[low], course[high])
    return "It is lowest \(place(low)), at \(lowest), and highest \(place(high)), at \(highest)."
  }

  /// "in epoch 3" or, for a loss that belongs to no epoch, "after the last update".
  private func place(_ epoch: Int) -> String {
    epoch < losses.count ? "in epoch \(grouped(epoch))" : "after the last update"
  }

  /// "at epochs 1 and 2 and after the last update".
  private func epochs(_ rises: [Int]) -> String {
    let numbers = rises.filter { $0 < losses.count }
    let noun = numbers.count == 1 ? "epoch" : "epochs"
    let parts =
      (numbers.isEmpty ? [] : ["at \(noun) \(listed(numbers.map(grouped)))"])
      + (numbers.count < rises.count ? ["after the last update"] : [])
    return parts.joined(separator: " and ")
  }

  private func times(_ count: Int) -> String {
    count == 1 ? "once" : (count == 2 ? "twice" : "\(numberWord(count)) times")
  }
}

extension LossText {
  /// A range of losses, to two significant digits.
  static func range(_ losses: ClosedRange<Double>) -> String {
    "\(significant(losses.lowerBound, 2)) and \(significant(losses.upperBound, 2))"
  }

  /// A probability above 0.99, with enough digits to tell it from 1.
  static func probability(_ value: Double) -> String {
    value >= 0.999_95 ? "> 0.9999" : fixed(value, 4)
  }
}

/// Two numbers with the fewest decimals, from three to ten, that distinguish them and show two significant
/// digits of each; where ten do not, each with two significant digits.
func distinct(_ a: Double, _ b: Double) -> (String, String) {
  let smallest = [a.magnitude, b.magnitude].filter { $0 > 0 }.min() ?? 1
  let texts = (3...10).lazy.map { decimals -> (String, String, Bool) in
    let (x, y) = (fixed(a, decimals, sign: .minus), fixed(b, decimals, sign: .minus))
    let unit = (0..<decimals).reduce(1.0) { unit, _ in unit / 10 }
    return (x, y, smallest >= 9.5 * unit && (x != y || (a - b).magnitude < 1e-10))
  }
  if let found = texts.first(where: \.2) { return (found.0, found.1) }
  return smallest < 1e-9
    ? (significant(a, 2), significant(b, 2))
    : (fixed(a, 3, sign: .minus), fixed(b, 3, sign: .minus))
}
