/// The names under which users of other programs look for a key or a word.
enum Synonyms {
  /// The meaning of such a name here.
  struct Synonym {
    /// The key or word of the same meaning; nil if there is none.
    let word: String?
    /// A clause on the difference; nil if there is none.
    let remark: String?

    static func word(_ word: String, _ remark: String? = nil) -> Synonym {
      Synonym(word: word, remark: remark)
    }

    /// A name of which there is no equivalent.
    static func none(_ remark: String) -> Synonym { Synonym(word: nil, remark: remark) }
  }

  /// Returns the key that other programs call `name`.
  static func key(_ name: String) -> Synonym? { keys[folded(name)] }

  /// Returns the word of the key `key` that other programs call `name`.
  static func word(_ name: String, of key: String) -> Synonym? { words[key]?[folded(name)] }

  /// The letters and digits of a name, in lower case.
  private static func folded(_ name: String) -> String {
    String(name.lowercased().filter { $0.isLetter || $0.isNumber })
  }

  /// The synonyms by folded name; those with the same meaning are in one text, between blanks.
  private static func synonyms(_ groups: KeyValuePairs<String, Synonym>) -> [String: Synonym] {
    var synonyms: [String: Synonym] = [:]
    for (names, synonym) in groups {
      for name in names.split(separator: " ") { synonyms[String(name)] = synonym }
    }
    return synonyms
  }

  private static let keys = synonyms([
    "optimizer optimiser solver algorithm": .word("method"),
    "l2 l2reg l2regularization regularization lambda penalty": .word("weight_penalty"),
    "alpha": .word(
      "weight_penalty", "scikit-learn's alpha is n times the weight_penalty of n stars"),
    "decay": .word("weight_decay"),
    "classweight": .word("class_weights"),
    "sampleweight sampleweights weights count counts": .word("weight"),
    "cells cellsize bin bins binwidth": .word("cell"),
    "earlystopping niternochange": .word("patience", "it takes a number of epochs"),
    "lr eta rate learningrateinit": .word("learning_rate"),
    "maxiter maxepochs nepochs numepochs iterations": .word("epochs"),
    "batchsize minibatch": .word("batch"),
    "scheduler lrscheduler": .word("schedule"),
    "gamma lrdecay": .word("step_factor"),
    "stepsize": .word("step_epochs"),
    "validationsplit validationfraction testsize testshare holdout": .word("share"),
    "cv kfold nsplits nfolds crossvalidation": .word("folds"),
    "randomstate randomseed": .word("seed"),
    "hiddenlayersizes hiddenlayers units neurons": .word("hidden"),
    "init initializer kernelinitializer weightinit initialization": .word("initial"),
    "nonlinearity activationfunction": .word("activation"),
    "bias biases biasinitializer": .word("initial_biases"),
    "nesterovsmomentum nag": .word("nesterov"),
    "scaler normalization normalize standardize": .word("scaling"),
    "dropout dropoutrate": .none(
      "there is no dropout; weight_penalty and patience keep a network from overfitting"),
    "l1 l1reg": .none("there is no L1 penalty; weight_penalty is the L2 penalty"),
    "beta1 beta2 betas eps epsilon": .none("Adam's constants are fixed at 0.9, 0.999 and 1e-8"),
    "loss criterion lossfunction": .none("the loss is always the cross-entropy"),
  ])

  private static let words: [String: [String: Synonym]] = [
    "method": synonyms([
      "sgd gd descent vanilla": .word(
        "gradient-descent", "it takes all stars for a step; add batch for fewer"),
      "minibatch": .word("gradient-descent", "add batch"),
      "nesterov nag nesterovmomentum": .word("momentum", "add nesterov: true"),
      "heavyball polyak": .word("momentum"),
      "nadam amsgrad adamax radam rmsprop adagrad adadelta": .word(
        "adam", "it is the nearest method"),
      "lbfgs bfgs newton cg": .none(
        "there is no method of second order; adam needs the fewest epochs"),
    ]),
    "activation": synonyms([
      "logistic logit expit": .word("sigmoid"), "hyperbolictangent": .word("tanh"),
      "gelu elu selu silu swish mish leakyrelu prelu softplus": .word(
        "relu", "it is the nearest activation"),
      "softmax": .none("the outputs always have a softmax; this key is for the hidden neurons"),
      "linear identity none": .none("for a linear network, write hidden: []"),
    ]),
    "initial": synonyms([
      "xavier xavieruniform glorotuniform lecun random uniform normal": .word("glorot"),
      "xaviernormal glorotnormal": .word("glorot", "its weights are uniform, of the same variance"),
      "kaiming kaiminguniform heuniform": .word("he"),
      "kaimingnormal henormal": .word("he", "its weights are uniform, of the same variance"),
      "zeros zero ones one equal": .word("constant", "add initial_weights"),
    ]),
    "schedule": synonyms([
      "steplr multistep multisteplr": .word("step"),
      "exponential exponentiallr": .word("step", "add step_epochs: 1"),
      "cosineannealing cosineannealinglr cosinedecay": .word("cosine"),
      "none fixed": .word("constant"),
      "plateau reducelronplateau": .none(
        "no schedule follows the loss; patience stops a training by it"),
      "adaptive invscaling": .none("no schedule follows the loss; adam adapts its steps"),
    ]),
    "scaling": synonyms([
      "standard standardscaler zscore standardize minmaxscaler robust none": .word(
        "min-max", "it is the only scaling")
    ]),
    "class_weights": synonyms(["auto balance inverse": .word("balanced")]),
  ]
}
