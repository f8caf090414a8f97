/// A cell of a printed epoch table: the numbers of a quantity, row by row.
struct PrintedCell: Sendable {
  /// The rows of the array; one row of one number for a scalar.
  private(set) var rows: [[PrintedNumber]] = []
  /// Whether numbers are left out of a large array, which is printed with dots.
  private(set) var isAbbreviated = false
  /// The bytes of the cell in its first line.
  let range: Range<Int>

  /// All numbers.
  var numbers: [PrintedNumber] { Array(rows.joined()) }

  /// The cell that consists of the bytes in `parts`, one for each line of the table.
  ///
  /// A row of an array ends with its bracket or, without brackets, with its line.
  init(_ bytes: [UInt8], _ parts: [Range<Int>]) {
    range = parts.first ?? 0..<0
    let hasBrackets = parts.contains { bytes[$0].contains(UInt8(ascii: "]")) }
    var row: [PrintedNumber] = []
    func endRow() {
      if !row.isEmpty { rows.append(row) }
      row = []
    }
    for part in parts {
      var place = part.lowerBound
      while place < part.upperBound {
        let byte = bytes[place]
        if Self.isSeparator(byte) {
          if byte == UInt8(ascii: "]") || byte == UInt8(ascii: "\n") && !hasBrackets { endRow() }
          place += 1
          continue
        }
        let end = bytes[place..<part.upperBound].firstIndex(where: Self.isSeparator)
        let range = place..<(end ?? part.upperBound)
        place = range.upperBound
        if Self.isEllipsis(bytes[range]) {
          isAbbreviated = true
        } else {
          row.append(PrintedNumber(bytes, range))
        }
      }
      if !hasBrackets { endRow() }
    }
    endRow()
  }

  private static func isSeparator(_ byte: UInt8) -> Bool {
    byte <= 0x20 || separators.contains(byte)
  }

  private static let separators = Set("[](),;|`*$\\\"".utf8)

  private static func isEllipsis(_ text: ArraySlice<UInt8>) -> Bool {
    ["...", "…", "⋮", "⋯"].contains { text.elementsEqual($0.utf8) }
  }
}
