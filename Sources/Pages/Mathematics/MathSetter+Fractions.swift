import Documents
import Plotting

extension MathSetter {
  /// Returns a fraction, its rule at the height of the minus sign.
  func fraction(_ above: Equation, _ below: Equation, _ style: MathStyle) -> MathBox {
    // In a display, numerators keep the size of the text.
    let inner = style.isDisplay ? .text : style.script
    let (top, bottom) = (box(above, inner), box(below, inner))
    let size = size(style)
    let (axis, rule) = (constants.axisHeight * size, max(constants.fractionRule * size, 0.4))
    let gap = style.isDisplay ? constants.fractionGap * size : rule
    let isDisplay = style.isDisplay
    let rise = max(
      isDisplay ? constants.numeratorShift * size : 0, axis + rule / 2 + gap + top.descent)
    let drop = max(
      isDisplay ? constants.denominatorShift * size : 0, rule / 2 + gap + bottom.ascent - axis)
    let pad = 0.1 * size
    let width = max(top.width, bottom.width) + 2 * pad
    var fraction = MathBox(width: width + pad)
    fraction.add(top, x: pad / 2 + (width - top.width) / 2, y: -rise)
    fraction.add(bottom, x: pad / 2 + (width - bottom.width) / 2, y: drop)
    let line = Path.rectangle(
      Rect(minX: 0, minY: -rule / 2, maxX: width, maxY: rule / 2))
    fraction.add(.fill(line, color), x: pad / 2, y: -axis)
    return fraction
  }

  /// Returns a root with its rule.
  func root(_ inside: MathBox, _ style: MathStyle) -> MathBox {
    let size = size(style)
    let rule = max(constants.radicalRule * size, 0.4)
    let top = inside.ascent + constants.radicalGap * size + rule
    let bottom = max(inside.descent, 0.1 * size)
    let lead = 0.62 * size
    var box = MathBox(width: lead + inside.width + 0.08 * size)
    box.add(inside, x: lead)
    box.ascent = max(box.ascent, top)
    box.descent = max(box.descent, bottom)
    let middle = (bottom - top) / 2
    let sign = Path.polyline([
      Point(0.06 * size, middle + 0.1 * size), Point(0.18 * size, middle),
      Point(0.36 * size, bottom), Point(lead - 0.02 * size, -top + rule / 2),
      Point(box.width, -top + rule / 2),
    ])
    box.add(.stroke(sign, Stroke(color, width: rule)), x: 0, y: 0)
    return box
  }

  /// Returns a matrix in square brackets, its columns centred.
  func matrix(_ rows: [[Equation]], _ style: MathStyle) -> MathBox {
    let size = size(style)
    let inner = style.isDisplay ? MathStyle.text : style
    let cells: [[MathBox]] = rows.map { row in row.map { box($0, inner) } }
    let count = cells.map(\.count).max() ?? 0
    let widths = (0..<count).map { column -> Double in
      cells.map { column < $0.count ? $0[column].width : 0 }.max() ?? 0
    }
    let ascents: [Double] = cells.map { max($0.map(\.ascent).max() ?? 0, 0.7 * size) }
    let descents: [Double] = cells.map { max($0.map(\.descent).max() ?? 0, 0.22 * size) }
    let (rowGap, columnGap) = (0.3 * size, 0.9 * size)
    let total =
      ascents.reduce(0, +) + descents.reduce(0, +) + rowGap * Double(max(rows.count - 1, 0))
    var inside = MathBox()
    var y = -constants.axisHeight * size - total / 2
    for (row, cells) in cells.enumerated() {
      y += ascents[row]
      var x = 0.0
      for (column, cell) in cells.enumerated() {
        inside.add(cell, x: x + (widths[column] - cell.width) / 2, y: y)
        x += widths[column] + columnGap
      }
      y += descents[row] + rowGap
    }
    inside.width = widths.reduce(0, +) + columnGap * Double(max(count - 1, 0))
    var matrix = fence("[", around: inside, style, isClosing: false)
    matrix.append(inside, after: 0.12 * size)
    matrix.append(fence("]", around: inside, style, isClosing: true), after: 0.12 * size)
    return matrix
  }
}
