import Formatting
import Learning
import Plotting

/// Confusion matrices, side by side or stacked, whichever makes them larger.
struct ConfusionChart: Drawing {
  /// A matrix and its title, such as "All stars".
  struct Part: Equatable {
    var title: String
    var matrix: ConfusionMatrix
  }

  var parts: [Part]
  var classNames: [String]

  /// The sizes common to all matrices.
  private struct Layout {
    /// Whether the rows are labelled with the class names; if not, a key below explains their numbers.
    var showsNames: Bool
    var key: Legend
    var columns: Int
    /// The side of a cell.
    var side: Double
    /// The space before the first column of a matrix.
    var before: Double
    /// The width of the column of recalls.
    var after: Double
    /// The distance between matrices.
    var pitch: Size
  }

  func draw(on canvas: any Canvas, in rect: Rect, theme: Theme) -> Omissions {
    let style = theme.axisText
    let layout = layout(in: rect, theme: theme, canvas: canvas)
    let rows = (parts.count + layout.columns - 1) / layout.columns
    let used = Size(
      layout.before + layout.pitch.width * Double(layout.columns),
      layout.pitch.height * Double(rows))
    let room = Rect(
      minX: rect.minX, minY: rect.minY, maxX: rect.maxX,
      maxY: rect.maxY - (layout.showsNames ? 0 : layout.key.size.height))
    let left = max(room.center.x - used.width / 2, rect.minX)
    let top = max(room.center.y - used.height / 2, rect.minY) + style.size * Self.head
    for (index, part) in parts.enumerated() {
      let (row, column) = index.quotientAndRemainder(dividingBy: layout.columns)
      let origin = Point(
        left + layout.before + Double(column) * layout.pitch.width,
        top + Double(row) * layout.pitch.height)
      draw(part, at: origin, layout, isFirst: column == 0, on: canvas, theme)
    }
    if !layout.showsNames {
      let corner = Point(
        max(rect.center.x - layout.key.size.width / 2, rect.minX), room.maxY)
      layout.key.draw(
        on: canvas, in: Rect(origin: corner, size: layout.key.size), background: theme.background)
    }
    return Omissions()
  }

  /// The height of the text above the cells, as a multiple of the font size.
  private static let head = 3.6
  /// The height of the text below them.
  private static let foot = 1.6

  /// The layout with the largest cells: with class names before the rows if cells are then still two lines
  /// high, else with a key.
  private func layout(in rect: Rect, theme: Theme, canvas: any Canvas) -> Layout {
    func largest(showsNames: Bool) -> Layout {
      let (beside, below) = (
        layout(showsNames, columns: parts.count, in: rect, theme, canvas),
        layout(showsNames, columns: 1, in: rect, theme, canvas)
      )
      return below.side > beside.side ? below : beside
    }
    let named = largest(showsNames: true)
    return named.side >= theme.textSize * 2 ? named : largest(showsNames: false)
  }

  private func layout(
    _ showsNames: Bool, columns: Int, in rect: Rect, _ theme: Theme, _ canvas: any Canvas
  ) -> Layout {
    let style = theme.axisText
    let widest = { (texts: [Text]) in texts.map { canvas.width(of: $0, style) }.max() ?? 0 }
    let (short, long) = (shares(false), shares(true))
    let entries =
      classNames.enumerated().map { LegendEntry(Text($1), .text("\($0 + 1)")) } + [
        LegendEntry(long.recall, .text(short.recall)),
        LegendEntry(long.precision, .text(short.precision)),
      ]
    let key = Legend(showsNames ? [] : entries, theme: theme, canvas: canvas, width: rect.width)
    let shares = shares(showsNames)
    let before = widest(rowNames(showsNames) + [shares.precision]) + style.size * 2.6
    let header = widest([shares.recall]) + 6
    let title = widest(parts.map { Text($0.title) }) + style.size
    let count = Double(classNames.count)
    let rows = Double((parts.count + columns - 1) / columns)
    let edges = style.size * (Self.head + Self.foot)
    let gap = columns > 1 ? style.size : 0
    let across = (rect.width - before) / Double(columns) - gap
    let down = (rect.height - (showsNames ? 0 : key.size.height)) / rows - edges
    let side = max(min((across - header) / count, across / (count + 1), down / count), 1)
    let after = max(header, side)
    return Layout(
      showsNames: showsNames, key: key, columns: columns, side: side, before: before,
      after: after, pitch: Size(max(side * count + after + gap, title), side * count + edges))
  }

