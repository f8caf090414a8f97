/// The meanings of the fill of a star in the HR diagram.
public enum StarColorName: String, CaseIterable, Sendable {
  /// Its class.
  case `class`
  /// Its temperature, by the colour of a black body of the same temperature.
  case temperature
}
