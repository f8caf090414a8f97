/// A part of a line of text.
public indirect enum Inline: Equatable, Hashable, Sendable {
  /// Characters as they are, from data or from the program; never markup.
  case text(String)
  /// Stressed text, in italics.
  case emphasis(Prose)
  /// Important text, in bold.
  case strong(Prose)
  /// Text that no longer holds, struck through.
  case deleted(Prose)
  /// The symbol of a quantity or a unit: a letter in italics with what is below and above the line.
  case symbol(Symbol)
  /// An equation within a line.
  case math(Equation)
  /// Code: what is typed, or a name in a file.
  case code(String)
  /// A link.
  case link(Prose, destination: String)
  /// An image in a line, with its alternative text; `figure` is the id of the figure that it shows, if any.
  case image(path: String, alternative: String, figure: String? = nil)
  /// The number of the figure of an id, filled in by ``FigureNumbers``.
  case figureNumber(String)
  /// Text below the line.
  case lowered(Prose)
  /// Text above the line.
  case raised(Prose)
  /// An end of a line in the source of a paragraph, which reads as a blank.
  case softBreak
  /// An end of a line that is to be seen.
  case lineBreak
  /// Markup of a template's author, which Markdown and HTML pass on and terminal text leaves out.
  case markup(String)

  /// The symbol of a quantity, such as log *T*ₑ: an upright prefix, a letter in italics, a subscript.
  public struct Symbol: Equatable, Hashable, Sendable {
    /// What stands before the letter, upright, with its blank: "log ".
    public var prefix: String
    /// The letter, in italics.
    public var letter: String
    /// What stands below the line, upright; empty for nothing.
    public var index: String

    /// A symbol.
    public init(prefix: String = "", _ letter: String, index: String = "") {
      self.prefix = prefix
      self.letter = letter
      self.index = index
    }

    /// The symbol in plain text: "log T_eff".
    public var plain: String { prefix + letter + (index.isEmpty ? "" : "_" + index) }
  }
}
