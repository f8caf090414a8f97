/// A kind of finding, with the condition under which its sentences appear.
///
/// The page `docs/findings.md` lists them; `report --json` names the kind of each finding.
enum FindingKind: String, CaseIterable, Sendable {
  // Of all runs
  case noImprovement, outcome, diverged, clonesInAll, majority, imbalance, separable, leakage
  // Of one run
  case loss, unsettled, plateau, accuracy, validation, overfitting, misclassifiedStars,
    doubtfulLabels,
    neverPredicted, markedRows, trackedStar, stepSize, stillWeights, clones, saturatedNeurons,
    deadNeurons
  // Of the comparison of the runs
  case lowestLoss, correctStars, sweep, equalWeights, limit

  /// The condition, as a clause after "if".
  var condition: String {
    switch self {
    case .noImprovement:
      "patience is set, and no trained network of any run has a lower validation loss than the untrained one"
    case .outcome: "always; one for each run that did not diverge"
    case .diverged: "a number of a training was no longer finite"
    case .clonesInAll, .clones:
      "neurons of a hidden layer have equal weights and biases after training, to 10⁻¹²"
    case .majority: "always"
    case .imbalance:
      "the largest class has more than three times as many training stars as the smallest"
    case .separable:
      "there are at least 30 scored stars, and linear discriminant analysis classifies all of them correctly"
    case .leakage: "a validation star has the same features as a training star"
    case .loss: "always"
    case .unsettled:
      "there are at least 20 epochs, and in the last tenth of them (at least ten) the loss rises in a quarter of the steps or more and varies by more than 10 %"
    case .plateau:
      "there are at least four epochs, the loss varies by less than 0.1 % in their second half, and is above half of the entropy of the class shares there"
    case .accuracy: "always"
    case .validation: "stars are held out"
    case .overfitting:
      "the smoothed validation loss ends more than 5 % and three standard deviations of its scatter above its minimum, and more than 10 % above the smoothed training loss, which has fallen since; never if one class is predicted for every star"
    case .misclassifiedStars:
      "at least five stars of a class are misclassified and five classified correctly, and their median temperatures differ by more than 20 %"
    case .doubtfulLabels:
      "some training stars, at most one in twenty, are predicted as another class with a probability above 0.99, by a network that is better than the most frequent class"
    case .neverPredicted:
      "a class with training stars is predicted for no star, and more than one class is predicted"
    case .markedRows: "rows are marked as test or validation data, and no stars are held out"
    case .trackedStar: "always"
    case .stepSize:
      "training is plain gradient descent, and the loss curves upward in some direction at the start"
    case .stillWeights:
      "the gradients before the last layer are below 10⁻¹² in epoch 0, and the last layer starts with equal rows"
    case .saturatedNeurons, .deadNeurons:
      "the slope of a hidden neuron is at most 5 % of its maximum for every training star"
    case .lowestLoss, .correctStars: "there are several runs"
    case .sweep: "the sweep is drawn, and its losses near the lowest differ by less than a fifth"
    case .equalWeights:
      "neurons are copies, not all stars are classified correctly, and training from unequal weights ends at a loss at least a tenth lower, which no rate of the sweep reaches from equal ones"
    case .limit: "training is plain gradient descent, and there is no sweep"
    }
  }
}
