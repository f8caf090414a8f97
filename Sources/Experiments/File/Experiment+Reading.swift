import Learning
import Tables

extension Experiment {
  /// Reads the experiment in `bytes`: YAML, in UTF-8.
  ///
  /// - Parameters:
  ///   - bytes: The file.
  ///   - name: The name of the file, for diagnostics.
  /// - Returns: The experiment; every limit that its properties state is kept.
  /// - Throws: All faults of the file, from its top to its end.
  public static func decode(_ bytes: [UInt8], name: String) throws(Diagnostics) -> Experiment {
    let document = try YAMLDocument(SourceText(bytes, name: name))
    var reader = NodeReader(document)
    let experiment = reader.experiment(document.root)
    try reader.faults.throwIfErrors()
    return experiment
  }

  /// The most memory that the histories of an experiment may take, in bytes.
  static let memoryLimit = 1 << 30

  /// What the histories take: every parameter and its gradient, at every epoch of every run.
  fileprivate var memory: Int {
    let sizes = [features.count] + network.hidden + [classes.count]
    let parameters = zip(sizes, sizes.dropFirst()).reduce(0) { $0 + ($1.0 + 1) * $1.1 }
    return runs.reduce(0) { $0 + $1.epochs } * parameters * 2 * MemoryLayout<Double>.size
  }
}

/// The words for ``InitialWeights``.
private enum InitialName: String, CaseIterable {
  case constant, glorot, he
}

extension NodeReader {
  private static let keys = [
    "title", "author", "data", "columns", "features", "missing", "temperature_from",
    "parallax_unit", "parallax_over_error", "label", "classes", "scaling", "network",
    "runs", "training", "split", "tracked_star", "example_star", "rows", "figures", "formats",
    "dpi", "theme", "size",
    "transparent", "star_colors", "name_places", "template", "errata",
  ]

  fileprivate mutating func experiment(_ root: YAMLNode) -> Experiment {
    let fields = fields(
      of: root, called: "an experiment", keys: Self.keys, required: ["title", "data"])
    var experiment = Experiment(
      title: text(fields["title"]) ?? "", data: text(fields["data"]) ?? "")
    experiment.author = text(fields["author"])
    readTable(fields, into: &experiment)
    experiment.scaling = choice(fields["scaling"]) ?? experiment.scaling
    experiment.network = network(fields["network"], inputs: experiment.features.count)
    experiment.runs = runs(fields["runs"]) ?? experiment.runs
    experiment.training = training(fields["training"])
    experiment.split = split(fields["split"])
    checkPatience(experiment, fields)
    experiment.trackedStar = text(fields["tracked_star"])
    experiment.exampleStar = text(fields["example_star"])
    experiment.rows = rows(fields["rows"])
    experiment.figures = choices(fields["figures"]) ?? experiment.figures
    experiment.formats = choices(fields["formats"]) ?? experiment.formats
    experiment.dpi = integer(fields["dpi"], in: Experiment.dpiRange, default: experiment.dpi)
    experiment.theme = choice(fields["theme"]) ?? experiment.theme
    experiment.size = size(fields["size"])
    experiment.starColors = choice(fields["star_colors"]) ?? experiment.starColors
    experiment.namePlaces = namePlaces(fields["name_places"])
    experiment.isTransparent = flag(fields["transparent"], default: experiment.isTransparent)
    experiment.template = text(fields["template"])
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
    let fields = fields(
      of: field.value, called: "network",
      keys: [
        "hidden", "activation", "initial", "seed", "initial_weights", "initial_biases", "layers",
      ])
    if let layers = list(fields["hidden"], counts: 0...NetworkPlan.layerLimit) {
      plan.hidden = layers.map { integer($0, in: 1...NetworkPlan.sizeLimit, default: 1) }
    }
    plan.activation = choice(fields["activation"]) ?? plan.activation
    let initial = choice(fields["initial"]) ?? InitialName.constant
    let seed = UInt64(integer(fields["seed"], in: 0...1 << 53, default: 1))
    if initial != .constant, let weights = fields["initial_weights"] {
      report(
        "initial_weights beside initial: \(initial.rawValue), whose weights are random",
        at: weights.value, suggestion: "leave one of them out")
    }
    let weights = number(fields["initial_weights"], default: 0.5)
    plan.initial =
      switch initial {
      case .constant: .constant(weights)
      case .glorot: .glorot(seed: seed)
      case .he: .he(seed: seed)
      }
    plan.initialBiases = number(fields["initial_biases"], default: plan.initialBiases)
    readLayers(fields, inputs, into: &plan)
    return plan
  }