  /// The headings of the recalls and the precisions: words, or letters.
  private func shares(_ showsNames: Bool) -> (recall: Text, precision: Text) {
    showsNames ? ("recall (%)", "precision (%)") : (.italic("R"), .italic("P"))
  }

  /// The labels of the rows: the classes with their numbers, which head the columns, or the numbers alone.
  private func rowNames(_ showsNames: Bool) -> [Text] {
    classNames.enumerated().map { Text(showsNames ? "\($1)  \($0 + 1)" : "\($0 + 1)") }
  }

  private func draw(
    _ part: Part, at origin: Point, _ layout: Layout, isFirst: Bool, on canvas: any Canvas,
    _ theme: Theme
  ) {
    let matrix = part.matrix
    let style = theme.axisText
    let muted = style.colored(theme.muted)
    let shares = shares(layout.showsNames)
    let side = layout.side
    let width = side * Double(classNames.count)
    func write(_ text: Text, _ style: TextStyle, _ x: Double, above: Double) {
      let place = Point(origin.x + x, origin.y - style.size * above)
      canvas.write(text, style, at: place, .middle)
    }
    let foot = origin.y + width + style.size * 0.95
    write(Text(part.title), style, width / 2, above: 2.75)
    write("Predicted class", muted, width / 2, above: 1.6)
    write(shares.recall, muted, width + layout.after / 2, above: 0.45)
    for (label, name) in rowNames(layout.showsNames).enumerated() {
      let middle = (Double(label) + 0.5) * side
      write(Text("\(label + 1)"), style, middle, above: 0.45)
      if isFirst {
        let before = Point(origin.x - style.size * 0.7, origin.y + middle)
        canvas.write(name, style, centeredAt: before, .end)
      }
      let right = Point(origin.x + width + layout.after / 2, origin.y + middle)
      canvas.write(percent(matrix.recall(label)), style, centeredAt: right, .middle)
      let below = Point(origin.x + middle, foot)
      canvas.write(percent(matrix.precision(label)), style, centeredAt: below, .middle)
    }
    if isFirst {
      let precision = Point(origin.x - style.size * 0.7, foot)
      canvas.write(shares.precision, muted, centeredAt: precision, .end)
      let middle = Point(origin.x - layout.before + style.size, origin.y + width / 2)
      canvas.write("True class", style, at: middle, .middle, angle: 90)
    }
    drawCells(matrix, at: origin, side: side, on: canvas, theme)
  }

  private func drawCells(
    _ matrix: ConfusionMatrix, at origin: Point, side: Double, on canvas: any Canvas,
    _ theme: Theme
  ) {
    for (row, counts) in matrix.counts.enumerated() {
      let total = counts.reduce(0, +)
      for (column, count) in counts.enumerated() {
        let corner = Point(
          origin.x + Double(column) * side, origin.y + Double(row) * side)
        let cell = Rect(origin: corner, size: Size(side, side))
        if count > 0 {
          let hue = row == column ? theme.positive : theme.negative
          let share = Double(count) / Double(total)
          canvas.fill(.rectangle(cell), theme.tint(hue, share * 0.45))
        }
        canvas.stroke(.rectangle(cell), Stroke(theme.grid, width: 0.6))
        let style = count == 0 ? theme.axisText.colored(theme.muted) : theme.axisText
        canvas.write(Text(grouped(count)), style, centeredAt: cell.center, .middle)
      }
    }
    let width = side * Double(classNames.count)
    canvas.stroke(
      .rectangle(Rect(origin: origin, size: Size(width, width))),
      Stroke(theme.ink, width: theme.frameWidth))
  }

  private func percent(_ share: Double?) -> Text {
    share.map { NumberLabel.fixed($0 * 100, 0) } ?? "–"
  }
}
