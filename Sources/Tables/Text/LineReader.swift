/// A reader of the lines of a text.
struct LineReader {
  private let bytes: [UInt8]
  /// The start of the next line.
  private(set) var position: Int
  /// The number of lines read.
  private(set) var count = 0

  init(_ bytes: [UInt8], from start: Int) {
    self.bytes = bytes
    position = start
  }

  mutating func next() -> Range<Int>? {
    guard position < bytes.count else { return nil }
    let start = position
    while position < bytes.count, !LineIndex.isEnd(position, bytes) { position += 1 }
    var end = min(position, bytes.count)
    if end < bytes.count, bytes[end] == .lf, end > start, bytes[end - 1] == .cr { end -= 1 }
    position = min(position + 1, bytes.count)
    count += 1
    return start..<end
  }
}
