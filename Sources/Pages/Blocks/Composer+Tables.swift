import Documents
import Plotting

extension Composer {
  /// The smallest type of a table on an upright and on a landscape page.
  private static let (smallestUpright, smallestTurned) = (7.5, 6.5)

  /// Composes a table: upright if it can be, else on landscape pages, else in parts one below the other.
  mutating func setTable(_ table: Table, in frame: Frame) {
    let isWhole = frame.indent == 0
    let upright = isWhole ? style.wideMeasure : frame.width
    for size in [style.smallSize, 8.25, Self.smallestUpright] {
      let setter = tableSetter(table.columns, size)
      if setter.wanted <= frame.width || setter.least <= upright && size <= 8.25 {
        let width = setter.wanted <= frame.width ? frame.width : upright
        return setTable(setter, within: width, in: frame)
      }
    }
    let turned = style.area(isLandscape: true).width
    let page = Frame(width: turned, element: frame.element)
    for size in [style.smallSize, 8.25, 7.75, 7.25, 7, 6.75, Self.smallestTurned] {
      let setter = tableSetter(table.columns, size)
      if setter.least <= turned {
        return setTable(setter, within: turned, in: page, isLandscape: true)
      }
    }
    for columns in parts(of: table, within: turned) {
      let size = scaledSize(columns, within: turned)
      setTable(tableSetter(columns, size), within: turned, in: page, isLandscape: true)
    }
  }

  /// The size at which columns that are too wide even alone fit.
  private func scaledSize(_ columns: [Table.Column], within width: Double) -> Double {
    let size = Self.smallestTurned
    return size * min(1, width / max(tableSetter(columns, size).least, 1))
  }

  private func tableSetter(_ columns: [Table.Column], _ size: Double) -> TableSetter {
    TableSetter(columns, size: size, inline, measurer, style)
  }

  /// The columns in groups that fit, each with the first column, which names the rows.
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

  private mutating func setTable(
    _ setter: TableSetter, within width: Double, in frame: Frame, isLandscape: Bool = false
  ) {
    let widths = setter.widths(within: width)
    let total = widths.reduce(0, +) + setter.gap * Double(max(widths.count - 1, 0))
    let left = frame.indent + max((frame.width - total) / 2, (frame.width - width) / 2)
    let table = structure.add(.table, in: frame.element)
    var rows = TableRows(setter, widths, left: left, total: total, table: table)
    var strips = rows.strips(&inline)
    if isLandscape {
      flow.append(.landscape(strips))
    } else {
      strips = strips.spaced(style.blockGap - 4)
      add(strips)
      gap = style.blockGap
    }
  }
}
