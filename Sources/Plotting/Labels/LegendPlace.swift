/// The places of a legend that can be asked for.
public enum LegendPlace: String, CaseIterable, Sendable {
  /// No legend.
  case hidden = "none"
  /// Inside the frame, where it covers nothing.
  case inside
  /// At the right of the frame.
  case right
  /// Below the frame.
  case below
}
