import Experiments

/// The course of a run's loss in words.
struct LossText {
  private let run: StudyRun
  private var losses: [Double] { run.history.losses }

  init(_ run: StudyRun) { self.run = run }

  /// One sentence for those who cannot see the curve.
  var summary: String {
    let rate = "At learning rate \(RateText(run.run.learningRate).plain)"
    guard let first = losses.first, let last = losses.last, losses.count > 1 else {
      return "\(rate) there is no curve: \(counted(losses.count, "epoch"))."
    }
    let (from, to) = Self.distinct(first, last)
    let rises = run.rises
    if rises.isEmpty {
      return "\(rate) the loss falls at every epoch, from \(from) to \(to)."
    }
    let (lowest, highest) = Self.distinct(losses.min() ?? first, losses.max() ?? last)
    return "\(rate) the loss starts at \(from), lies between \(lowest) and \(highest), "
      + "rises \(Self.times(rises.count)) and ends at \(to)."
  }

  /// What the loss did, as the report says it.
  var course: String {
    guard let first = losses.first, let last = losses.last, losses.count > 1 else {
      return "With \(counted(losses.count, "epoch")) there is no course of the loss to speak of."
    }
    let (from, to) = Self.distinct(first, last)
    let steps = losses.count - 1
    let rises = run.rises
    if rises.isEmpty {
      let stalls = zip(losses, losses.dropFirst()).contains { $0 == $1 }
      return stalls
        ? "The loss never rises: it goes from \(from) in epoch 0 to \(to) in epoch \(steps)."
        : "The loss falls at every epoch, from \(from) in epoch 0 to \(to) in epoch \(steps)."
    }
    return "The loss does not fall steadily: of its \(counted(steps, "step")), "
      + "\(numberWord(rises.count)) \(rises.count == 1 ? "goes" : "go") up"
      + "\(rises.count <= 12 ? ", into \(Self.epochs(rises))" : ""). \(range) "
      + "It starts at \(from) in epoch 0 and stands at \(to) in epoch \(steps)."
  }

  private var range: String {
    let low = losses.indices.min { losses[$0] < losses[$1] } ?? 0
    let high = losses.indices.max { losses[$0] < losses[$1] } ?? 0
    let (lowest, highest) = Self.distinct(losses[low], losses[high])
    return
      "It is lowest in epoch \(low), at \(lowest), and highest in epoch \(high), at \(highest)."
  }

  private static func epochs(_ numbers: [Int]) -> String {
    (numbers.count == 1 ? "epoch " : "epochs ") + listed(numbers.map(grouped))
  }

  private static func times(_ count: Int) -> String {
    count == 1 ? "once" : (count == 2 ? "twice" : "\(numberWord(count)) times")
  }

  /// Two numbers with as many decimals, from three to ten, as it takes to tell them apart.
  static func distinct(_ a: Double, _ b: Double) -> (String, String) {
    for decimals in 3...10 {
      let (first, second) = (fixed(a, decimals, sign: .minus), fixed(b, decimals, sign: .minus))
      if first != second || a == b || decimals == 10 { return (first, second) }
    }
    return (fixed(a, 3), fixed(b, 3))
  }
}
