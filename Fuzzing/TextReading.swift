import TableFormats
import Tables

/// The reading of tables of text, at once and in blocks.
enum TextReading {
  /// The bytes that are read for a block.
  private static let sizes = [1, 2, 3, 7, 1 << 16]

  /// Reads an input at once, if thoroughly, twice, and then in blocks of several sizes, too, which must give the same rows.
  static func check(_ input: [UInt8], thoroughly: Bool) {
    TableReading.check(input, thoroughly: thoroughly)
    guard thoroughly, TableFile.isText(input),
      let blocks = TableBlocks(start: input, isWhole: true, name: "t")
    else { return }
    let whole = rowsAtOnce(input)
    for size in sizes {
      let parts = rows(of: blocks, input, size)
      // A fault within a block is one within the whole, which then is read at once to report all.
      precondition(parts == whole, "in blocks of \(size): \(parts ?? []), at once: \(whole ?? [])")
    }
  }

  /// The rows with their places; nil if there are errors.
  private static func rowsAtOnce(_ input: [UInt8]) -> [String]? {
    guard let file = try? TableFile(input, name: "t"), !file.faults.hasErrors else { return nil }
    return rows(of: file.table)
  }

  private static func rows(of blocks: TableBlocks, _ input: [UInt8], _ size: Int) -> [String]? {
    var blocks = blocks
    var position = blocks.headSize
    var rows: [String] = []
    do {
      while let block = try blocks.next(
        size: size,
        { bytes, count in
          let end = min(position + count, input.count)
          bytes += input[position..<end]
          defer { position = end }
          return end == position + count
        })
      {
        if block.faults.hasErrors { return nil }
        precondition(block.rowsBefore == rows.count, "\(block.rowsBefore) rows, not \(rows.count)")
        rows += self.rows(of: block.table)
      }
    } catch {
      return nil
    }
    return rows
  }

  private static func rows(of table: Table) -> [String] {
    (0..<table.rowCount).map { row in
      table.columns.indices.map { column in
        table.diagnostic(
          table.text(row: row, column: column), row: row, column: column
        ).description
      }.joined(separator: "\u{0}")
    }
  }
}
