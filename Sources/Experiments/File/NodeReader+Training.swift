import Learning

extension NodeReader {
  mutating func training(_ field: YAMLField?) -> TrainingPlan {
    var plan = TrainingPlan()
    guard let field else { return plan }
    let fields = fields(of: field)
    let momentum = number(fields["momentum"], default: 0.9)
    plan.method =
      switch choice(fields["method"]) ?? MethodName.gradientDescent {
      case .gradientDescent: .gradientDescent
      case .momentum: .momentum(momentum)
      case .adam: .adam()
      }
    if let batch = fields["batch"] { plan.batchSize = integer(batch, default: 1) }
    plan.seed = UInt64(integer(fields["seed"], default: 1))
    plan.weightPenalty = number(fields["weight_penalty"], default: 0)
    let every = integer(fields["step_epochs"], default: 100)
    let factor = number(fields["step_factor"], default: 0.5)
    plan.schedule =
      switch choice(fields["schedule"]) ?? ScheduleName.constant {
      case .constant: .constant
      case .step: .step(every: every, factor: factor)
      case .cosine: .cosine()
      }
    if let patience = fields["patience"] {
      plan.patience = integer(patience, default: 1)
    }
    return plan
  }

  mutating func split(_ field: YAMLField?) -> SplitRule {
    guard let field else { return .none }
    let fields = fields(of: field)
    let ways = fields.table.alternatives.filter { fields[$0] != nil }
    guard ways.count == 1, let way = ways.first else {
      report(
        ways.isEmpty
          ? "split is empty" : "split combines \(ways.count) ways to split",
        at: field.value, suggestion: "give one of share, folds, rows and column")
      return .none
    }
    let seed = integer(fields["seed"], default: 1)
    switch way {
    case "share":
      let share = number(fields["share"], default: 0.2)
      return .share(share, seed: seed)
    case "folds":
      return .folds(integer(fields["folds"], default: 5), seed: seed)
    case "rows": return range(fields["rows"]).map { .rows($0) } ?? .none
    default:
      let values = list(fields["values"]) ?? []
      return .column(text(fields["column"]) ?? "", values: values.compactMap { text($0) })
    }
  }
}
