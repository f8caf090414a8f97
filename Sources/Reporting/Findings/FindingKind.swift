/// A kind of finding, with the condition under which its sentences appear.
///
/// The page `docs/findings.md` lists them; `report --json` names the kind of each finding.
enum FindingKind: String, CaseIterable, Sendable {
  // Of all runs
  case noImprovement, outcome, seeds, folds, diverged, cells, clonesInAll, majority, imbalance,
    separable,
    leakage
  // Of one run
  case loss, unsettled, plateau, accuracy, validation, calibration, overfitting, misclassifiedStars,
    doubtfulLabels,
    neverPredicted, markedRows, trackedStar, stepSize, stillWeights, clones, saturatedNeurons,
    deadNeurons
  // Of the comparison of the runs
  case lowestLoss, correctStars, sweep, equalWeights, limit

  /// The part of a report that states it.
  enum Scope: String, CaseIterable, Sendable {
    /// The summary, which concerns all runs and their data.
    case study
    /// The results of one run.
    case run
    /// The comparison of the runs.
    case comparison
  }

  /// The part of a report that states it.
  var scope: Scope {
    switch self {
    case .noImprovement, .outcome, .seeds, .folds, .diverged, .cells, .clonesInAll, .majority,
      .imbalance,
      .separable,
      .leakage:
      .study
    case .lowestLoss, .correctStars, .sweep, .equalWeights, .limit: .comparison
    default: .run
    }
  }

  /// The subject, which precedes the sentences.
  var title: String {
    switch self {
    case .noImprovement: "No result"
    case .outcome, .diverged: "η = …"
    case .clonesInAll, .clones: "Clones"
    case .cells: "Cells"
    case .majority: "Most frequent class"
    case .imbalance: "Unequal classes"
    case .separable: "Separable classes"
    case .leakage: "Repeated stars"
    case .loss: "Loss"
    case .unsettled: "Unsettled loss"
    case .plateau: "Plateau"
    case .accuracy: "Accuracy"
    case .validation: "Validation stars"
    case .calibration: "Calibration"
    case .seeds: "Seeds"
    case .folds: "Cross-validation"
    case .overfitting: "Overfitting"
    case .misclassifiedStars: "Misclassified stars"
    case .doubtfulLabels: "Doubtful labels"
    case .neverPredicted: "Never predicted"
    case .markedRows: "Test and validation"
    case .trackedStar: "The name of the tracked star"
    case .stepSize: "Step size"
    case .stillWeights: "Still weights"
    case .saturatedNeurons: "Saturated neurons"
    case .deadNeurons: "Dead neurons"
    case .lowestLoss: "Lowest loss"
    case .correctStars: "Stars classified correctly"
    case .sweep: "Sweep"
    case .equalWeights: "Equal initial weights"
    case .limit: "Stability limit"
    }
  }
}

extension FindingKind {
  /// The condition, as a clause after "if".
  var condition: String {
    switch self {
    case .noImprovement:
      "patience is set, and no trained network of any run has a lower validation loss than the untrained one"
    case .outcome: "always; one for each run that did not diverge"
    case .diverged:
      "a loss, gradient or parameter of a training was no longer finite; one for each such run"
    case .clonesInAll: "the best run has clones"
    case .cells: "the rows of the table are cells, and some run did not diverge"
    case .majority: "always"
    case .imbalance:
      "the largest class has more than three times as many training stars as the smallest one that has any"
    case .separable:
      "there are at least 30 scored stars (the validation stars or, without these, all), and linear discriminant analysis classifies all of them correctly"
    case .leakage: "a validation star has the same features as a training star"
    case .loss: "always"
    case .unsettled:
      "there are at least 20 epochs, and in the last tenth of them (at least ten) the loss rises in a quarter of the steps or more, and its highest value is more than 10 % above its lowest"
    case .plateau:
      "there are at least four epochs, and from the middle one to the end the loss varies by less than 0.1 % and is above half of the entropy of the class shares; never if it stays the same in all epochs"
    case .accuracy: "always"
    case .validation: "stars are held out"
    case .calibration: "at least 50 stars are held out"
    case .seeds: "the experiment asks for several seeds, and some of their trainings do not diverge"
    case .folds: "the experiment asks for folds, and some run does not diverge"
    case .overfitting:
      "there are at least ten epochs, and the validation loss, smoothed by its mean over a fortieth of the epochs before and after each, ends more than 5 % and three standard deviations of its scatter above its minimum, and more than 10 % above the smoothed training loss, which has fallen since; never if one class is predicted for every star"
    case .misclassifiedStars:
      "at least five scored stars of a class, with known temperatures, are misclassified and five classified correctly, and the larger of their median temperatures is more than 20 % above the smaller"
    case .doubtfulLabels:
      "some training stars, at most one in twenty, are predicted as another class with a probability above 0.99, by a network that classifies more of them correctly than the most frequent class has"
    case .neverPredicted:
      "a class with training stars is predicted for no star, and more than one class is predicted"
    case .markedRows: "rows are marked as test or validation data, and no stars are held out"
    case .trackedStar: "always"
    case .stepSize:
      "training is plain gradient descent (full batches, a constant rate, neither a penalty nor class weights), and the loss curves upward in some direction at the start"
    case .stillWeights:
      "there are hidden layers, the gradients of all weights before the last layer are below 10⁻¹² in epoch 0, and the last layer starts with equal rows"
    case .clones:
      "neurons of a hidden layer have equal incoming and outgoing weights and biases after training, to 10⁻¹² of each"
    case .saturatedNeurons:
      "the activation is sigmoid or tanh, and the slope of a hidden neuron is at most 5 % of its maximum for every training star"
    case .deadNeurons:
      "the activation is relu, and the output of a hidden neuron is 0 for every training star"
    case .lowestLoss, .correctStars: "several runs did not diverge"
    case .sweep:
      "the sweep is drawn, and at one of its rates the losses of the two rates on either side differ from its own by at most a fifth or, where the losses are smooth and the rate is not above the stability limit, rise or fall steadily"
    case .equalWeights:
      "neurons of the best run are copies, it misclassifies stars, and the same training from unequal weights ends at a loss more than a tenth below both its own and the lowest of the sweep"
    case .limit:
      "the sweep is not drawn, training is plain gradient descent, and the loss curves upward in some direction at the start"
    }
  }
}
