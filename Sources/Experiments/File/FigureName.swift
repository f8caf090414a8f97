/// The figures that an experiment can name.
public enum FigureName: String, CaseIterable, Sendable {
  /// The stars in the Hertzsprung–Russell diagram.
  case hrDiagram = "hr-diagram"
  /// The network: its neurons and their connections.
  case network
  /// What the trained network would answer all over the diagram; one figure for each run.
  case decision
  /// The loss at every epoch; one figure for each run, and one of all.
  case loss
  /// The final loss against the learning rate.
  case sweep
  /// The decision map at chosen epochs; one figure for each run.
  case evolution
  /// How many stars of each class were taken for which; one figure for each run.
  case confusion
  /// Every weight, bias and gradient from epoch to epoch; one figure for each run.
  case parameters
}
