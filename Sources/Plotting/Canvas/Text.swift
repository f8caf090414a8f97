/// A line of text with italics, weight, subscripts and superscripts.
///
///     let magnitude: Text = .italic("M") + .subscript("V") + " (mag)"
public struct Text: Equatable, Hashable, Sendable, ExpressibleByStringInterpolation {
  /// The position of a run relative to the baseline.
  public enum Position: Sendable {
    /// On the baseline, at full size.
    case normal
    /// Below the baseline, smaller.
    case lowered
    /// Above the baseline, smaller.
    case raised
  }

  /// A stretch of text in one style.
  public struct Run: Equatable, Hashable, Sendable {
    /// The characters.
    public var string: String
    /// Whether the run is italic, like the symbol of a quantity (ISO 80000-1, 7.1).
    public var isItalic = false
    /// Whether the run is on, below or above the baseline.
    public var position = Position.normal
    /// Whether no ``Vocabulary`` changes it: a name, or a translation.
    public var isVerbatim = false
  }

  /// The runs, from left to right.
  public var runs: [Run]

  /// Creates text from runs.
  public init(runs: [Run]) { self.runs = runs }

  /// Creates plain text.
  public init(_ string: String) { runs = [Run(string: string)] }

  /// Creates plain text from a literal.
  public init(stringLiteral string: String) { self.init(string) }

  /// Returns text that no ``Vocabulary`` changes, such as the name of a star.
  public static func verbatim(_ string: String) -> Text {
    Text(runs: [Run(string: string, isVerbatim: true)])
  }

  /// Returns italic text, for the symbol of a quantity.
  public static func italic(_ string: String) -> Text {
    Text(runs: [Run(string: string, isItalic: true)])
  }

  /// Returns a subscript.
  public static func `subscript`(_ string: String, isItalic: Bool = false) -> Text {
    Text(runs: [Run(string: string, isItalic: isItalic, position: .lowered)])
  }

  /// Returns a superscript.
  public static func superscript(_ string: String) -> Text {
    Text(runs: [Run(string: string, position: .raised)])
  }

  /// Concatenates two texts.
  public static func + (left: Text, right: Text) -> Text { Text(runs: left.runs + right.runs) }

  /// The characters alone, as a screen reader would read them.
  public var plain: String { runs.map(\.string).joined() }

  /// Whether the text has no characters.
  public var isEmpty: Bool { runs.allSatisfy(\.string.isEmpty) }

  /// Whether the text ends with an ellipsis, as one does that was too long.
  public var isTruncated: Bool { plain.hasSuffix("…") }

  /// Every way to break the text in two at a space, without the space.
  var halves: [(first: Text, second: Text)] {
    runs.indices.flatMap { place -> [(first: Text, second: Text)] in
      let run = runs[place]
      return run.string.indices.filter { run.string[$0] == " " }.map { space in
        var (before, after) = (run, run)
        before.string = String(run.string[..<space])
        after.string = String(run.string[space...].dropFirst())
        return (
          Text(runs: runs[..<place] + [before]), Text(runs: [after] + runs[(place + 1)...])
        )
      }
    }.filter { !$0.first.isEmpty && !$0.second.isEmpty }
  }

  /// Returns the size of subscripts and superscripts: three quarters of the text size, but at least 6 pt or, if it
  /// is less, the text size.
  public static func scriptSize(_ size: Double) -> Double { max(0.75 * size, min(6, size)) }

  /// The drop of subscripts as a fraction of the text size.
  public static let scriptDrop = 0.2
  /// The rise of superscripts as a fraction of the text size.
  public static let scriptRise = 0.36

  /// Returns the rise of a run as a fraction of the text size; negative for subscripts.
  public static func shift(of position: Position) -> Double {
    switch position {
    case .normal: 0
    case .raised: scriptRise
    case .lowered: -scriptDrop
    }
  }
}

/// The size, colour and weight of a text.
public struct TextStyle: Equatable, Hashable, Sendable {
  /// The size of the type, in points.
  public var size: Double
  /// The colour of the text.
  public var color: Color
  /// Whether the text is bold.
  public var isBold: Bool

  /// Creates a style of the given size, colour and weight.
  public init(size: Double, color: Color, isBold: Bool = false) {
    self.size = size
    self.color = color
    self.isBold = isBold
  }

  /// Returns the same style in another colour.
  public func colored(_ color: Color) -> TextStyle {
    TextStyle(size: size, color: color, isBold: isBold)
  }

  /// The height of a capital letter, in points (0.716 of the size in Helvetica and similar faces).
  public var capHeight: Double { size * 0.716 }
  /// The depth of a descender, in points.
  public var descent: Double { size * 0.212 }
}

/// The part of a text that is placed at a given point.
public enum Anchor: Sendable {
  /// The left end.
  case start
  /// The middle.
  case middle
  /// The right end.
  case end
}
