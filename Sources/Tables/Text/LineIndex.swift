import Synchronization

/// An index of the line ends in a file.
///
/// It is built on first use, since most files never need it, block by block, so that the index
/// takes a two-thousandth of the file's size.
final class LineIndex: Sendable {
  /// The number of line ends before each block.
  private let counts = Mutex<[Int]>([])
  private static let block = 1 << 14

  /// Returns the number of lines of `bytes`, always the same file, that end before `offset`.
  func ends(before offset: Int, in bytes: [UInt8]) -> Int {
    let block = offset / Self.block
    let before = counts.withLock { counts in
      if counts.isEmpty { counts = Self.count(bytes) }
      return counts[block]
    }
    return before + Self.ends(in: block * Self.block..<offset, bytes)
  }

  /// Whether the byte at `offset` ends a line: a CR does unless an LF follows.
  @inline(__always)
  static func isEnd<Bytes: RandomAccessCollection>(_ offset: Int, _ bytes: Bytes) -> Bool
  where Bytes.Element == UInt8, Bytes.Index == Int {
    if bytes[offset] == .lf { return true }
    return bytes[offset] == .cr && (offset + 1 == bytes.count || bytes[offset + 1] != .lf)
  }

  private static func ends(in range: Range<Int>, _ bytes: [UInt8]) -> Int {
    range.reduce(0) { $0 + (isEnd($1, bytes) ? 1 : 0) }
  }

  private static func count(_ bytes: [UInt8]) -> [Int] {
    var counts = [0]
    for start in stride(from: 0, to: bytes.count, by: block) {
      let range = start..<min(start + block, bytes.count)
      let hasReturns = ByteSearch.count(.cr, in: bytes[range]) > 0
      let count = hasReturns ? ends(in: range, bytes) : ByteSearch.count(.lf, in: bytes[range])
      counts.append((counts.last ?? 0) + count)
    }
    return counts
  }
}
