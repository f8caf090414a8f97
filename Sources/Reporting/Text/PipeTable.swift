import Formatting

/// A Markdown table padded to be read as it is, as pandas' `DataFrame.to_markdown()` prints it.
///
/// ```
/// |   epoch | w1         |   loss |
/// |--------:|:-----------|-------:|
/// |       0 | [[0.5 0.5] |  1.099 |
/// |         |  [0.5 0.5] |        |
/// ```
///
/// Text stands to the left and numbers with their points under each other; a cell of several lines
/// takes as many lines of the table. Cells are written as they are: text from data is to be given
/// through ``escapeMarkdown(_:)``. Unlike pandas, text is never taken for a number, and the width of
/// a wide character, such as a Chinese one, is counted as 2.
public struct PipeTable: Equatable, Sendable {
  /// The cells of a column.
  public enum Cells: Equatable, Sendable {
    /// Text, of one or more lines, without the blanks around it.
    case text([String])
    /// Whole numbers.
    case integers([Int])
    /// Numbers of six significant digits, as C's `%g` writes them.
    case decimals([Double])
    /// Numbers as they are written, or nothing.
    case numerals([String])
  }

  /// A column and what stands above it.
  public struct Column: Equatable, Sendable {
    /// The text of the first line.
    public var header: String
    /// What stands below, from the top.
    public var cells: Cells

    /// A column of `cells` under `header`.
    public init(_ header: String, _ cells: Cells) {
      self.header = header
      self.cells = cells
    }
  }

  /// The columns from left to right; the first is what pandas calls the index.
  public let columns: [Column]

  /// A table of `columns`.
  ///
  /// - Precondition: The columns have equally many cells.
  public init(_ columns: [Column]) {
    let counts = columns.map(\.cells.count)
    precondition(Set(counts).count <= 1, "the columns of a table are of one length, not \(counts)")
    self.columns = columns
  }

  /// The lines of the table, each with a line end; empty without columns.
  public var text: String {
    let printed = columns.map(PrintedColumn.init)
    guard let rows = printed.first?.cells.count else { return "" }
    var text = Self.row(printed.map { ($0.header, $0) })
    text += "|" + printed.map(\.rule).joined(separator: "|") + "|\n"
    for row in 0..<rows { text += Self.row(printed.map { ($0.cells[row], $0) }) }
    return text
  }

  /// One row of cells, over as many lines as the highest of them has.
  private static func row(_ cells: [(lines: [Substring], column: PrintedColumn)]) -> String {
    var text = ""
    for line in 0..<(cells.map(\.lines.count).max() ?? 0) {
      for (lines, column) in cells {
        text += "| " + column.padded(line < lines.count ? lines[line] : "") + " "
      }
      text += "|\n"
    }
    return text
  }
}

extension PipeTable.Cells {
  /// The number of cells.
  var count: Int {
    switch self {
    case .text(let cells): cells.count
    case .integers(let cells): cells.count
    case .decimals(let cells): cells.count
    case .numerals(let cells): cells.count
    }
  }
}

/// A column as text: the lines of every cell, and the width that all of them fit.
private struct PrintedColumn {
  let header: [Substring]
  let cells: [[Substring]]
  let isNumeric: Bool
  let width: Int

  init(_ column: PipeTable.Column) {
    header = lines(column.header)
    switch column.cells {
    case .text(let texts):
      cells = texts.map { lines($0) }
      isNumeric = false
    case .integers(let numbers):
      cells = numbers.map { [Substring(String($0))] }
      isNumeric = true
    case .decimals(let numbers):
      cells = alignedAtPoint(numbers.map(general)).map { [Substring($0)] }
      isNumeric = true
    case .numerals(let numbers):
      cells = alignedAtPoint(numbers).map { [Substring($0)] }
      isNumeric = true
    }
    let headerWidth = header.map(displayWidth).max() ?? 0
    width = max(headerWidth + 2, cells.joined().map(displayWidth).max() ?? 0)
  }

  /// What stands under the header: dashes, and a colon at the side of the alignment.
  var rule: String {
    let dashes = String(repeating: "-", count: width + 1)
    return isNumeric ? dashes + ":" : ":" + dashes
  }

  func padded(_ line: Substring) -> String {
    let blanks = String(repeating: " ", count: max(width - displayWidth(line), 0))
    return isNumeric ? blanks + line : line + blanks
  }
}

/// The lines of `text` without the blanks around it.
private func lines(_ text: String) -> [Substring] {
  let isBlank = { (scalar: Unicode.Scalar) in scalar == " " || scalar == "\n" }
  let scalars = text.unicodeScalars.drop(while: isBlank)
  let trailing = scalars.reversed().prefix(while: isBlank).count
  return scalars.dropLast(trailing).split(separator: "\n", omittingEmptySubsequences: false)
    .map { Substring($0) }
}

/// Numbers with blanks behind them, so that their decimal points, flush right, come under each other.
private func alignedAtPoint(_ numbers: [String]) -> [String] {
  let fractions = numbers.map { number in
    let bytes = number.utf8
    let isFraction = bytes.contains { $0 == UInt8(ascii: ".") || $0 == UInt8(ascii: "e") }
    let mark = UInt8(ascii: bytes.contains(UInt8(ascii: ".")) ? "." : "e")
    return isFraction ? bytes.reversed().prefix { $0 != mark }.count : -1
  }
  let longest = fractions.max() ?? 0
  return zip(numbers, fractions).map { $0 + String(repeating: " ", count: longest - $1) }
}
