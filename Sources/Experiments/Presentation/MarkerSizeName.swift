/// The meanings of the size of a star in the HR diagram.
public enum MarkerSizeName: String, CaseIterable, Sendable {
  /// None: all stars have the same size.
  case equal
  /// Its radius.
  case radius
}
