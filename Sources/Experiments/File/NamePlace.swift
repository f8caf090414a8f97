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
