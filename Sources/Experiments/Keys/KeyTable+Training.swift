import Learning
import Stars

extension KeyGroup {
  static let network = KeyGroup(
    title: "Network",
    summary: """
      The scaling of the inputs, the layers of the network, and its weights before training.
      """,
    example: """
      title: A deeper network
      data: stars.csv
      network: {hidden: [16, 8], activation: relu, initial: he, seed: 7}
      """,
    keys: [
      Key(
        "scaling", .choice(of: ScalingName.self), .value("min-max"),
        "How the inputs are scaled: the smallest value in the table becomes 0, the largest 1.",
        example: "min-max"),
      Key(
        "network", .mapping(.network), .words("the network of the assignment"),
        "The network between the features and the classes.",
        example: "{hidden: [16, 8], activation: tanh}"),
    ])

  static let training = KeyGroup(
    title: "Training",
    summary: """
      The learning rates and epochs, the method, and the stars held out for validation.
      [models.md](models.md) explains the methods.
      """,
    example: """
      title: Adam with validation stars
      data: stars.csv
      network: {hidden: [8], initial: glorot}
      runs:
        - {learning_rate: 0.01, epochs: 500}
      training: {method: adam, batch: 256, schedule: cosine, patience: 20}
      split: {share: 0.2, seed: 1}
      """,
    keys: [
      Key(
        "runs", .list(.mapping(.run), 1...20),
        .value("[{learning_rate: 0.1, epochs: 10}, {learning_rate: 10, epochs: 10}]"),
        "The training runs, each of the same network from the same start and at its own learning rate.",
        example: "[{learning_rate: 2, epochs: 300}]"),
      Key(
        "training", .mapping(.training), .words("plain gradient descent over all stars"),
        "The method of training.", example: "{method: adam, batch: 256, schedule: cosine}"),
      Key(
        "split", .mapping(.split), .words("no star is held out"),
        "The stars that are held out to evaluate the network on stars it was not trained on; it takes "
          + "one of `share`, `folds`, `rows` and `column`.",
        example: "{share: 0.2, seed: 1}"),
    ])
}

extension KeyTable {
  /// The seeds of random numbers.
  private static let seeds = 0...1 << 53

  /// The network.
  static let network = KeyTable(
    "network",
    [
      Key(
        "hidden", .list(.integer(1...NetworkPlan.sizeLimit), 0...NetworkPlan.layerLimit),
        .value("[3]"),
        "The size of each hidden layer, from the input to the output; `[]` for none.",
        example: "[16, 8]"),
      Key(
        "activation", .choice(of: Activation.self), .value("sigmoid"),
        "The activation function of the hidden neurons.", example: "tanh"),
      Key(
        "initial", .choice(of: InitialName.self), .value("constant"),
        "The weights before training: all equal, or random by Glorot (for sigmoid and tanh) or He "
          + "(for relu); with equal weights all neurons of a layer stay the same.",
        example: "glorot"),
      Key(
        "seed", .integer(seeds), .value("1"), "The seed of the random weights.", example: "7",
        with: .word("initial", "glorot", "he")),
      Key(
        "initial_weights", .number(.any), .value("0.5"),
        "The value of every weight before training, where they are constant.", example: "0.1",
        with: .word("initial", "constant", isImplied: true)),
      Key(
        "initial_biases", .number(.any), .value("0"), "The value of every bias before training.",
        example: "0.1"),
      Key(
        "layers", .list(.mapping(.layer), 1...NetworkPlan.layerLimit + 1),
        .words("layers of the sizes in `hidden`"),
        "All weights and biases before training, given one by one.",
        example: "[{weights: [[1, 0], [0, 1], [1, 1]], biases: [0, 0, 0]}]",
        excludes: ["hidden", "initial", "seed", "initial_weights", "initial_biases"]),
    ])

  /// A layer whose weights are given one by one, in an experiment or a model.
  static let layer = KeyTable(
    "a layer",
    [
      Key(
        "weights",
        .list(.list(.number(.any), 0...NetworkPlan.sizeLimit), 1...NetworkPlan.sizeLimit),
        .required,
        "One row of weights for each neuron.", example: "[[0.1, 0.2], [0.3, 0.4], [0.5, 0.6]]"),
      Key(
        "biases", .list(.number(.any), 0...NetworkPlan.sizeLimit), .required,
        "One bias for each neuron.", example: "[0.1, 0.2, 0.3]"),
    ])

  /// A run.
  static let run = KeyTable(
    "a run",
    [
      Key(
        "learning_rate", .number(.positive), .required,
        "The learning rate η; no two runs share one.", example: "2"),
      Key(
        "epochs", .integer(1...Run.epochLimit), .value("10"), "The number of epochs.",
        example: "300"),
    ])

