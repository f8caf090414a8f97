/// The themes of figures.
public enum ThemeName: String, CaseIterable, Sendable {
  /// Dark on white.
  case light
  /// Light on near black.
  case dark
  /// Greys only.
  case print
}
