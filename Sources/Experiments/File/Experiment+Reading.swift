import Learning
import Tables

extension Experiment {
  /// Reads the experiment in `bytes`: YAML, in UTF-8.
  ///
  /// - Parameters:
  ///   - bytes: The file.
  ///   - name: The name of the file, for diagnostics.
  /// - Returns: The experiment; its properties are within their limits.
  /// - Throws: All faults of the file.
  public static func decode(_ bytes: [UInt8], name: String) throws(Diagnostics) -> Experiment {
    let document = try YAMLDocument(SourceText(bytes, name: name))
    var reader = NodeReader(document)
    let experiment = reader.experiment(document.root)
    try reader.faults.throwIfErrors()
    return experiment
  }

  /// The most memory that the histories of an experiment may take, in bytes.
  static let memoryLimit = 1 << 30

  /// The memory of the histories: every parameter and its gradient, at every epoch of every run.
  fileprivate var memory: Int {
    let sizes = [features.count] + network.hidden + [classes.count]
    let parameters = zip(sizes, sizes.dropFirst()).reduce(0) { $0 + ($1.0 + 1) * $1.1 }
    return runs.reduce(0) { $0 + $1.epochs } * parameters * 2 * MemoryLayout<Double>.size
  }
}

extension NodeReader {
  fileprivate mutating func experiment(_ root: YAMLNode) -> Experiment {
    let fields = fields(of: root, .experiment)
    var experiment = Experiment(
      title: text(fields["title"]) ?? "", data: text(fields["data"]) ?? "")
    experiment.author = text(fields["author"])
    experiment.table = text(fields["table"])
    readTable(fields, into: &experiment)
    experiment.scaling = choice(fields["scaling"]) ?? experiment.scaling
    experiment.network = network(fields["network"], inputs: experiment.features.count)
    experiment.runs = runs(fields["runs"]) ?? experiment.runs
    training(fields["training"], into: &experiment)
    experiment.split = split(fields["split"])
    checkPatience(experiment, fields)
    checkSeeds(experiment, fields)
    experiment.trackedStar = text(fields["tracked_star"])
    experiment.exampleStar = text(fields["example_star"])
    experiment.rows = rows(fields["rows"])
    experiment.figures = choices(fields["figures"]) ?? experiment.figures
    experiment.formats = choices(fields["formats"]) ?? experiment.formats
    experiment.paper = choice(fields["paper"]) ?? experiment.paper
    experiment.presentation = presentation(
      fields, classes: experiment.infersClasses ? nil : experiment.classes)
    experiment.curves = curves(fields["curves"])
    experiment.template = text(fields["template"])
    experiment.epochTables = choice(fields["epoch_tables"]) ?? experiment.epochTables
    experiment.errata = errata(fields["errata"])
    if !faults.hasErrors, experiment.memory > Experiment.memoryLimit {
      report(
        "this network and these epochs need \(experiment.memory >> 20) MiB to keep every epoch",
        at: fields["network"]?.value ?? fields["runs"]?.value ?? root,
        suggestion: "at most \(Experiment.memoryLimit >> 20) MiB are allowed")
    }
    return experiment
  }

  private mutating func network(_ field: YAMLField?, inputs: Int) -> NetworkPlan {
    var plan = NetworkPlan()
    guard let field else { return plan }
    let fields = fields(of: field)
    if let layers = list(fields["hidden"]) {
      plan.hidden = layers.map { integer($0, default: 1) }
    }
    plan.activation = choice(fields["activation"]) ?? plan.activation
    let initial = choice(fields["initial"]) ?? InitialName.constant
    let seed = UInt64(integer(fields["seed"], default: 1))
    let weights = number(fields["initial_weights"], default: 0.5)
    plan.initial =
      switch initial {
      case .constant: .constant(weights)
      case .glorot: .glorot(seed: seed)
      case .he: .he(seed: seed)
      }
    plan.initialBiases = number(fields["initial_biases"], default: plan.initialBiases)
    readLayers(fields, inputs, into: &plan)
    if plan.hidden.isEmpty, let activation = fields["activation"] {
      report(
        "activation has no effect without hidden neurons", at: activation.value,
        suggestion: plan.layers.isEmpty ? "remove it, or write hidden: [3]" : "remove it")
    }
    return plan
  }

  /// Reads layers with given weights, the first of which takes `inputs` inputs.
  private mutating func readLayers(
    _ fields: YAMLFields, _ inputs: Int, into plan: inout NetworkPlan
  ) {
    guard let field = fields["layers"] else { return }
    for other in fields.table["layers"]?.excludes.compactMap({ fields[$0] }) ?? [] {
      report(
        "\(other.name) cannot be combined with layers, which define the whole network",
        at: other.value,
        suggestion: "remove one of them")
    }
    let layers = (list(field) ?? []).map { layer($0) }
    if let misfit = Self.misfit(layers, inputs: inputs) {
      report(misfit, at: field.value)
    } else if !faults.hasErrors {
      plan.layers = layers.map { DenseLayer(weights: Matrix($0.weights), biases: $0.biases) }
      plan.hidden = plan.layers.dropLast().map(\.outputCount)
    }
  }

  /// Reports `seeds` where no seed has an effect.
  private mutating func checkSeeds(_ experiment: Experiment, _ fields: YAMLFields) {
    guard experiment.seedCount > 1, !experiment.hasSeeds, let field = fields["training"] else {
      return
    }
    report(
      "seeds has no effect, since the training uses no random numbers", at: field.value,
      suggestion: "start from random weights with network: {initial: glorot}")
  }

  private mutating func checkPatience(_ experiment: Experiment, _ fields: YAMLFields) {
    guard experiment.training.patience != nil, let field = fields["training"] else { return }
    switch experiment.split {
    case .none, .folds:
      report(
        "patience needs validation stars",
        at: field.value, suggestion: "hold some out with split: {share: 0.2}")
    case .rows, .column, .share: break
    }
  }

  private mutating func runs(_ field: YAMLField?) -> [Run]? {
    guard let entries = list(field) else { return nil }
    var rates: [(value: Double, node: YAMLNode)] = []
    let runs = entries.map { entry in
      let fields = fields(of: entry)
      var run = Run(learningRate: number(fields["learning_rate"], default: 1))
      run.epochs = integer(fields["epochs"], default: run.epochs)
      if let field = fields["learning_rate"] {
        rates.append((run.learningRate, field.value))
      }
      return run
    }
    if !faults.hasErrors { reportRepeats(rates, in: "runs") { "the learning rate \($0)" } }
    return runs
  }

  private mutating func choices<Choice>(_ field: YAMLField?) -> [Choice]?
  where Choice: RawRepresentable<String> & Hashable {
    guard let field, let entries = list(field) else { return nil }
    var chosen: [(value: Choice, node: YAMLNode)] = []
    for entry in entries {
      if let choice: Choice = choice(entry) { chosen.append((choice, entry.value)) }
    }
    reportRepeats(chosen, in: field.name) { quoted($0.rawValue) }
    return chosen.map(\.value)
  }

  private mutating func errata(_ field: YAMLField?) -> [Erratum] {
    (list(field) ?? []).map { entry in
      let fields = fields(of: entry)
      var erratum = Erratum(text: text(fields["text"]) ?? "")
      if let place = fields["where"] {
        let parts = self.fields(of: place)
        erratum.location = Erratum.Location(
          star: text(parts["star"]) ?? "", column: text(parts["column"]) ?? "",
          value: text(parts["value"]) ?? "")
      }
      return erratum
    }
  }
}
