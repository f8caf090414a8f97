/// The places for a star's name beside the star.
public enum NamePlace: String, CaseIterable, Sendable {
  case right, left, above, below
  case aboveRight = "above-right"
  case aboveLeft = "above-left"
  case belowRight = "below-right"
  case belowLeft = "below-left"
  /// The star is not named.
  case none
}
