import Formatting
import Learning
import Plotting

/// The sizes common to all matrices of a confusion chart.
struct ConfusionLayout {
  /// The numbers that cells have room for.
  enum Content: Int {
    /// None: only shades.
    case shades
    /// The number of stars.
    case counts
    /// The number of stars and their share of the true class.
    case percentages
  }

  var content = Content.shades
  /// Whether the titles of several matrices have letters, for which there may be no room.
  var hasLetters = true
  /// Whether the numbers in cells are in the smaller type of labels.
  var isSmall = false
  /// Whether rows and columns are labelled with the class names; if not, a key explains their numbers.
  var showsNames: Bool
  /// The number of matrices side by side.
  var columns: Int
  var cell = Size(1, 1)
  /// The labels of the rows and columns, in lines.
  var rowNames: [[Text]]
  var columnNames: [[Text]] = []
  /// Whether the labels of the columns are turned.
  var isTurned = false
  /// The headings of the recalls and the precisions: words, or letters.
  var shares: (recall: Text, precision: Text)
  var key: Legend
  /// The space before the first column of a matrix.
  var before = 0.0
  /// The width of the column of recalls.
  var after = 0.0
  /// The height of the text above the cells.
  var head = 0.0
  /// Whether the precisions below the columns are turned.
  var isFootTurned = false
  /// The distance between matrices.
  var pitch = Size(1, 1)

  /// The quality of the layout: first the numbers shown, then names on the axes, then the size of cells.
  var rank: (Int, Int, Double) {
    (content.rawValue, showsNames ? 1 : 0, cell.width * cell.height)
  }
}

extension ConfusionChart {
  /// The default size: cells have room for numbers and shares up to a page.
  ///
  /// If it `isNarrow`, two matrices are one below the other, unless two classes leave room for both side by side.
  static func size(matrices: Int, classes: Int, isNarrow: Bool = false) -> Size {
    let (count, isWide) = (Double(classes), classes > 6)
    let height = 40 + 8.2 * count
    if matrices == 1 { return .millimetres(min(max(95, 70 + 8 * count), 180), height) }
    if isNarrow, classes < 3 { return .millimetres(95, height) }
    if isNarrow { return .millimetres(max(95, 70 + 8 * count), 1.7 * height - 15) }
    return .millimetres(isWide ? 180 : 160, isWide ? min(2 * height - 15, 240) : height)
  }

  /// The best layout in `rect`.
  func layout(in rect: Rect, theme: Theme, canvas: any Canvas) -> ConfusionLayout {
    let layouts = Set([parts.count, 1]).sorted().flatMap { columns in
      [0.15, 0.3, nil].compactMap { share in
        fitted(columns: columns, nameShare: share, in: rect, theme, canvas)
      }
    }
    return layouts.dropFirst().reduce(layouts[0]) { $0.rank < $1.rank ? $1 : $0 }
  }

  /// The layout with the given number of matrices side by side, and class names in a share of the width before
  /// the rows, or numbers instead of them; nil if the names have no room.
  private func fitted(
    columns: Int, nameShare: Double?, in rect: Rect, _ theme: Theme, _ canvas: any Canvas
  ) -> ConfusionLayout? {
    let style = theme.axisText
    let isNamed = nameShare != nil
    let room = rect.width * (nameShare ?? 1)
    let rowNames = classNames.indices.map { label in
      isNamed
        ? canvas.wholeLines(of: Text(classNames[label]), within: room, style)
        : [Text("\(label + 1)")]
    }
    guard rowNames.allSatisfy({ $0 != nil }) else { return nil }
    let shares: (recall: Text, precision: Text) =
      isNamed ? ("recall (%)", "precision (%)") : (.italic("R"), .italic("P"))
    var layout = ConfusionLayout(
      showsNames: isNamed, columns: columns, rowNames: rowNames.compactMap(\.self), shares: shares,
      key: key(isNamed: isNamed, .percentages, theme, canvas, rect.width))
    let widest = { (texts: [Text]) in texts.map { canvas.width(of: $0, style) }.max() ?? 0 }
    layout.before = widest(layout.rowNames.flatMap(\.self) + [shares.precision]) + style.size * 2.6
    for content in [ConfusionLayout.Content.percentages, .counts, .shades] {
      layout.content = content
      layout.key = key(isNamed: isNamed, content, theme, canvas, rect.width)
      layout.after = content == .percentages ? 0 : widest([shares.recall, "100"]) + 8
      if fit(&layout, in: rect, theme, canvas) { return layout }
    }
    return isNamed ? nil : layout
  }

