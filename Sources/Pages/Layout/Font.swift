/// A typeface at a size.
public struct Font: Hashable, Sendable {
  /// A family of typefaces.
  public enum Family: Hashable, Sendable, CaseIterable {
    /// For text and equations.
    case serif
    /// For headings and the running head.
    case sans
    /// For code and arrays.
    case mono
  }

  /// The family.
  public var family: Family
  /// The size, in points.
  public var size: Double
  /// Whether the face is italic.
  public var isItalic: Bool
  /// Whether the face is bold.
  public var isBold: Bool

  /// Creates a face of `family` at `size`.
  public init(
    _ family: Family, _ size: Double, isItalic: Bool = false, isBold: Bool = false
  ) {
    self.family = family
    self.size = size
    self.isItalic = isItalic
    self.isBold = isBold
  }

  /// Returns the same face at another size.
  func sized(_ size: Double) -> Font { Font(family, size, isItalic: isItalic, isBold: isBold) }

  /// The italic face.
  var italic: Font { Font(family, size, isItalic: true, isBold: isBold) }
  /// The bold face.
  var bold: Font { Font(family, size, isItalic: isItalic, isBold: true) }
}

/// A measurer of text, in points.
public protocol TextMeasurer {
  /// The width of a text, blanks at its ends included.
  func width(of text: String, _ font: Font) -> Double
  /// The extent of the marks of a text above and below the baseline; both are positive for a "p".
  func ink(of text: String, _ font: Font) -> (ascent: Double, descent: Double)
  /// The constants of the layout of equations.
  var mathConstants: MathConstants { get }
}
