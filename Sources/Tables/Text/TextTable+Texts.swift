import CText
import Parallelism

/// The texts of a column.
extension TextTable {
  /// Stores the choice for the text of each row of a block.
  func choose(
    _ rows: Range<Int>, _ choice: Choice, _ choices: UnsafeMutableBufferPointer<Int8>
  ) {
    forEachField(choice.column, of: rows) { row, field in
      let index =
        if let field, format.exceptions == nil {
          choice.index(field)
        } else {
          bytes(row, choice.column).withUnsafeBufferPointer(choice.index)
        }
      choices.initializeElement(at: row, to: index)
    }
  }

  /// Returns the rows of a part whose field is empty.
  func emptyRows(in rows: Range<Int>, _ column: Int) -> [Int] {
    var empty: [Int] = []
    for block in rows.inBlocks(of: Self.blockSize) {
      forEachField(column, of: block) { row, field in
        if field?.isEmpty ?? bytes(row, column).isEmpty { empty.append(row) }
      }
    }
    return empty
  }

  /// Calls `body` with each row of a block and its field without surrounding blanks; nil if that has to be looked up by
  /// itself, as where a quote is within it.
  @inline(__always)
  private func forEachField(
    _ column: Int, of rows: Range<Int>, _ body: (_ row: Int, UnsafeBufferPointer<UInt8>?) -> Void
  ) {
    source.bytes.withUnsafeBufferPointer { bytes in
      withUnsafeTemporaryAllocation(of: UInt32.self, capacity: 2 * rows.count) { buffer in
        let lower = UnsafeMutableBufferPointer(rebasing: buffer[..<rows.count])
        let upper = UnsafeMutableBufferPointer(rebasing: buffer[rows.count...])
        let isKnown: Void? = starts[rows].withUnsafeBufferPointer { starts in
          format.withText(bytes) { text in
            ct_find_fields(
              text, starts.baseAddress, rows.count, column, lower.baseAddress, upper.baseAddress)
          }
        }
        for index in 0..<rows.count {
          let (start, end) = isKnown == nil ? (1, 0) : (Int(lower[index]), Int(upper[index]))
          body(rows.lowerBound + index, start > end ? nil : bytes.trimmingBlanks(in: start..<end))
        }
      }
    }
  }

  /// Stores the fingerprints of the texts of a column in the rows at `places` among `rows`, and returns the places of
  /// those that are empty, not plain or not ASCII, whose fingerprints it does not know.
  func findFingerprints(
    _ column: Int, of rows: TableRows, _ places: Range<Int>,
    _ fingerprints: UnsafeMutableBufferPointer<UInt32>
  ) -> [Int] {
    let unknown = source.bytes.withUnsafeBufferPointer { bytes in
      format.withText(bytes) { text in
        var unknown: [Int] = []
        for block in places.inBlocks(of: Self.blockSize) {
          let target = UnsafeMutableBufferPointer(rebasing: fingerprints[block])
          withUnsafeTemporaryAllocation(of: UInt32.self, capacity: 2 * block.count) { buffer in
            let rowStarts = UnsafeMutableBufferPointer(rebasing: buffer[..<block.count])
            let others = UnsafeMutableBufferPointer(rebasing: buffer[block.count...])
            copyStarts(of: rows, block, to: rowStarts)
            let count = ct_find_fingerprints(
              text, rowStarts.baseAddress, block.count, column, target.baseAddress,
              others.baseAddress)
            unknown += others[..<count].map { block.lowerBound + Int($0) }
          }
        }
        return unknown
      }
    }
    return unknown ?? Array(places)
  }

  private func copyStarts(
    of rows: TableRows, _ places: Range<Int>, to target: UnsafeMutableBufferPointer<UInt32>
  ) {
    starts.withUnsafeBufferPointer { starts in
      var index = 0
      rows.forEach(at: places) { row in
        target.initializeElement(at: index, to: starts[row])
        index += 1
      }
    }
  }
}
