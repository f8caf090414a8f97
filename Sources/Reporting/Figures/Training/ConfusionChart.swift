import Formatting
import Learning
import Plotting

/// Confusion matrices, side by side or stacked, whichever makes them larger.
///
/// A cell shows its number of stars and their share of the true class. Those of misclassified stars have a
/// colour of their own and an outline, so that a single star among thousands is seen.
struct ConfusionChart: Drawing {
  /// A matrix and its title, such as "All stars".
  struct Part: Equatable {
    var title: String
    var matrix: ConfusionMatrix
  }

  var parts: [Part]
  var classNames: [String]

  func draw(on canvas: any Canvas, in rect: Rect, theme: Theme) -> Omissions {
    let layout = layout(in: rect, theme: theme, canvas: canvas)
    let rows = (parts.count + layout.columns - 1) / layout.columns
    let used = Size(
      layout.before + layout.pitch.width * Double(layout.columns),
      layout.pitch.height * Double(rows))
    let left = max(rect.center.x - used.width / 2, rect.minX)
    let gap = theme.textSize * 0.5
    let free = rect.height - used.height - gap - layout.key.size.height
    let top = rect.minY + max(free / 2, 0) + layout.head
    for (index, part) in parts.enumerated() {
      let (row, column) = index.quotientAndRemainder(dividingBy: layout.columns)
      let origin = Point(
        left + layout.before + Double(column) * layout.pitch.width,
        top + Double(row) * layout.pitch.height)
      canvas.write(
        title(of: index, layout), theme.axisText,
        at: Point(
          origin.x + layout.cell.width * Double(classNames.count) / 2,
          origin.y - layout.head + theme.textSize), .middle)
      draw(part, at: origin, layout, isFirst: column == 0, on: canvas, theme)
    }
    let below = min(top - layout.head + used.height + gap, rect.maxY - layout.key.size.height)
    let corner = Point(max(rect.center.x - layout.key.size.width / 2, rect.minX), below)
    layout.key.draw(
      on: canvas, in: Rect(origin: corner, size: layout.key.size), background: theme.background)
    let numbers = parts.flatMap { $0.matrix.counts.flatMap { $0.map(grouped) } }
    return Omissions(labels: layout.content == .shades ? numbers : [])
  }

  // MARK: - Around the cells

  /// The title of a matrix, with its letter if there are several.
  func title(of index: Int, _ layout: ConfusionLayout) -> Text {
    Text(panelLetter: index, of: layout.hasLetters ? parts.count : 1) + Text(parts[index].title)
  }

  private func draw(
    _ part: Part, at origin: Point, _ layout: ConfusionLayout, isFirst: Bool, on canvas: any Canvas,
    _ theme: Theme
  ) {
    let style = theme.axisText
    let muted = style.colored(theme.muted)
    let count = Double(classNames.count)
    let (width, height) = (layout.cell.width * count, layout.cell.height * count)
    let top = origin.y - layout.head
    let center = origin.x + width / 2
    canvas.write("Predicted class", muted, at: Point(center, top + style.size * 2.3), .middle)
    drawHeads(at: origin, layout, on: canvas, style)
    if layout.content != .percentages {
      drawRecalls(part.matrix, at: Point(origin.x + width, origin.y), layout, on: canvas, theme)
    }
    let foot = origin.y + height + style.size * 0.95
    for label in classNames.indices {
      let middle = origin.x + (Double(label) + 0.5) * layout.cell.width
      let precision = percent(part.matrix.precision(label))
      if layout.isFootTurned {
        let place = Point(middle, origin.y + height + style.size * 0.4)
        canvas.write(precision, style, centeredAt: place, .end, angle: 90)
      } else {
        canvas.write(precision, style, centeredAt: Point(middle, foot), .middle)
      }
    }
    if isFirst {
      let before = origin.x - style.size * 0.7
      for (label, lines) in layout.rowNames.enumerated() {
        let middle = origin.y + (Double(label) + 0.5) * layout.cell.height
        for (line, text) in lines.enumerated() {
          let step = (Double(line) - Double(lines.count - 1) / 2) * style.size * 1.1
          canvas.write(text, style, centeredAt: Point(before, middle + step), .end)
        }
      }
      canvas.write(layout.shares.precision, muted, centeredAt: Point(before, foot), .end)
      let middle = Point(origin.x - layout.before + style.size, origin.y + height / 2)
      canvas.write("True class", muted, at: middle, .middle, angle: 90)
    }
    drawCells(part.matrix, at: origin, layout, on: canvas, theme)
  }

