/// The scalings of inputs.
public enum ScalingName: String, CaseIterable, Sendable {
  /// The smallest value of the table becomes 0, the largest 1.
  case minMax = "min-max"
}
