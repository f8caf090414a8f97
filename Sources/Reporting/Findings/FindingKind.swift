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
    case .noImprovement, .outcome, .diverged, .clonesInAll, .majority, .imbalance, .separable,
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
    case .majority: "Most frequent class"
    case .imbalance: "Unequal classes"
    case .separable: "Separable classes"
    case .leakage: "Repeated stars"
    case .loss: "Loss"
    case .unsettled: "Unsettled loss"
    case .plateau: "Plateau"
    case .accuracy: "Accuracy"
    case .validation: "Validation stars"
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
