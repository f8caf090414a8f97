import Plotting

/// How many stars of each class were taken for which, with recall and precision.
///
/// ```
/// recall_k = n_kk / Σ_j n_kj        precision_k = n_kk / Σ_j n_jk
/// ```
struct ConfusionMatrix: Equatable {
  /// What it counts, such as "All stars".
  var title: String
  /// `counts[k][j]` stars of class k were taken for class j.
  var counts: [[Int]]

  /// The matrix of the stars in `rows`.
  init(title: String, labels: [Int], predicted: [Int], rows: Range<Int>, classCount: Int) {
    self.title = title
    counts = [[Int]](repeating: [Int](repeating: 0, count: classCount), count: classCount)
    for star in rows { counts[labels[star]][predicted[star]] += 1 }
  }

  /// The share of the stars of a class that were recognised; nil where there are none.
  func recall(_ label: Int) -> Double? {
    let total = counts[label].reduce(0, +)
    return total == 0 ? nil : Double(counts[label][label]) / Double(total)
  }

  /// The share of the stars taken for a class that belong to it; nil where there are none.
  func precision(_ label: Int) -> Double? {
    let total = counts.reduce(0) { $0 + $1[label] }
    return total == 0 ? nil : Double(counts[label][label]) / Double(total)
  }
}

/// Confusion matrices side by side.
struct ConfusionChart: Drawing {
  var matrices: [ConfusionMatrix]
  var classNames: [String]

  /// The classes with their numbers, which stand above the columns.
  private var rowNames: [String] {
    classNames.enumerated().map { "\($1)  \($0 + 1)" }
  }

  func draw(on canvas: any Canvas, in rect: Rect, theme: Theme) -> Omissions {
    let style = theme.axisText
    let names = rowNames.map { canvas.width(of: Text($0), style) }.max() ?? 0
    let left = names + style.size * 2.6
    let top = style.size * 4
    let gap = style.size * 2
    let share = (rect.width - left - gap * Double(matrices.count - 1)) / Double(matrices.count)
    let count = Double(classNames.count + 1)
    let side = min(share / count, (rect.height - top - style.size) / count)
    for (index, matrix) in matrices.enumerated() {
      let x = rect.minX + left + Double(index) * (share + gap)
      let origin = Point(x, rect.minY + top)
      draw(matrix, at: origin, side: side, isFirst: index == 0, on: canvas, theme)
    }
    let middle = Point(rect.minX + style.size * 0.9, rect.minY + top + side * (count - 1) / 2)
    canvas.write("True class", style, at: middle, .middle, angle: 90)
    return Omissions()
  }

  private func draw(
    _ matrix: ConfusionMatrix, at origin: Point, side: Double, isFirst: Bool,
    on canvas: any Canvas, _ theme: Theme
  ) {
    let style = theme.axisText
    let count = classNames.count
    let width = side * Double(count)
    let title = Point(origin.x + width / 2, origin.y - style.size * 3)
    canvas.write(Text(matrix.title), style, at: title, .middle)
    let head = Point(origin.x + width / 2, origin.y - style.size * 1.75)
    canvas.write("Taken for", style.colored(theme.muted), at: head, .middle)
    for label in 0..<count {
      let middle = (Double(label) + 0.5) * side
      let above = Point(origin.x + middle, origin.y - style.size * 0.5)
      canvas.write(Text("\(label + 1)"), style, at: above, .middle)
      if isFirst {
        let before = Point(origin.x - style.size * 0.7, origin.y + middle)
        canvas.write(Text(rowNames[label]), style, centeredAt: before, .end)
      }
      let right = Point(origin.x + width + side / 2, origin.y + middle)
      canvas.write(percent(matrix.recall(label)), style, centeredAt: right, .middle)
      let below = Point(origin.x + middle, origin.y + width + side * 0.35)
      canvas.write(percent(matrix.precision(label)), style, centeredAt: below, .middle)
    }
    let recall = Point(origin.x + width + side / 2, origin.y - style.size * 0.5)
    canvas.write("recall", style.colored(theme.muted), at: recall, .middle)
    let precision = Point(origin.x - style.size * 0.7, origin.y + width + side * 0.35)
    if isFirst {
      canvas.write("precision", style.colored(theme.muted), centeredAt: precision, .end)
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
        let share = total == 0 ? 0 : Double(count) / Double(total)
        let hue = row == column ? theme.color(0) : theme.color(2)
        canvas.fill(.rectangle(cell), theme.background.mixed(with: hue, share * 0.55))
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
    share.map { Text("\(NumberLabel.fixed($0 * 100, 0).plain) %") } ?? "–"
  }
}
