/// The names under which users of other programs look for a key or a word.
enum Synonyms {
  /// The name of this program for such a name.
  struct Synonym {
    /// The key or word; empty if there is none.
    let word: String
    /// A clause on the difference; empty if there is none.
    let remark: String

    /// The question `did you mean "method"?`, with the remark.
    var question: String { "did you mean \"\(word)\"?" + (remark.isEmpty ? "" : " \(remark)") }
    /// The remark, to follow another clause.
    var addition: String { remark.isEmpty ? "" : "; \(remark)" }
  }

  /// Returns the key that other programs call `name`.
  static func key(_ name: String) -> Synonym? { keys[folded(name)] }

  /// Returns the word of the key `key` that other programs call `name`.
  static func word(_ name: String, of key: String) -> Synonym? { words[key]?[folded(name)] }

  /// The letters and digits of a name, in lower case.
  private static func folded(_ name: String) -> String {
    String(name.lowercased().filter { $0.isLetter || $0.isNumber })
  }

  private static func synonyms(
    _ groups: [(names: String, word: String, remark: String)]
  ) -> [String: Synonym] {
    var synonyms: [String: Synonym] = [:]
    for group in groups {
      for name in group.names.split(separator: " ") {
        synonyms[String(name)] = Synonym(word: group.word, remark: group.remark)
      }
    }
    return synonyms
  }

  private static let keys = synonyms([
    ("optimizer optimiser solver algorithm", "method", ""),
    ("l2 l2reg l2regularization regularization lambda penalty", "weight_penalty", ""),
    ("alpha", "weight_penalty", "scikit-learn's alpha is n times the weight_penalty of n stars"),
    ("decay", "weight_decay", ""),
    ("classweight sampleweight sampleweights", "class_weights", ""),
    ("earlystopping niternochange", "patience", "it takes a number of epochs"),
    ("lr eta rate learningrateinit", "learning_rate", ""),
    ("maxiter maxepochs nepochs numepochs iterations", "epochs", ""),
    ("batchsize minibatch", "batch", ""),
    ("scheduler lrscheduler", "schedule", ""),
    ("gamma lrdecay", "step_factor", ""),
    ("stepsize", "step_epochs", ""),
    ("validationsplit validationfraction testsize testshare holdout", "share", ""),
    ("cv kfold nsplits nfolds crossvalidation", "folds", ""),
    ("randomstate randomseed", "seed", ""),
    ("hiddenlayersizes hiddenlayers units neurons", "hidden", ""),
    ("init initializer kernelinitializer weightinit initialization", "initial", ""),
    ("nonlinearity activationfunction", "activation", ""),
    ("bias biases biasinitializer", "initial_biases", ""),
    ("nesterovsmomentum nag", "nesterov", ""),
    ("scaler normalization normalize standardize", "scaling", ""),
    (
      "dropout dropoutrate", "",
      "there is no dropout; weight_penalty and patience keep a network from overfitting"
    ),
    ("l1 l1reg", "", "there is no L1 penalty; weight_penalty is the L2 penalty"),
    (
      "beta1 beta2 betas eps epsilon", "",
      "Adam's constants are fixed at 0.9, 0.999 and 1e-8"
    ),
    ("loss criterion lossfunction", "", "the loss is always the cross-entropy"),
  ])

  private static let words: [String: [String: Synonym]] = [
    "method": synonyms([
      (
        "sgd gd descent vanilla", "gradient-descent",
        "it takes all stars for a step; add batch for fewer"
      ),
      ("minibatch", "gradient-descent", "add batch"),
      ("nesterov nag nesterovmomentum", "momentum", "add nesterov: true"),
      ("heavyball polyak", "momentum", ""),
      ("nadam amsgrad adamax radam rmsprop adagrad adadelta", "adam", "it is the nearest method"),
      (
        "lbfgs bfgs newton cg", "",
        "there is no method of second order; adam needs the fewest epochs"
      ),
    ]),
    "activation": synonyms([
      ("logistic logit expit", "sigmoid", ""), ("hyperbolictangent", "tanh", ""),
      (
        "gelu elu selu silu swish mish leakyrelu prelu softplus", "relu",
        "it is the nearest activation"
      ),
      ("softmax", "", "the outputs always have a softmax; this key is for the hidden neurons"),
      ("linear identity none", "", "for a linear network, write hidden: []"),
    ]),
    "initial": synonyms([
      ("xavier xavieruniform glorotuniform lecun random uniform normal", "glorot", ""),
      ("xaviernormal glorotnormal", "glorot", "its weights are uniform, of the same variance"),
      ("kaiming kaiminguniform heuniform", "he", ""),
      ("kaimingnormal henormal", "he", "its weights are uniform, of the same variance"),
      ("zeros zero ones one equal", "constant", "add initial_weights"),
    ]),
    "schedule": synonyms([
      ("steplr multistep multisteplr", "step", ""),
      ("exponential exponentiallr", "step", "add step_epochs: 1"),
      ("cosineannealing cosineannealinglr cosinedecay", "cosine", ""),
      ("none fixed", "constant", ""),
      (
        "plateau reducelronplateau", "",
        "no schedule follows the loss; patience stops a training by it"
      ),
      ("adaptive invscaling", "", "no schedule follows the loss; adam adapts its steps"),
    ]),
    "scaling": synonyms([
      (
        "standard standardscaler zscore standardize minmaxscaler robust none", "min-max",
        "it is the only scaling"
      )
    ]),
    "class_weights": synonyms([("auto balance inverse", "balanced", "")]),
  ]
}
