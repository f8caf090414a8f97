import Plotting

/// A document that is laid out: pages of placed items, its logical structure and its outline.
public struct PagedDocument: Equatable, Sendable {
  /// A page.
  public struct Page: Equatable, Sendable {
    /// The size.
    public var size: Size
    /// The items, in the order in which they are read and drawn.
    public var items: [PlacedItem]
  }

  /// An entry of the outline.
  public struct Bookmark: Equatable, Sendable {
    /// The level of the heading, 1 to 6.
    public var level: Int
    /// The text.
    public var title: String
    /// The name of the place.
    public var destination: String
  }

  /// The title.
  public var title: String
  /// The authors.
  public var author: String?
  /// The program that made it.
  public var generator: String?
  /// The pages.
  public var pages: [Page] = []
  /// The logical structure.
  public var structure = StructureTree()
  /// The headings, in their order.
  public var bookmarks: [Bookmark] = []
  /// The clauses on parts of the document that the pages cannot show.
  public var notes: [String] = []

  init(title: String, author: String?, generator: String?) {
    self.title = title
    self.author = author
    self.generator = generator
  }
}