  /// Writes the class names above the columns, turned where they are wider than a cell.
  private func drawHeads(
    at origin: Point, _ layout: ConfusionLayout, on canvas: any Canvas, _ style: TextStyle
  ) {
    for (label, lines) in layout.columnNames.enumerated() {
      let middle = origin.x + (Double(label) + 0.5) * layout.cell.width
      if layout.isTurned {
        let place = Point(middle, origin.y - style.size * 0.5)
        canvas.write(lines[0], style, centeredAt: place, .start, angle: 90)
        continue
      }
      for (line, text) in lines.reversed().enumerated() {
        let above = style.size * (0.45 + 1.1 * Double(line))
        canvas.write(text, style, at: Point(middle, origin.y - above), .middle)
      }
    }
  }

  private func drawRecalls(
    _ matrix: ConfusionMatrix, at corner: Point, _ layout: ConfusionLayout, on canvas: any Canvas,
    _ theme: Theme
  ) {
    let style = theme.axisText
    let middle = corner.x + layout.after / 2
    canvas.write(
      layout.shares.recall, style.colored(theme.muted),
      at: Point(middle, corner.y - style.size * 0.45), .middle)
    for label in classNames.indices {
      let place = Point(middle, corner.y + (Double(label) + 0.5) * layout.cell.height)
      canvas.write(percent(matrix.recall(label)), style, centeredAt: place, .middle)
    }
  }

  private func percent(_ share: Double?) -> Text {
    share.map { NumberLabel.fixed($0 * 100, 0) } ?? "–"
  }

  // MARK: - Cells

  private func drawCells(
    _ matrix: ConfusionMatrix, at origin: Point, _ layout: ConfusionLayout, on canvas: any Canvas,
    _ theme: Theme
  ) {
    var errors: [Rect] = []
    for (row, counts) in matrix.counts.enumerated() {
      let total = counts.reduce(0, +)
      for (column, count) in counts.enumerated() {
        let corner = Point(
          origin.x + Double(column) * layout.cell.width,
          origin.y + Double(row) * layout.cell.height)
        let cell = Rect(origin: corner, size: layout.cell)
        if count > 0 {
          let share = Double(count) / Double(total)
          canvas.fill(.rectangle(cell), Self.shade(share, isCorrect: row == column, theme))
          if row != column { errors.append(cell) }
        }
        canvas.stroke(.rectangle(cell), Stroke(theme.grid, width: 0.6))
        write(count, of: total, matrix, in: cell, layout, on: canvas, theme)
      }
    }
    for cell in errors {
      canvas.stroke(.rectangle(cell.inset(by: 0.6)), Stroke(theme.negative, width: 1.2))
    }
    let count = Double(classNames.count)
    let size = Size(layout.cell.width * count, layout.cell.height * count)
    canvas.stroke(
      .rectangle(Rect(origin: origin, size: size)), Stroke(theme.ink, width: theme.frameWidth))
  }

  private func write(
    _ count: Int, of total: Int, _ matrix: ConfusionMatrix, in cell: Rect,
    _ layout: ConfusionLayout, on canvas: any Canvas, _ theme: Theme
  ) {
    let style = layout.isSmall ? theme.labelText : theme.axisText
    let (x, y) = (cell.center.x, cell.center.y)
    switch layout.content {
    case .shades: break
    case .percentages where count > 0:
      let step = style.size * 0.58
      let share = Self.share(count, of: total, in: matrix)
      canvas.write(Text(grouped(count)), style, centeredAt: Point(x, y - step), .middle)
      canvas.write(share, theme.labelText, centeredAt: Point(x, y + step), .middle)
    default:
      let text = count == 0 ? style.colored(theme.muted) : style
      canvas.write(Text(grouped(count)), text, centeredAt: cell.center, .middle)
    }
  }

  /// The fill of a cell with a share of its true class: never so faint that it is overlooked, never so deep
  /// that its text is hard to read.
  static func shade(_ share: Double, isCorrect: Bool, _ theme: Theme) -> Color {
    isCorrect
      ? theme.tint(theme.positive, 0.1 + 0.35 * share)
      : theme.tint(theme.negative, 0.2 + 0.3 * share.squareRoot())
  }

  /// The share of a true class in per cent: with a decimal if a class has hundreds of stars, and never 0 for
  /// some or 100 for not all.
  static func share(_ count: Int, of total: Int, in matrix: ConfusionMatrix) -> Text {
    let isLarge = matrix.counts.contains { $0.reduce(0, +) > 200 }
    let (decimals, unit) = isLarge ? (1, 0.1) : (0, 1.0)
    let percent = 100 * Double(count) / Double(total)
    let number =
      if count > 0, percent < unit / 2 {
        "<" + NumberLabel.fixed(unit, decimals)
      } else if count < total, percent > 100 - unit / 2 {
        ">" + NumberLabel.fixed(100 - unit, decimals)
      } else {
        NumberLabel.fixed(percent, decimals)
      }
    return number + " %"
  }
}
