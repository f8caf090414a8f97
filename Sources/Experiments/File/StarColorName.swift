/// What the fill of a star in the HR diagram can say.
public enum StarColorName: String, CaseIterable, Sendable {
  /// Its class.
  case `class`
  /// Its temperature: the colour of a black body as hot.
  case temperature
}
