import Plotting

/// Something at a place on a page.
public struct PlacedItem: Equatable, Sendable {
  /// The thing that is drawn, relative to its origin.
  public enum Content: Equatable, Sendable {
    /// Text on one line, whose first glyph's origin is the origin.
    case text(String, Font, Color)
    /// A filled shape.
    case fill(Path, Color)
    /// A line.
    case stroke(Path, Stroke)
    /// The figure with an id, in an area of the given size to the right of and below the origin.
    case figure(String, Size)
    /// An area that can be clicked.
    case link(LinkTarget, Size)
    /// A place that links can lead to.
    case destination(String)
    /// The number of the page with a destination, right-aligned at the origin.
    case pageNumber(String, Font, Color)
    /// Nothing, in an element that has no content, such as an empty cell.
    case nothing
  }

  /// The thing that is drawn.
  public var content: Content
  /// The origin on the page, or within the strip that the item belongs to.
  public var origin: Point
  /// The structure element that the item belongs to; nil for decoration, which is not read aloud.
  public var element: StructureTree.ID?

  init(_ content: Content, at origin: Point, in element: StructureTree.ID?) {
    self.content = content
    self.origin = origin
    self.element = element
  }

  /// Returns the item moved by a vector.
  func moved(_ x: Double, _ y: Double) -> PlacedItem {
    var moved = self
    moved.origin = Point(origin.x + x, origin.y + y)
    return moved
  }
}

/// The target of a link.
public enum LinkTarget: Hashable, Sendable {
  /// An address.
  case address(String)
  /// A destination in the same document.
  case destination(String)
}
