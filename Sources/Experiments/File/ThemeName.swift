/// The looks of figures that an experiment can name.
public enum ThemeName: String, CaseIterable, Sendable {
  /// Dark on white.
  case light
  /// Light on near black.
  case dark
  /// Greys alone.
  case print
}
