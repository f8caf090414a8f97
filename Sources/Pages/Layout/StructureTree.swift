/// The logical structure of a document, for screen readers: headings, paragraphs, tables and the rest.
///
/// Source: ISO 32000-1 (2008), 14.7 and 14.8.
public struct StructureTree: Equatable, Sendable {
  /// The index of an element.
  public typealias ID = Int

  /// The type of an element, by its standard name.
  public enum Kind: String, Sendable {
    case document = "Document"
    case heading1 = "H1"
    case heading2 = "H2"
    case heading3 = "H3"
    case heading4 = "H4"
    case heading5 = "H5"
    case heading6 = "H6"
    case paragraph = "P"
    case quote = "BlockQuote"
    case list = "L"
    case listItem = "LI"
    case label = "Lbl"
    case listBody = "LBody"
    case table = "Table"
    case tableHead = "THead"
    case tableBody = "TBody"
    case row = "TR"
    case headerCell = "TH"
    case cell = "TD"
    case division = "Div"
    case figure = "Figure"
    case caption = "Caption"
    case formula = "Formula"
    case link = "Link"
    case code = "Code"
    case span = "Span"
    case contents = "TOC"
    case contentsItem = "TOCI"
  }

  /// The cells that a header cell is for.
  public enum Scope: String, Sendable {
    case column = "Column"
    case row = "Row"
  }

  /// An element.
  public struct Element: Equatable, Sendable {
    /// The type.
    public var kind: Kind
    /// The element that it is a part of; nil for the root.
    public var parent: ID?
    /// The text that describes or, for a formula, replaces it.
    public var alternative: String?
    /// The cells that a header cell is for.
    public var scope: Scope?
    /// Whether a list is numbered.
    public var isNumbered: Bool?
  }

  /// The elements; a parent has a lower index than its parts.
  public private(set) var elements = [Element(kind: .document)]

  /// The element of the whole document.
  public static let root: ID = 0

  /// Adds an element.
  mutating func add(
    _ kind: Kind, in parent: ID, alternative: String? = nil, scope: Scope? = nil,
    isNumbered: Bool? = nil
  ) -> ID {
    elements.append(
      Element(
        kind: kind, parent: parent, alternative: alternative, scope: scope, isNumbered: isNumbered))
    return elements.count - 1
  }

  /// Adds a heading.
  mutating func addHeading(level: Int, in parent: ID) -> ID {
    let kind = Kind(rawValue: "H\(min(max(level, 1), 6))") ?? .heading6
    return add(kind, in: parent)
  }
}