  /// Sets the sizes of a layout, and returns whether its numbers and names fit.
  private func fit(
    _ layout: inout ConfusionLayout, in rect: Rect, _ theme: Theme, _ canvas: any Canvas
  ) -> Bool {
    let style = theme.axisText
    let count = Double(classNames.count)
    let gap = layout.columns > 1 ? style.size : 0
    func widestTitle() -> Double {
      parts.indices.map { canvas.width(of: self.title(of: $0, layout), style) }.max() ?? 0
    }
    layout.hasLetters = true
    layout.hasLetters = layout.before + (widestTitle() + gap) * Double(layout.columns) < rect.width
    let title = widestTitle()
    let across = (rect.width - layout.before) / Double(layout.columns) - gap - layout.after
    let rows = Double((parts.count + layout.columns - 1) / layout.columns)
    let numbers = numberSize(layout.content, theme, canvas)
    /// The cells below heads of the given height.
    func cell(below heads: Double) -> Size {
      let down = (rect.height - layout.key.size.height) / rows - style.size * 4.8 - heads
      let height = max(down / count, 1)
      return Size(
        max(min(across / count, max(height * 2.4, numbers.width)), 1),
        min(height, max(across / count, numbers.height)))
    }
    let texts =
      layout.showsNames ? classNames.map { Text($0) } : classNames.indices.map { Text("\($0 + 1)") }
    let upright = cell(below: style.size * (layout.showsNames ? 2.2 : 1.1))
    let lines = texts.map { canvas.wholeLines(of: $0, within: upright.width - 4, style) }
    if lines.allSatisfy({ $0 != nil }) {
      layout.columnNames = lines.compactMap(\.self)
      layout.isTurned = false
      layout.head = style.size * (2.9 + 1.1 * Double(layout.columnNames.map(\.count).max() ?? 1))
    } else {
      let longest = texts.map { canvas.width(of: $0, style) }.max() ?? 0
      layout.columnNames = texts.map { [$0] }
      layout.isTurned = true
      layout.head = style.size * 3.4 + longest
    }
    layout.isFootTurned =
      cell(below: layout.head - style.size * 2.9).width < canvas.width(of: "100", style) + 2
    let foot = layout.isFootTurned ? style.size : 0
    layout.cell = cell(below: layout.head - style.size * 2.9 + foot)
    layout.pitch = Size(
      max(layout.cell.width * count + layout.after + gap, title + gap),
      layout.head + layout.cell.height * count + style.size * 1.9 + foot)
    layout.isSmall = layout.cell.width < numbers.width || layout.cell.height < numbers.height
    let small = numberSize(layout.content, theme, canvas, isSmall: true)
    let tallest = Double(layout.rowNames.map(\.count).max() ?? 1) * style.size * 1.1
    return layout.cell.width >= small.width && layout.cell.height >= max(small.height, tallest)
      && layout.cell.width >= style.size * 1.1
  }

  /// The size of the numbers in a cell.
  private func numberSize(
    _ content: ConfusionLayout.Content, _ theme: Theme, _ canvas: any Canvas, isSmall: Bool = false
  ) -> Size {
    let style = isSmall ? theme.labelText : theme.axisText
    let counts = parts.flatMap { part in part.matrix.counts.flatMap(\.self) }
    var widths = [canvas.width(of: Text(grouped(counts.max() ?? 0)), style)]
    switch content {
    case .shades: return Size(0, 0)
    case .counts: return Size((widths.max() ?? 0) + 3, style.size * 1.35)
    case .percentages:
      widths += parts.flatMap { part in
        part.matrix.counts.flatMap { row in
          let total = row.reduce(0, +)
          return row.filter { $0 > 0 }.map {
            canvas.width(of: Self.share($0, of: total, in: part.matrix), theme.labelText)
          }
        }
      }
      return Size((widths.max() ?? 0) + 4, style.size * 2.5)
    }
  }

  /// The key of the colours and, if the names have no room on the axes, of the classes.
  private func key(
    isNamed: Bool, _ content: ConfusionLayout.Content, _ theme: Theme, _ canvas: any Canvas,
    _ width: Double
  ) -> Legend {
    let counts = parts.map(\.matrix)
    let hasErrors = counts.contains { $0.correctCount < $0.count }
    func shade(_ name: Text, isCorrect: Bool) -> LegendEntry {
      LegendEntry(
        name,
        .marker(
          .square, fill: Self.shade(1, isCorrect: isCorrect, theme),
          outline: Stroke(isCorrect ? theme.positive : theme.negative, width: isCorrect ? 0 : 1.2),
          radius: theme.markerRadius * 1.2))
    }
    let classes = classNames.enumerated().map { LegendEntry(Text($1), .text("\($0 + 1)")) }
    let letters = [
      LegendEntry("precision (%)", .text(.italic("P"))),
      LegendEntry("recall (%)", .text(.italic("R"))),
    ]
    var entries = isNamed ? [] : classes + letters.prefix(content == .percentages ? 1 : 2)
    entries.append(shade("Correct", isCorrect: true))
    if hasErrors { entries.append(shade("Misclassified", isCorrect: false)) }
    if content == .percentages {
      entries.append(LegendEntry("%: share of the true class", .none))
    }
    return Legend(entries, theme: theme, canvas: canvas, width: width)
  }
}

extension Canvas {
  /// The text in one line or two no wider than `width`; nil if it would have to be truncated.
  fileprivate func wholeLines(of text: Text, within width: Double, _ style: TextStyle) -> [Text]? {
    let lines = lines(of: text, within: max(width, 1), style)
    return lines.contains(where: \.isTruncated) ? nil : lines
  }
}
