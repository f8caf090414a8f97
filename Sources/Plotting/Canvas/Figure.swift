/// A picture as a value: its content, its size and its alternative text.
public struct Figure: Sendable {
  /// The file name, without the extension.
  public var name: String
  /// A title of a few words for the metadata of the file; it is not drawn.
  public var title: String
  /// A description of the figure for readers who cannot see it, written from its own values.
  public var alternativeText: String
  /// The size of the page on which it is laid out, in points.
  public var size: Size
  /// The magnification in print: type, lines and markers keep their proportions.
  public var magnification = 1.0
  /// The look.
  public var theme: Theme
  /// The content of the figure.
  public var content: any Drawing
  /// The margin around the content, in points.
  public var margin = 4.0
  /// The words around the content.
  public var heading = Heading()
  /// The words of the content in another language.
  public var vocabulary = Vocabulary([:])
  /// Whether an SVG of the figure becomes part of a page, not a file of its own.
  public var isInline = false
  /// The clauses on what was asked for and the figure cannot show, each with the remedy.
  public var notes: [String] = []

  /// Creates a figure of the given size and content.
  public init(
    name: String, title: String, alternativeText: String, size: Size, theme: Theme = .light,
    content: any Drawing
  ) {
    self.name = name
    self.title = title
    self.alternativeText = alternativeText
    self.size = size
    self.theme = theme
    self.content = content
  }

  /// The size of the printed page, in points.
  public var printedSize: Size { Size(size.width * magnification, size.height * magnification) }

  /// Draws the background and the content, and returns what did not fit.
  @discardableResult
  public func draw(on canvas: any Canvas) -> Omissions {
    let page = Rect(origin: Point(0, 0), size: size)
    if theme.background.alpha > 0 { canvas.fill(.rectangle(page), theme.background) }
    let area = heading.draw(on: canvas, in: page.inset(by: margin), theme: theme)
    let writer = vocabulary.isEmpty ? canvas : TranslatingCanvas(canvas, vocabulary)
    var omissions = content.draw(on: writer, in: area, theme: theme)
    omissions.notes = notes + omissions.notes
    return omissions
  }
}
