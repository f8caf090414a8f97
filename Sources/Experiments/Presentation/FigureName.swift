/// The figures that an experiment can name.
public enum FigureName: String, CaseIterable, Sendable {
  /// The stars in the Hertzsprung–Russell diagram.
  case hrDiagram = "hr-diagram"
  /// The network: its neurons and their connections.
  case network
  /// The class that the trained network predicts everywhere in the diagram; one figure for each run.
  case decision
  /// The loss at every epoch; one figure for each run, and one for all.
  case loss
  /// The final loss against the learning rate.
  case sweep
  /// The decision map at chosen epochs; one figure for each run.
  case evolution
  /// The confusion matrix; one figure for each run.
  case confusion
  /// The share of correct predictions against their probability; one figure for each run.
  case reliability
  /// The true-positive rate of each class against its false-positive rate; one figure for each run.
  case roc
  /// The precision of each class against its recall; one figure for each run.
  case precisionRecall = "precision-recall"
  /// The probability of each class everywhere in the diagram; one figure for each run.
  case probability
  /// The class that most of the networks trained from several seeds predict everywhere in the diagram.
  case agreement
  /// The losses of the trainings from several seeds against the epoch.
  case learningCurves = "learning-curves"
  /// Every weight, bias and gradient against the epoch; one figure for each run.
  case parameters
}