  /// Reads layers that are given outright, which take as many inputs.
  private mutating func readLayers(
    _ fields: [String: YAMLField], _ inputs: Int, into plan: inout NetworkPlan
  ) {
    guard let field = fields["layers"] else { return }
    for key in ["hidden", "initial", "seed", "initial_weights", "initial_biases"] {
      guard let other = fields[key] else { continue }
      report(
        "\(key) beside layers, which say all of the network", at: other.value,
        suggestion: "leave one of them out")
    }
    let layers = (list(field, counts: 1...NetworkPlan.layerLimit + 1) ?? []).map { layer($0) }
    if let misfit = Self.misfit(layers, inputs: inputs) {
      report(misfit, at: field.value)
    } else if !faults.hasErrors {
      plan.layers = layers.map { DenseLayer(weights: Matrix($0.weights), biases: $0.biases) }
      plan.hidden = plan.layers.dropLast().map(\.outputCount)
    }
  }

  private mutating func checkPatience(_ experiment: Experiment, _ fields: [String: YAMLField]) {
    guard experiment.training.patience != nil, let field = fields["training"] else { return }
    switch experiment.split {
    case .none, .folds:
      report(
        "patience without stars that are kept apart, whose loss it could wait for",
        at: field.value, suggestion: "keep some apart with split: {share: 0.2}")
    case .rows, .column, .share: break
    }
  }

  private mutating func runs(_ field: YAMLField?) -> [Run]? {
    guard let entries = list(field, counts: 1...20) else { return nil }
    var rates: [(value: Double, field: YAMLField)] = []
    let runs = entries.map { entry in
      let fields = fields(
        of: entry.value, called: "a run", keys: ["learning_rate", "epochs"],
        required: ["learning_rate"])
      var run = Run(learningRate: number(fields["learning_rate"], default: 1))
      run.epochs = integer(fields["epochs"], in: 1...Run.epochLimit, default: run.epochs)
      if let field = fields["learning_rate"] {
        if run.learningRate <= 0 {
          report("learning_rate is \(run.learningRate), not positive", at: field.value)
        }
        rates.append((run.learningRate, YAMLField(name: "runs", value: field.value)))
      }
      return run
    }
    if !faults.hasErrors { reportRepeats(rates) { "the learning rate \($0)" } }
    return runs
  }

  private mutating func choices<Choice>(_ field: YAMLField?) -> [Choice]?
  where Choice: CaseIterable & RawRepresentable<String> & Hashable {
    guard let entries = list(field, counts: 1...100) else { return nil }
    var chosen: [(value: Choice, field: YAMLField)] = []
    for entry in entries {
      if let choice: Choice = choice(entry) { chosen.append((choice, entry)) }
    }
    reportRepeats(chosen) { quoted($0.rawValue) }
    return chosen.map(\.value)
  }

  private mutating func size(_ field: YAMLField?) -> FigureSize? {
    guard let field, let text = text(field), text != "natural" else { return nil }
    if let size = FigureSize(text) { return size }
    report(
      "size is \(quoted(text)), no size of a figure", at: field.value,
      suggestion: "say natural, column, page, slide, or millimetres such as 120 or 120x80mm")
    return nil
  }

  private mutating func namePlaces(_ field: YAMLField?) -> [String: NamePlace] {
    var stars: [(value: String, field: YAMLField)] = []
    var places: [String: NamePlace] = [:]
    for entry in list(field, counts: 0...1_000) ?? [] {
      let fields = fields(
        of: entry.value, called: "a name's place", keys: ["star", "place"],
        required: ["star", "place"])
      guard let star = text(fields["star"]), let field = fields["star"] else { continue }
      stars.append((star, YAMLField(name: "name_places", value: field.value)))
      let place: NamePlace? = choice(fields["place"])
      places[star] = place
    }
    reportRepeats(stars) { "the star \(quoted($0))" }
    return places
  }

  private mutating func errata(_ field: YAMLField?) -> [Erratum] {
    (list(field, counts: 0...1_000) ?? []).map { entry in
      let fields = fields(
        of: entry.value, called: "an erratum", keys: ["text", "where"], required: ["text"])
      var erratum = Erratum(text: text(fields["text"]) ?? "")
      if let place = fields["where"] {
        let keys = ["star", "column", "value"]
        let parts = self.fields(of: place.value, called: "where", keys: keys, required: keys)
        erratum.location = Erratum.Location(
          star: text(parts["star"]) ?? "", column: text(parts["column"]) ?? "",
          value: text(parts["value"]) ?? "")
      }
      return erratum
    }
  }
}