  /// The method of training.
  static let training = KeyTable(
    "training",
    [
      Key(
        "method", .choice(of: MethodName.self), .value("gradient-descent"),
        "The rule of the training steps.", example: "adam"),
      Key(
        "momentum", .number(.decay), .value("0.9"),
        "The factor μ of the velocity v ← μ v + g, of which each step is η v.",
        example: "0.5", with: .word("method", "momentum", isImplied: true)),
      Key(
        "nesterov", .flag, .value("false"),
        "Whether each step is η (g + μ v) instead of η v: Nesterov's momentum.",
        example: "true", with: .word("method", "momentum", isImplied: true)),
      Key(
        "weight_decay", .number(.notNegative), .value("0.01"),
        "The λ of AdamW, by which each step first reduces all weights and biases by η λ θ.",
        example: "0.1",
        with: .word(
          "method", "adamw",
          advice: "for the decay that PyTorch's SGD and Adam call so, write weight_penalty; "
            + "or use method: adamw")),
      Key(
        "batch", .integer(1...1 << 31), .words("all stars"),
        "The number of stars for each step, in a new order each epoch.", example: "256"),
      Key(
        "seed", .integer(seeds), .value("1"), "The seed of the order of the stars.", example: "7",
        with: .key("batch", example: "batch: 256")),
      Key(
        "seeds", .integer(1...100), .value("1"),
        "The number of seeds from which a report trains the best run, to show how far its results depend on "
          + "them: those of the random weights and of the order of the stars, from the given ones upward.",
        example: "10"),
      Key(
        "class_weights",
        .either(["balanced"], .list(.number(.positive), 2...Schema.mostClasses)),
        .words("every star counts once"),
        "The weight of each class in the gradient, in the order of `classes`; `balanced` is n / (K n_k) for "
          + "n_k of the n training stars in one of K classes.",
        example: "balanced"),
      Key(
        "weight_penalty", .number(.notNegative), .value("0"),
        "The λ of the L2 penalty ½ λ Σ w², which keeps the weights small.", example: "0.01"),
      Key(
        "schedule", .choice(of: ScheduleName.self), .value("constant"),
        "The learning rate by epoch: constant, reduced in steps, or ½ (1 + cos(π e / E)) of itself in epoch e "
          + "of E, counted from 0.",
        example: "cosine"),
      Key(
        "step_epochs", .integer(1...Run.epochLimit), .value("100"),
        "The epochs after which each step reduces the learning rate.", example: "20",
        with: .word("schedule", "step", isImplied: true)),
      Key(
        "step_factor", .number(.factor), .value("0.5"),
        "The factor by which each step reduces the learning rate.", example: "0.1",
        with: .word("schedule", "step", isImplied: true)),
      Key(
        "patience", .integer(1...Run.epochLimit), .words("no early stopping"),
        "The epochs without a lower validation loss after which training stops, and the trained network "
          + "with the lowest is kept; `split` must hold stars out.",
        example: "20"),
    ])

  /// The stars that are held out.
  static let split = KeyTable(
    "split",
    [
      Key(
        "share", .number(.share), .words("none"),
        "The part of the stars that is held out, drawn at random from every class in proportion.",
        example: "0.25"),
      Key(
        "folds", .integer(2...SplitRule.mostFolds), .words("none"),
        "The number of folds of a cross-validation of the best run; the model and the report's networks are "
          + "trained on all stars.",
        example: "5"),
      Key(
        "seed", .integer(seeds), .value("1"), "The seed of the random draw.", example: "7",
        with: .key("share", "folds", example: "share: 0.2")),
      Key(
        "rows", .pattern(.rowRange), .words("none"),
        "The rows of the table that are held out, counted from 1.", example: "11-20"),
      Key(
        "column", .text, .words("none"),
        "The column that marks the stars to hold out.", example: "part",
        with: .key("values", example: "values: [validation]")),
      Key(
        "values", .list(.text, 1...100), .requiredBeside("column"),
        "The values in that column that mark a star as held out.", example: "[validation]",
        with: .key("column", example: "column: part")),
    ], alternatives: ["share", "folds", "rows", "column"])
}

/// The words for an ``InitialWeights``.
enum InitialName: String, CaseIterable {
  case constant, glorot, he
}

/// The words for a ``Method``.
enum MethodName: String, CaseIterable {
  case gradientDescent = "gradient-descent"
  case momentum, adam
  case adamW = "adamw"
}

/// The words for a ``Schedule``.
enum ScheduleName: String, CaseIterable {
  case constant, step, cosine
}
