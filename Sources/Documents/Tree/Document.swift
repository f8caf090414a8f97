/// A document as a value: blocks of typed text, which a writer turns into Markdown, HTML or terminal text.
///
/// Data enters as text, so that it can never become markup: escaping is done by the writers and nowhere else.
public struct Document: Equatable, Sendable {
  /// The title, for the metadata of the page; it is not written as a heading.
  public var title: String
  /// The authors, for the metadata of the page.
  public var author: String?
  /// The program that made the document, for the metadata of the page.
  public var generator: String?
  /// The blocks, from the top.
  public var blocks: [Block]

  /// A document of `blocks`.
  public init(
    title: String, author: String? = nil, generator: String? = nil, _ blocks: [Block] = []
  ) {
    self.title = title
    self.author = author
    self.generator = generator
    self.blocks = blocks
  }
}

/// A part of a document that stands on lines of its own.
public indirect enum Block: Equatable, Sendable {
  /// A heading of level 1 (the document's) to 6.
  case heading(level: Int, Prose)
  /// A paragraph.
  case paragraph(Prose)
  /// A list, numbered from `start` on or, where that is nil, with bullets.
  case list(start: Int? = nil, isTight: Bool = true, [[Block]])
  /// A table.
  case table(Table)
  /// An equation on lines of its own.
  case equation(Equation)
  /// Code or other text of fixed width, without a line end at its end.
  case code(String, language: String? = nil)
  /// A figure with its caption.
  case figure(FigureBlock)
  /// Blocks quoted from elsewhere.
  case quote([Block])
  /// A change of topic: a horizontal rule.
  case rule
  /// Markup of a template's author, which Markdown and HTML pass on and terminal text leaves out.
  case markup(String)
}

/// A figure: its image, what it says to those who cannot see it, and its caption.
public struct FigureBlock: Equatable, Sendable {
  /// What references to the figure name it by; unique in the document.
  public var id: String
  /// The path of the image's file, relative to the document.
  public var path: String
  /// What the image shows, in plain text.
  public var alternative: String
  /// The caption, without its number.
  public var caption: Prose

  /// A figure.
  public init(id: String, path: String, alternative: String, caption: Prose) {
    self.id = id
    self.path = path
    self.alternative = alternative
    self.caption = caption
  }
}
