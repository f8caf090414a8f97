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
  /// The class that most of the networks trained from several seeds predict everywhere in the diagram.
  case agreement
  /// Every weight, bias and gradient against the epoch; one figure for each run.
  case parameters
}
