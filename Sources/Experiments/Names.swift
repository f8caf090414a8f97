/// What an experiment can do about stars that lack a feature.
enum MissingName: String, CaseIterable {
  /// Call each a fault.
  case error
  /// Leave them out, and count them.
  case leaveOut = "leave-out"
}

/// The ways to scale inputs that an experiment can name.
public enum ScalingName: String, CaseIterable, Sendable {
  /// The smallest value of the table becomes 0, the largest 1.
  case minMax = "min-max"
}

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

/// What the fill of a star in the HR diagram can say.
public enum StarColorName: String, CaseIterable, Sendable {
  /// Its class.
  case `class`
  /// Its temperature: the colour of a black body as hot.
  case temperature
}

/// The places beside a star where an experiment can put its name.
public enum NamePlace: String, CaseIterable, Sendable {
  case right, left, above, below
  case aboveRight = "above-right"
  case aboveLeft = "above-left"
  case belowRight = "below-right"
  case belowLeft = "below-left"
  /// The star is not named.
  case none
}

/// The looks of figures that an experiment can name.
public enum ThemeName: String, CaseIterable, Sendable {
  /// Dark on white.
  case light
  /// Light on near black.
  case dark
  /// Greys alone.
  case print
}
