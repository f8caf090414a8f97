import Documents
import Plotting

extension Composer {
  private static let listIndent = 15.0

  /// Composes a list, each item with its label to the left.
  mutating func setList(_ items: [[Block]], start: Int?, isTight: Bool, in frame: Frame) {
    let list = inline.structure.add(.list, in: frame.element, isNumbered: start != nil)
    for (place, item) in items.enumerated() {
      let element = inline.structure.add(.listItem, in: list)
      let label = inline.structure.add(.label, in: element)
      var inner = frame
      inner.indent += Self.listIndent
      inner.width -= Self.listIndent
      inner.element = inline.structure.add(.listBody, in: element)
      inner.isTight = isTight
      let first = flow.count
      gap = max(gap, place == 0 ? 3 : isTight ? 2 : 4)
      compose(item, in: inner)
      write(start.map { "\($0 + place)." } ?? "•", label, ofPart: first, in: frame)
    }
    gap = max(gap, 3)
  }

  /// Writes a label on the first line of an item.
  private mutating func write(
    _ label: String, _ element: StructureTree.ID, ofPart first: Int, in frame: Frame
  ) {
    let font = Font(.serif, style.textSize)
    let width = measurer.width(of: label, font)
    let baseline = (style.leading + 0.66 * style.textSize) / 2
    let x = frame.indent + max(Self.listIndent - 5 - width, 0)
    let item = PlacedItem(
      .text(label + " ", font, style.ink), at: Point(x, baseline), in: element)
    if first < flow.count, case .strips(var strips) = flow[first], !strips.isEmpty {
      strips[0].items.insert(item, at: 0)
      flow[first] = .strips(strips)
    } else {
      flow.insert(.strips([Strip(height: style.leading, items: [item])]), at: first)
    }
  }
}
