import Learning
import Tables

extension NodeReader {
  /// Reads the method by which the network of `experiment` is trained.
  mutating func training(_ field: YAMLField?, into experiment: inout Experiment) {
    var plan = TrainingPlan()
    guard let field else { return }
    let fields = fields(of: field)
    plan.method = method(fields)
    if let batch = fields["batch"] { plan.batchSize = integer(batch, default: 1) }
    plan.seed = UInt64(integer(fields["seed"], default: 1))
    plan.weightPenalty = number(fields["weight_penalty"], default: 0)
    plan.classWeights = classWeights(fields["class_weights"], experiment)
    let every = integer(fields["step_epochs"], default: 100)
    let factor = number(fields["step_factor"], default: 0.5)
    plan.schedule =
      switch impliedChoice("schedule", in: fields) ?? ScheduleName.constant {
      case .constant: .constant
      case .step: .step(every: every, factor: factor)
      case .cosine: .cosine()
      }
    if let patience = fields["patience"] {
      plan.patience = integer(patience, default: 1)
    }
    experiment.training = plan
    experiment.seedCount = integer(fields["seeds"], default: 1)
  }

  private mutating func method(_ fields: YAMLFields) -> Method {
    let momentum = number(fields["momentum"], default: 0.9)
    let isNesterov = flag(fields["nesterov"], default: false)
    let decay = number(fields["weight_decay"], default: 0.01)
    return switch impliedChoice("method", in: fields) ?? MethodName.gradientDescent {
    case .gradientDescent: .gradientDescent
    case .momentum: .momentum(momentum, isNesterov: isNesterov)
    case .adam: .adam()
    case .adamW: .adamW(decay: decay)
    }
  }

  /// Reads the weights of the classes, which may only be found in the table.
  private mutating func classWeights(
    _ field: YAMLField?, _ experiment: Experiment
  ) -> ClassWeights? {
    guard let field else { return nil }
    guard case .either(let words, let form) = field.form else { field.mismatch("class weights") }
    if let text = field.value.text {
      if words.contains(text) { return .balanced }
      report(
        "\(field.name) is \(quoted(text)), neither \(words.joined(separator: ", ")) nor a list",
        at: field.value, suggestion: hint(field.name, text, among: words))
      return nil
    }
    if case .mapping = field.value.content {
      report(
        "\(field.name) is a mapping, not a list", at: field.value,
        suggestion: "list the weights in the order of the classes, as in [1, 2.5, 2.5]")
      return nil
    }
    let list = list(YAMLField(name: field.name, value: field.value, form: form)) ?? []
    let weights = list.map { number($0, default: 1) }
    if !list.isEmpty, !experiment.infersClasses, weights.count != experiment.classes.count {
      report(
        "class_weights has \(weights.count) weights for \(experiment.classes.count) classes",
        at: field.value)
    }
    return .given(weights)
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
