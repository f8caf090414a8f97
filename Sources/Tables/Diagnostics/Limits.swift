/// The limits of what is read, beyond which a file is refused at once rather than read slowly.
///
/// `docs/limits.md` lists them.
package enum Limits {
  /// The most columns of a table.
  package static let columns = 10_000
  /// The longest line of a text, in bytes.
  package static let line = 2_000_000
  /// The longest text of a field or a column's name, in bytes.
  package static let cell = 64_000
  /// The most combining marks on one letter, those of Unicode's stream-safe text (UAX #15): comparing texts takes
  /// the square of their number.
  package static let marks = 30
  /// The most values of a table whose file does not write each of them.
  package static let unwrittenValues = 5_000_000

  /// The size up to which files may be decompressed whatever their own size is, in bytes.
  package static let unpacked = 16_000_000
  /// The most that a file may grow when it is decompressed beyond that size.
  package static let expansion = 20

  /// The message on a table of too many columns.
  package static func message(columns count: Int) -> String {
    "the table has \(count) columns; the limit is \(columns)"
  }

  /// The message on a table of more values than a file of `size` bytes may have without writing each; nil if there
  /// are not.
  package static func message(rows: Int, columns count: Int, size: Int) -> String? {
    let (values, overflows) = rows.multipliedReportingOverflow(by: count)
    let limit = max(unwrittenValues, size)
    guard overflows || values > limit else { return nil }
    return "\(rows) rows of \(count) columns, most of them empty; the limit is \(limit) values"
  }

  /// The message on a text of too many bytes.
  package static func message(cell count: Int) -> String {
    "a text of \(count) bytes; the limit is \(cell)"
  }

  /// The message on a letter with too many marks.
  package static let marksMessage =
    "a letter with more than \(marks) combining marks, the limit of Unicode's stream-safe text"

  /// The offset of the first combining mark beyond the limit in `bytes`, which are UTF-8; nil if there is none.
  ///
  /// Whatever unescapes a text asks for it, since escapes write what the bytes of the file do not show.
  package static func excessiveMark(in bytes: some Collection<UInt8>) -> Int? {
    var count = 0
    let found = bytes.withContiguousStorageIfAvailable {
      excessiveMark(in: UnsafeRawBufferPointer($0), after: &count)
    }
    return found ?? Array(bytes).withUnsafeBytes { excessiveMark(in: $0, after: &count) }
  }

  /// The offset of the first combining mark beyond the limit in a part of a text, after `count` marks at the end of the
  /// part before; nil if there is none.
  package static func excessiveMark(
    in bytes: UnsafeRawBufferPointer, after count: inout Int
  ) -> Int? {
    guard bytes.contains(where: { $0 >= Self.firstMark }) else {
      if !bytes.isEmpty { count = 0 }
      return nil
    }
    var offset = 0
    for scalar in String(decoding: bytes, as: UTF8.self).unicodeScalars {
      count = isMark(scalar) ? count + 1 : 0
      if count > marks { return offset }
      offset += UTF8.width(scalar)
    }
    return nil
  }

  /// Whether a scalar combines with the one before, and is sorted among others that do.
  package static func isMark(_ scalar: Unicode.Scalar) -> Bool {
    scalar.value >= 0x300 && scalar.properties.canonicalCombiningClass != .notReordered
  }

  /// The first byte of U+0300, the first combining mark.
  static let firstMark: UInt8 = 0xCC
}
