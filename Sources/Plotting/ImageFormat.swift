/// A file format for figures.
public enum ImageFormat: String, CaseIterable, Sendable {
  /// Portable Network Graphics: pixels, for screens.
  case png
  /// Portable Document Format: vectors with embedded fonts, for print.
  case pdf
  /// Scalable Vector Graphics: vectors with real text, for the web.
  case svg
}
