import Synchronization

/// How many lines of a file end before which byte.
///
/// Counted when first asked for, since most files are never asked about: block by block, so that the
/// index of a file takes a two-thousandth of it.
final class LineIndex: Sendable {
  /// The ends of lines before each block.
  private let counts = Mutex<[Int]>([])
  private static let block = 1 << 14

  /// How many lines of `bytes`, which must be the same each time, end before `offset`.
  func ends(before offset: Int, in bytes: [UInt8]) -> Int {
    let block = offset / Self.block
    let before = counts.withLock { counts in
      if counts.isEmpty { counts = Self.count(bytes) }
      return counts[block]
    }
    return before + Self.ends(in: block * Self.block..<offset, bytes)
  }

  /// Whether a line ends with the byte at `offset`: a CR does unless an LF follows.
  static func isEnd(_ offset: Int, _ bytes: [UInt8]) -> Bool {
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
      let count = bytes[range].withUnsafeBufferPointer { plainEnds($0) }
      counts.append((counts.last ?? 0) + (count ?? ends(in: range, bytes)))
    }
    return counts
  }

  /// How many LFs there are; nil if there is a CR.
  private static func plainEnds(_ bytes: UnsafeBufferPointer<UInt8>) -> Int? {
    var feeds = 0
    var returns = 0
    for byte in bytes {
      feeds &+= byte == .lf ? 1 : 0
      returns |= byte == .cr ? 1 : 0
    }
    return returns == 0 ? feeds : nil
  }
}
