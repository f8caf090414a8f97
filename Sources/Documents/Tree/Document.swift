/// A document as a value: a tree of blocks and typed text that can be written as Markdown, HTML or
/// terminal text.
///
/// Data enters as text, so that it can never become markup: only the writers escape.
public struct Document: Equatable, Sendable {
  /// The title, for the metadata of the page; it is not written as a heading.
  public var title: String
  /// The authors, for the metadata of the page.
  public var author: String?
  /// The program that created the document, for the metadata of the page.
  public var generator: String?
  /// The pages that it is laid out on.
  public var layout: PageLayout
  /// The blocks, from the top.
  public var blocks: [Block]

  /// Creates a document of `blocks`.
  public init(
    title: String, author: String? = nil, generator: String? = nil,
    layout: PageLayout = .report, _ blocks: [Block] = []
  ) {
    self.title = title
    self.author = author
    self.generator = generator
    self.layout = layout
    self.blocks = blocks
  }
}

/// A block-level part of a document.
public indirect enum Block: Equatable, Sendable {
  /// A heading of level 1 (the document's) to 6.
  case heading(level: Int, Prose)
  /// A paragraph.
  case paragraph(Prose)
  /// A list, numbered from `start`, or bulleted if that is nil.
  case list(start: Int? = nil, isTight: Bool = true, [[Block]])
  /// A table.
  case table(Table)
  /// A display equation.
  case equation(Equation)
  /// Code or other monospaced text, without a final line end.
  case code(String, language: String? = nil)
  /// A figure with its caption.
  case figure(FigureBlock)
  /// A block quote.
  case quote([Block])
  /// A thematic break: a horizontal rule.
  case rule
  /// Markup of a template's author, kept by Markdown and HTML and omitted in terminal text.
  case markup(String)
}

/// A figure: its image, alternative text and caption.
public struct FigureBlock: Equatable, Sendable {
  /// The id used by references to the figure; unique in the document.
  public var id: String
  /// The path of the image file, relative to the document.
  public var path: String
  /// The alternative text.
  public var alternative: String
  /// The caption, without the figure number.
  public var caption: Prose

  /// Creates a figure.
  public init(id: String, path: String, alternative: String, caption: Prose) {
    self.id = id
    self.path = path
    self.alternative = alternative
    self.caption = caption
  }
}
