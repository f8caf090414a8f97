/// An image that becomes part of a page.
public enum EmbeddedImage: Sendable {
  /// The bytes of an image file and their media type, such as "image/png".
  case file(bytes: [UInt8], mediaType: String)
  /// An SVG element without a description of its own, in light and in dark colours; nil if it has only one look.
  ///
  /// Only the attributes of an SVG element hold quotes, not its text.
  case drawing(light: String, dark: String?)
}
