import Learning

/// How a network is trained, beyond the learning rate and the epochs of a run.
public struct TrainingPlan: Equatable, Sendable {
  /// What an update makes of the gradient.
  public var method = MethodName.gradientDescent
  /// `μ` of the method momentum, in [0, 1).
  public var momentum = 0.9
  /// The stars of an update; nil for all of them.
  public var batchSize: Int?
  /// Where the orders of mini-batches start from.
  public var seed = 1
  /// `λ` of the penalty `½ λ Σ w²` over all weights.
  public var weightPenalty = 0.0
  /// How the learning rate changes from epoch to epoch.
  public var schedule = ScheduleName.constant
  /// The epochs of a step of the schedule.
  public var stepEpochs = 100
  /// What a step multiplies the learning rate by, in (0, 1].
  public var stepFactor = 0.5
  /// After how many epochs without a lower validation loss the training stops; nil for never.
  public var patience: Int?

  /// Plain gradient descent.
  public init() {}

  /// Whether every step is the learning rate times the gradient of the loss of all stars, at one rate.
  public var isPlainDescent: Bool {
    method == .gradientDescent && batchSize == nil && weightPenalty == 0 && schedule == .constant
  }
}

extension Training {
  /// The training of `run`, by `plan`.
  public init(_ run: Run, _ plan: TrainingPlan) {
    self.init(learningRate: run.learningRate, epochs: run.epochs)
    switch plan.method {
    case .gradientDescent: method = .gradientDescent
    case .momentum: method = .momentum(plan.momentum)
    case .adam: method = .adam()
    }
    switch plan.schedule {
    case .constant: schedule = .constant
    case .step: schedule = .step(every: plan.stepEpochs, factor: plan.stepFactor)
    case .cosine: schedule = .cosine()
    }
    batchSize = plan.batchSize
    seed = UInt64(plan.seed)
    weightPenalty = plan.weightPenalty
    patience = plan.patience
  }
}

/// Which stars are learnt from, and which are kept apart to see how well that goes.
public enum SplitPlan: Equatable, Sendable {
  /// All stars are learnt from.
  case none
  /// The stars in these rows of the table, from 1, are kept apart.
  case rows(ClosedRange<Int>)
  /// The stars that have one of the values in the column are kept apart.
  case column(String, values: [String])
  /// A share of every class, drawn by the seed, is kept apart.
  case share(Double, seed: Int)
  /// So many parts of equal shares of every class are kept apart in turn; the last training is of all.
  case folds(Int, seed: Int)

  /// The largest number of folds.
  public static let mostFolds = 100
}

extension NodeReader {
  mutating func training(_ field: YAMLField?) -> TrainingPlan {
    var plan = TrainingPlan()
    guard let field else { return plan }
    let fields = fields(
      of: field.value, called: "training",
      keys: [
        "method", "momentum", "batch", "seed", "weight_penalty", "schedule", "step_epochs",
        "step_factor", "patience",
      ])
    plan.method = choice(fields["method"]) ?? plan.method
    plan.momentum = number(fields["momentum"], default: plan.momentum, "within 0 to 1") {
      0 <= $0 && $0 < 1
    }
    if let batch = fields["batch"] { plan.batchSize = integer(batch, in: 1...1 << 31, default: 1) }
    plan.seed = integer(fields["seed"], in: 0...1 << 53, default: plan.seed)
    plan.weightPenalty = number(fields["weight_penalty"], default: 0, "0 or more") { $0 >= 0 }
    plan.schedule = choice(fields["schedule"]) ?? plan.schedule
    plan.stepEpochs = integer(
      fields["step_epochs"], in: 1...Run.epochLimit, default: plan.stepEpochs)
    plan.stepFactor = number(fields["step_factor"], default: plan.stepFactor, "above 0, up to 1") {
      0 < $0 && $0 <= 1
    }
    if let patience = fields["patience"] {
      plan.patience = integer(patience, in: 1...Run.epochLimit, default: 1)
    }
    return plan
  }

  mutating func split(_ field: YAMLField?) -> SplitPlan {
    guard let field else { return .none }
    let fields = fields(
      of: field.value, called: "split",
      keys: ["share", "folds", "seed", "rows", "column", "values"])
    let ways = ["share", "folds", "rows", "column"].filter { fields[$0] != nil }
    guard ways.count == 1, let way = ways.first else {
      report(
        ways.isEmpty ? "split says no way to split" : "split says \(ways.count) ways to split",
        at: field.value, suggestion: "say one of share, folds, rows and column")
      return .none
    }
    let seed = integer(fields["seed"], in: 0...1 << 53, default: 1)
    switch way {
    case "share":
      let share = number(fields["share"], default: 0.2, "between 0 and 1") { 0 < $0 && $0 < 1 }
      return .share(share, seed: seed)
    case "folds":
      return .folds(integer(fields["folds"], in: 2...SplitPlan.mostFolds, default: 5), seed: seed)
    case "rows": return range(fields["rows"]).map { .rows($0) } ?? .none
    default:
      let values = list(fields["values"], counts: 1...100) ?? []
      if fields["values"] == nil {
        report(
          "split needs the key \"values\": what the column says of stars that are kept apart",
          at: field.value)
      }
      return .column(text(fields["column"]) ?? "", values: values.compactMap { text($0) })
    }
  }

  /// A finite number that `holds` holds of, which it does if it is `domain`.
  private mutating func number(
    _ field: YAMLField?, default value: Double, _ domain: String, _ holds: (Double) -> Bool
  ) -> Double {
    let number = number(field, default: value)
    if let field, !holds(number) {
      report("\(field.name) is \(number), not \(domain)", at: field.value)
      return value
    }
    return number
  }
}
