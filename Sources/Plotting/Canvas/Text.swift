/// One line of text with italics, weight, sub- and superscripts.
///
///     let magnitude: Text = .italic("M") + .subscript("V") + " (mag)"
public struct Text: Equatable, Hashable, Sendable, ExpressibleByStringInterpolation {
  /// Where a run stands against the line of text.
  public enum Position: Sendable {
    /// On the line, at full size.
    case normal
    /// Below the line, smaller.
    case lowered
    /// Above the line, smaller.
    case raised
  }

  /// A stretch of text that looks the same throughout.
  public struct Run: Equatable, Hashable, Sendable {
    /// The characters.
    public var string: String
    /// Whether they slant, as the symbol of a quantity does (ISO 80000-1, 7.1).
    public var isItalic = false
    /// Whether they stand on, below or above the line.
    public var position = Position.normal
  }

  /// The runs, from left to right.
  public var runs: [Run]

  /// Text of the given runs.
  public init(runs: [Run]) { self.runs = runs }

  /// Plain text.
  public init(_ string: String) { runs = [Run(string: string)] }

  /// Plain text from a literal.
  public init(stringLiteral string: String) { self.init(string) }

  /// Italic text: the symbol of a quantity.
  public static func italic(_ string: String) -> Text {
    Text(runs: [Run(string: string, isItalic: true)])
  }

  /// Text below the line.
  public static func `subscript`(_ string: String, isItalic: Bool = false) -> Text {
    Text(runs: [Run(string: string, isItalic: isItalic, position: .lowered)])
  }

  /// Text above the line.
  public static func superscript(_ string: String) -> Text {
    Text(runs: [Run(string: string, position: .raised)])
  }

  /// One text after another.
  public static func + (left: Text, right: Text) -> Text { Text(runs: left.runs + right.runs) }

  /// The characters alone, as a screen reader would say them.
  public var plain: String { runs.map(\.string).joined() }

  /// Whether there is nothing to write.
  public var isEmpty: Bool { runs.allSatisfy(\.string.isEmpty) }

  /// The ways to break the text in two at a space, the space left out.
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

  /// The size of sub- and superscripts as a share of the text's.
  public static let scriptScale = 0.7
  /// How far subscripts are lowered, as a share of the text's size.
  public static let scriptDrop = 0.2
  /// How far superscripts are raised, as a share of the text's size.
  public static let scriptRise = 0.36

  /// How far a run is raised, as a share of the text's size; negative if it is lowered.
  public static func shift(of position: Position) -> Double {
    switch position {
    case .normal: 0
    case .raised: scriptRise
    case .lowered: -scriptDrop
    }
  }
}

/// How a text is set.
public struct TextStyle: Equatable, Hashable, Sendable {
  /// The size of the type, in points.
  public var size: Double
  /// The colour of the ink.
  public var color: Color
  /// Whether the type is bold.
  public var isBold: Bool

  /// A style of the given size, colour and weight.
  public init(size: Double, color: Color, isBold: Bool = false) {
    self.size = size
    self.color = color
    self.isBold = isBold
  }

  /// The same style in another colour.
  public func colored(_ color: Color) -> TextStyle {
    TextStyle(size: size, color: color, isBold: isBold)
  }

  /// The height of a capital letter, in points (0.716 of the size in Helvetica and its kin).
  public var capHeight: Double { size * 0.716 }
  /// The depth of a descender, in points.
  public var descent: Double { size * 0.212 }
}

/// Where the given point lies in a text.
public enum Anchor: Sendable {
  /// The point is at the left end.
  case start
  /// The point is in the middle.
  case middle
  /// The point is at the right end.
  case end
}
