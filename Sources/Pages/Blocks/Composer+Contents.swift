import Documents
import Plotting

extension Composer {
  /// The place of the contents: the number of parts before them, and their structure element.
  struct ContentsPlace {
    var part: Int
    var element: StructureTree.ID
  }

  /// Reserves a place for the contents.
  mutating func contentsPlace() -> ContentsPlace {
    ContentsPlace(
      part: flow.count, element: inline.structure.add(.contents, in: StructureTree.root))
  }

  /// Lists the headings of the second and third level with their pages, and links to them.
  mutating func addContents(at place: ContentsPlace, in frame: Frame) {
    let title = inline.words(
      of: "Contents",
      .init(
        font: Font(.sans, 11, isBold: true), color: style.ink,
        element: inline.structure.add(.caption, in: place.element)))
    var strips = LineSetter(measurer: measurer, width: frame.width, size: 11, leading: 15)
      .strips(title).spaced(18)
    strips[0].isKeptWithNext = true
    for bookmark in bookmarks where (2...3).contains(bookmark.level) {
      strips += entry(bookmark, place.element, in: frame)
    }
    flow.insert(.strips(strips), at: place.part)
  }

  private mutating func entry(
    _ bookmark: PagedDocument.Bookmark, _ contents: StructureTree.ID, in frame: Frame
  ) -> [Strip] {
    let item = inline.structure.add(.contentsItem, in: contents)
    let link = inline.structure.add(.link, in: item)
    let font = Font(.serif, style.textSize)
    let words = inline.words(
      of: Prose(bookmark.title), .init(font: font, color: style.ink, element: link))
    let indent = frame.indent + (bookmark.level == 3 ? 14 : 0)
    var strips = LineSetter(
      measurer: measurer, width: frame.width - 30 - indent, size: style.textSize, leading: 15,
      indent: indent
    ).strips(words)
    guard let last = strips.indices.last else { return [] }
    let baseline = (15 + 0.66 * style.textSize) / 2
    strips[last].items += [
      PlacedItem(
        .pageNumber(bookmark.destination, font, style.ink),
        at: Point(frame.indent + frame.width, baseline), in: link),
      PlacedItem(
        .link(.destination(bookmark.destination), Size(frame.width - indent, 15)),
        at: Point(indent, 0), in: link),
    ]
    return strips
  }
}
