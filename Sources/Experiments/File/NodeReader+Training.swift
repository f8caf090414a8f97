import Learning

/// The words for a ``Method``.
private enum MethodName: String, CaseIterable {
  case gradientDescent = "gradient-descent"
  case momentum, adam
}

/// The words for a ``Schedule``.
private enum ScheduleName: String, CaseIterable {
  case constant, step, cosine
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
    let momentum = number(fields["momentum"], default: 0.9, "within 0 to 1") { 0 <= $0 && $0 < 1 }
    plan.method =
      switch choice(fields["method"]) ?? MethodName.gradientDescent {
      case .gradientDescent: .gradientDescent
      case .momentum: .momentum(momentum)
      case .adam: .adam()
      }
    if let batch = fields["batch"] { plan.batchSize = integer(batch, in: 1...1 << 31, default: 1) }
    plan.seed = UInt64(integer(fields["seed"], in: 0...1 << 53, default: 1))
    plan.weightPenalty = number(fields["weight_penalty"], default: 0, "0 or more") { $0 >= 0 }
    let every = integer(fields["step_epochs"], in: 1...Run.epochLimit, default: 100)
    let factor = number(fields["step_factor"], default: 0.5, "above 0, up to 1") {
      0 < $0 && $0 <= 1
    }
    plan.schedule =
      switch choice(fields["schedule"]) ?? ScheduleName.constant {
      case .constant: .constant
      case .step: .step(every: every, factor: factor)
      case .cosine: .cosine()
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
        ways.isEmpty ? "split is empty" : "split has \(ways.count) of the keys of which it takes one",
        at: field.value, suggestion: "give one of share, folds, rows and column")
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
          "split needs the key \"values\": the values of the column for validation stars",
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
