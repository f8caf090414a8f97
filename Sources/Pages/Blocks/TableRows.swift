import Documents
import Plotting

/// The rows of a table as strips: a rule above and below the header, and one below the last row.
struct TableRows {
  private let setter: TableSetter
  private let widths: [Double]
  private let left: Double
  private let total: Double
  private let table: StructureTree.ID
  private let style: PageStyle

  /// The most lines of a row that is kept on one page.
  private static let mostLines = 40

  init(
    _ setter: TableSetter, _ widths: [Double], left: Double, total: Double,
    table: StructureTree.ID
  ) {
    (self.setter, self.widths, self.left, self.total) = (setter, widths, left, total)
    self.table = table
    style = setter.style
  }

  /// Returns the strips: the header, which later pages repeat, and one for each row.
  func strips(_ inline: inout InlineSetter) -> [Strip] {
    let header = headerStrip(&inline)
    let body = inline.structure.add(.tableBody, in: table)
    let count = setter.columns.first?.cells.count ?? 0
    var rows: [Strip] = []
    for row in 0..<count {
      let strips = rowStrips(row, body, &inline).map { strip in
        var strip = strip
        strip.header = [header]
        return strip
      }
      rows += strips
    }
    rows.controlWidows()
    if !rows.isEmpty { addRule(below: &rows[rows.count - 1], width: 0.8) }
    var top = header
    top.isKeptWithNext = true
    return [top] + rows
  }

  private func headerStrip(_ inline: inout InlineSetter) -> Strip {
    let head = inline.structure.add(.tableHead, in: table)
    let row = inline.structure.add(.row, in: head)
    let cells = setter.columns.enumerated().map { place, column in
      let element = inline.structure.add(.headerCell, in: row, scope: .column)
      return lines(
        column.header, Font(.serif, setter.size, isBold: true), place, element, &inline,
        anchor: column.cells.areNumeric ? 1 : 0)
    }
    var strip = joined(cells, isBottomAligned: true)
    strip.items.insert(rule(at: 0.4, width: 0.8), at: 0)
    addRule(below: &strip, width: 0.5)
    return strip
  }

  private func rowStrips(
    _ row: Int, _ body: StructureTree.ID, _ inline: inout InlineSetter
  ) -> [Strip] {
    let element = inline.structure.add(.row, in: body)
    let cells = setter.columns.indices.map { place in
      let cell =
        place == 0
        ? inline.structure.add(.headerCell, in: element, scope: .row)
        : inline.structure.add(.cell, in: element)
      return self.cell(row, place, cell, &inline)
    }
    let count = cells.map(\.count).max() ?? 0
    if count <= Self.mostLines { return [joined(cells, isBottomAligned: false)] }
    return stride(from: 0, to: count, by: Self.mostLines).map { start in
      joined(
        cells.map { Array($0.dropFirst(start).prefix(Self.mostLines)) }, isBottomAligned: false)
    }
  }

  /// The lines of a cell.
  private func cell(
    _ row: Int, _ place: Int, _ element: StructureTree.ID, _ inline: inout InlineSetter
  ) -> [Strip] {
    let column = setter.columns[place]
    let font = Font(.serif, setter.size)
    switch column.cells {
    case .prose(let cells): return lines(cells[row], font, place, element, &inline, anchor: 0)
    case .arrays(let cells):
      let mono = Font(.mono, setter.arraySize)
      return cells[row].split(separator: "\n", omittingEmptySubsequences: false).map { line in
        let text = PlacedItem(
          .text(line + " ", mono, style.ink), at: Point(x(place), baseline), in: element)
        return Strip(height: setter.arraySize * 1.22, items: [text])
      }
    case .integers(let cells): return [number(String(cells[row]), "", place, font, element)]
    case .numerals:
      let numeral = column.numerals[row]
      return [number(numeral.text, numeral.filler, place, font, element)]
    }
  }

  private var baseline: Double { (setter.leading + 0.66 * setter.size) / 2 }

  /// The left edge of a column.
  private func x(_ place: Int) -> Double {
    left + widths[..<place].reduce(0, +) + setter.gap * Double(place)
  }

  private func number(
    _ text: String, _ filler: String, _ place: Int, _ font: Font, _ element: StructureTree.ID
  ) -> Strip {
    let width =
      setter.measurer.width(of: text + " ", font) - setter.measurer.width(of: " ", font)
      + (filler.isEmpty ? 0 : setter.measurer.width(of: filler, font))
    let origin = Point(x(place) + widths[place] - width, baseline)
    let content: PlacedItem.Content =
      text.isEmpty ? .nothing : .text(text + " ", font, style.ink)
    return Strip(
      height: setter.leading, items: [PlacedItem(content, at: origin, in: element)])
  }

  private func lines(
    _ prose: Prose, _ font: Font, _ place: Int, _ element: StructureTree.ID,
    _ inline: inout InlineSetter, anchor: Double
  ) -> [Strip] {
    let words = inline.words(of: prose, .init(font: font, color: style.ink, element: element))
    let strips = LineSetter(
      measurer: setter.measurer, width: widths[place], size: setter.size, leading: setter.leading,
      indent: x(place), anchor: anchor
    ).strips(words)
    if !strips.isEmpty { return strips }
    return [
      Strip(
        height: setter.leading,
        items: [PlacedItem(.nothing, at: Point(x(place), 0), in: element)])
    ]
  }

  /// One strip of the cells of a row, side by side.
  private func joined(_ cells: [[Strip]], isBottomAligned: Bool) -> Strip {
    let pad = 1.25
    var height = cells.map { $0.reduce(0) { $0 + $1.height } }.max() ?? 0
    let isBlank = cells.joined().contains { $0.items.contains { $0.content == .nothing } }
    if style.isWorksheet, isBlank { height = max(height, style.blankCell.height) }
    var row = Strip(height: height + 2 * pad)
    for cell in cells {
      var y = pad
      if isBottomAligned { y += height - cell.reduce(0) { $0 + $1.height } }
      for line in cell {
        row.items += line.items.map { $0.moved(0, y) }
        y += line.height
      }
    }
    return row
  }

  private func rule(at y: Double, width: Double) -> PlacedItem {
    PlacedItem(
      .stroke(.segment(Point(0, 0), Point(total, 0)), Stroke(style.ink, width: width)),
      at: Point(left, y), in: nil)
  }

  private func addRule(below strip: inout Strip, width: Double) {
    strip.height += 1.5
    strip.items.append(rule(at: strip.height - 0.75, width: width))
    strip.height += 1
  }
}
