import Documents
import Formatting
import Plotting

/// The content of a table's cells, set in one size of type.
struct TableSetter {
  /// A column before it is laid out.
  struct Column {
    var header: Prose
    var cells: Table.Cells
    var numerals: [Table.PointedNumeral] = []
    /// The width that the column wants, and the least that it can do with.
    var wanted = 0.0
    var least = 0.0
  }

  let measurer: any TextMeasurer
  let style: PageStyle
  /// The size of the type.
  let size: Double
  private(set) var columns: [Column]

  /// The space between columns.
  var gap: Double { size }
  /// The size of arrays, whose digits are wide.
  var arraySize: Double { size * 0.86 }
  var leading: Double { size * 1.28 }

  /// Measures the columns of a table.
  init(
    _ table: [Table.Column], size: Double, _ inline: InlineSetter, _ measurer: any TextMeasurer,
    _ style: PageStyle
  ) {
    (self.measurer, self.style, self.size) = (measurer, style, size)
    columns = table.map { Column(header: $0.header, cells: $0.cells) }
    for place in columns.indices { measure(place, inline) }
  }

  /// The width of all columns and the gaps between them.
  var wanted: Double { total(columns.map(\.wanted)) }
  /// The least width that the table can do with.
  var least: Double { total(columns.map(\.least)) }

  /// Whether the least width at another size can be at most `width`; scripts do not shrink as much.
  func fits(_ width: Double, at size: Double) -> Bool { least * size / self.size <= width + 1 }

  private func total(_ widths: [Double]) -> Double {
    widths.reduce(0, +) + gap * Double(max(widths.count - 1, 0))
  }

  private mutating func measure(_ place: Int, _ inline: InlineSetter) {
    var setter = inline
    func extent(_ prose: Prose, _ font: Font) -> (all: Double, longest: Double) {
      let words = setter.words(
        of: prose, .init(font: font, color: style.ink, element: StructureTree.root))
      let all = words.reduce(0) { $0 + $1.width + $1.space } - (words.last?.space ?? 0)
      return (all, words.map(\.width).max() ?? 0)
    }
    let font = Font(.serif, size)
    let header = extent(columns[place].header, font.bold)
    var (wanted, least) = (header.all, header.longest)
    switch columns[place].cells {
    case .prose(let cells):
      for cell in cells {
        let cell = extent(cell, font)
        (wanted, least) = (max(wanted, cell.all), max(least, cell.longest))
      }
    case .arrays(let cells):
      let digit = measurer.width(of: "0", Font(.mono, arraySize))
      let count =
        cells.flatMap { $0.split(separator: "\n").map { displayWidth(String($0)) } }.max() ?? 0
      wanted = max(wanted, Double(count) * digit)
      least = max(least, Double(count) * digit)
    case .integers(let cells):
      let digit = measurer.width(of: "0", font)
      let count = cells.map { String($0).utf8.count }.max() ?? 0
      wanted = max(wanted, Double(count) * digit)
      least = max(least, Double(count) * digit)
    case .numerals(let cells):
      columns[place].numerals = Table.pointed(cells)
      for numeral in columns[place].numerals {
        let width = measurer.width(of: numeral.text + numeral.filler, font)
        (wanted, least) = (max(wanted, width), max(least, width))
      }
    }
    if style.isWorksheet, columns[place].cells.areBlank {
      wanted = max(wanted, style.blankCell.width)
    }
    (columns[place].wanted, columns[place].least) = (wanted + 0.1, min(least, wanted) + 0.1)
  }

  /// Returns the widths of the columns within `width`: what they want, or else the least plus a share of the rest.
  func widths(within width: Double) -> [Double] {
    if wanted <= width { return columns.map(\.wanted) }
    let stretch = columns.map { $0.wanted - $0.least }
    let rest = max(width - least, 0)
    let sum = stretch.reduce(0, +)
    return zip(columns, stretch).map { $0.least + (sum > 0 ? $1 / sum * rest : 0) }
  }
}

extension Table.Cells {
  /// Whether every cell is empty.
  fileprivate var areBlank: Bool {
    switch self {
    case .prose(let cells): cells.allSatisfy(\.isEmpty)
    case .numerals(let cells): cells.allSatisfy(\.isEmpty)
    case .arrays, .integers: false
    }
  }
}
