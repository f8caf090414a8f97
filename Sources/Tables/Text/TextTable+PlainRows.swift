extension TextTable {
  /// Appends the fields of `rows` between commas, as ``bytes(_:_:)`` returns them, where that takes little more than
  /// copying a row; the others have quotes, or fields with commas or with meanings of their own.
  ///
  /// - Parameters:
  ///   - rows: The rows.
  ///   - target: The array to append to.
  ///   - appendOther: Appends any other row.
  ///   - end: Appends what follows each row.
  func appendRows(
    _ rows: Range<Int>, to target: inout [UInt8],
    other appendOther: (Int, inout [UInt8]) -> Void, end: (Int, inout [UInt8]) -> Void
  ) {
    var delimiter: UInt8?
    if case .delimiter(let byte) = format.separation, format.exceptions == nil { delimiter = byte }
    source.bytes.withUnsafeBufferPointer { bytes in
      for row in rows {
        let length = target.count
        if let delimiter, Self.appendRow(bytes, at: Int(starts[row]), delimiter, to: &target) {
          end(row, &target)
          continue
        }
        target.removeLast(target.count - length)
        appendOther(row, &target)
        end(row, &target)
      }
    }
  }

  /// Appends the row at `start` if it is plain; otherwise, it may have appended a part of it.
  @inline(__always)
  private static func appendRow(
    _ bytes: UnsafeBufferPointer<UInt8>, at start: Int, _ delimiter: UInt8,
    to target: inout [UInt8]
  ) -> Bool {
    if delimiter == UInt8(ascii: ","), bytes[start] != .hash, let end = plainEnd(bytes, from: start)
    {
      target.append(contentsOf: UnsafeBufferPointer(rebasing: bytes[start..<end]))
      return true
    }
    return appendFields(bytes, from: start, delimiter, to: &target)
  }

  /// Returns the end of the row at `start`; nil if it has quotes or blanks that may surround a field.
  @inline(__always)
  private static func plainEnd(_ bytes: UnsafeBufferPointer<UInt8>, from start: Int) -> Int? {
    let (quotes, spaces) = (ByteSearch.pattern(.quote), ByteSearch.pattern(.space))
    let (commas, tabs) = (ByteSearch.pattern(UInt8(ascii: ",")), ByteSearch.pattern(.tab))
    // As if a comma came before the row.
    var comma: UInt64 = 0x80
    var blank: UInt64 = 0
    var offset = start
    while offset + 8 <= bytes.count {
      let word = ByteSearch.word(bytes, at: offset)
      let ends = ByteSearch.lineEnds(word)
      let row = (ends & (~ends &+ 1)) &- 1
      let edges = ByteSearch.matches(word, commas) | ends
      let blanks = ByteSearch.matches(word, spaces) | ByteSearch.matches(word, tabs)
      // A blank before an edge, or after one; the bytes before are carried over from the last word.
      let besides = edges & (blanks << 8 | blank) | blanks & (edges << 8 | comma)
      let upToEnd = row | (ends & (~ends &+ 1))
      if (ByteSearch.matches(word, quotes) | besides) & upToEnd != 0 { return nil }
      if ends != 0 { return offset + ends.trailingZeroBitCount / 8 }
      (comma, blank) = (edges >> 56, blanks >> 56)
      offset += 8
    }
    return nil
  }

  /// Appends the fields of the row at `start`, without surrounding blanks; returns false at one that has to be
  /// quoted, or is.
  private static func appendFields(
    _ bytes: UnsafeBufferPointer<UInt8>, from start: Int, _ delimiter: UInt8,
    to target: inout [UInt8]
  ) -> Bool {
    var position = start
    while true {
      let end = ByteSearch.fieldEnd(bytes, from: position, delimiter: delimiter)
      var (low, high) = (position, end)
      while low < high, isBlank(bytes[low]) { low += 1 }
      while low < high, isBlank(bytes[high - 1]) { high -= 1 }
      if position == start, low < high, bytes[low] == .hash { return false }
      for place in low..<high {
        if bytes[place] == .quote || bytes[place] == UInt8(ascii: ",") { return false }
        target.append(bytes[place])
      }
      guard end < bytes.count, bytes[end] == delimiter else { return true }
      target.append(UInt8(ascii: ","))
      position = end + 1
    }
  }
}
