import Documents
import Plotting

extension Composer {
  /// The smallest type of a table on an upright and on a landscape page.
  private static let (smallestUpright, smallestTurned) = (7.5, 6.0)

  /// Composes a table: upright if it can be, else on landscape pages, else in parts one below the other.
  mutating func setTable(_ table: Table, in frame: Frame) {
    let isWhole = frame.indent == 0
    let upright = isWhole ? style.wideMeasure : frame.width
    let full = tableSetter(table.columns, style.smallSize)
    for size in [style.smallSize, 8.25, Self.smallestUpright]
    where full.fits(upright, at: size) {
      let setter = tableSetter(table.columns, size)
      // A table of more than one line a row is as wide as the text if it can be.
      let isWrapped = setter.wanted > upright
      let width =
        setter.wanted <= frame.width || isWrapped && setter.least <= frame.width
        ? frame.width : upright
      if setter.wanted <= width || setter.least <= width && size <= 8.25 {
        add(strips(setter, within: width, in: frame).spaced(style.blockGap - 4))
        gap = style.blockGap
        return
      }
    }
    if style.isSheet {
      let setter = tableSetter(table.columns, scaledSize(table.columns, within: frame.width))
      return add(strips(setter, within: frame.width, in: frame).spaced(style.blockGap - 4))
    }
    let turned = style.area(isLandscape: true).width
    let page = Frame(width: turned, element: frame.element)
    for size in [style.smallSize, 8.25, 7.75, 7.25, 7, 6.75, 6.5, 6.25, Self.smallestTurned]
    where full.fits(turned, at: size) {
      let setter = tableSetter(table.columns, size)
      if setter.least <= turned {
        flow.append(.landscape(strips(setter, within: turned, in: page)))
        return
      }
    }
    let groups = balancedParts(of: table, within: turned)
    let size = groups.map { scaledSize($0, within: turned) }.min() ?? style.smallSize
    let parts = groups.flatMap { columns in
      let setter = tableSetter(columns, size)
      return strips(setter, within: turned, in: page).spaced(style.blockGap)
    }
    flow.append(.landscape(parts))
  }

  /// The size of type at which columns fit, at most that of other tables.
  private func scaledSize(_ columns: [Table.Column], within width: Double) -> Double {
    let size = Self.smallestTurned
    return min(style.smallSize, 0.99 * size * width / max(tableSetter(columns, size).least, 1))
  }

  private func tableSetter(_ columns: [Table.Column], _ size: Double) -> TableSetter {
    TableSetter(columns, size: size, inline, measurer, style)
  }

  /// The columns in as few groups as fit, of similar widths, each with the first column, which names the rows.
  private func balancedParts(of table: Table, within width: Double) -> [[Table.Column]] {
    let count = parts(of: table, within: width).count
    let whole = tableSetter(table.columns, Self.smallestTurned).least
    let shares = (0..<20).map { whole / Double(count) * (1 + 0.1 * Double($0)) }
    let limit = shares.first { $0 < width && parts(of: table, within: $0).count == count }
    return parts(of: table, within: limit ?? width)
  }

  private func parts(of table: Table, within width: Double) -> [[Table.Column]] {
    guard let names = table.columns.first else { return [] }
    var parts: [[Table.Column]] = []
    var part = [names]
    for column in table.columns.dropFirst() {
      if part.count > 1, tableSetter(part + [column], Self.smallestTurned).least > width {
        parts.append(part)
        part = [names]
      }
      part.append(column)
    }
    return parts + [part]
  }

  private mutating func strips(
    _ setter: TableSetter, within width: Double, in frame: Frame
  ) -> [Strip] {
    let widths = setter.widths(within: width)
    let total = widths.reduce(0, +) + setter.gap * Double(max(widths.count - 1, 0))
    let left = frame.indent + max((frame.width - total) / 2, (frame.width - width) / 2)
    let table = inline.structure.add(.table, in: frame.element)
    let rows = TableRows(setter, widths, left: left, total: total, table: table)
    return rows.strips(&inline)
  }
}
