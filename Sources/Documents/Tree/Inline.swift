/// An inline part of a text.
public indirect enum Inline: Equatable, Hashable, Sendable {
  /// Literal characters, from data or from the program; never markup.
  case text(String)
  /// Emphasised text, in italics.
  case emphasis(Prose)
  /// Important text, in bold.
  case strong(Prose)
  /// Deleted text, struck through.
  case deleted(Prose)
  /// The symbol of a quantity or unit: an italic letter with optional prefix and index.
  case symbol(Symbol)
  /// An inline equation.
  case math(Equation)
  /// Code: user input, or a name in a file.
  case code(String)
  /// A link.
  case link(Prose, destination: String)
  /// An inline image with its alternative text; `figure` is the id of the figure that it shows, if any.
  case image(path: String, alternative: String, figure: String? = nil)
  /// The number of the figure with an id, from ``FigureNumbers``.
  case figureNumber(String)
  /// A subscript.
  case lowered(Prose)
  /// A superscript.
  case raised(Prose)
  /// A line end in the source of a paragraph, which reads as a blank.
  case softBreak
  /// A visible line break.
  case lineBreak
  /// Markup of a template's author, kept by Markdown and HTML and omitted in terminal text.
  case markup(String)

  /// The symbol of a quantity, such as log *T*ₑ: an upright prefix, an italic letter, a subscript.
  public struct Symbol: Equatable, Hashable, Sendable {
    /// The upright text before the letter, including a blank: "log ".
    public var prefix: String
    /// The letter, in italics.
    public var letter: String
    /// The upright subscript; empty for none.
    public var index: String

    /// Creates a symbol.
    public init(prefix: String = "", _ letter: String, index: String = "") {
      self.prefix = prefix
      self.letter = letter
      self.index = index
    }

    /// The symbol in plain text: "log T_eff".
    public var plain: String { prefix + letter + (index.isEmpty ? "" : "_" + index) }
  }
}
