/// Compresses the rows of an image, given as runs of one byte, to a zlib stream.
///
/// A general compressor has to look at every byte and to search for what it has seen before; runs tell
/// both at once. A run becomes a byte and copies of the byte before; what a row shares with the row
/// above at its ends becomes copies from there. So the time goes with the runs, not with the pixels.
///
/// Source: Deutsch (1996), RFC 1950 (zlib) and RFC 1951 (deflate).
struct RunCompressor {
  /// A number of equal bytes.
  struct Run: Equatable {
    var byte: UInt8
    var length: Int
  }

  /// What the stream is made of: a byte, or a length with its extra bits and one of two distances.
  private struct Token {
    var symbol: UInt16
    var extra: UInt8 = 0
    var isFromRowAbove = false
  }

  private var tokens: [Token] = []
  private var frequencies = [Int](repeating: 0, count: 286)
  private var checksum = Adler32()
  private var rowAbove: [Run] = []
  /// The number of bytes of a row.
  private let width: Int

  /// A compressor of rows of `width` bytes.
  init(width: Int) { self.width = width }

  /// Adds a row.
  ///
  /// - Precondition: The lengths of the runs add up to the width.
  mutating func append(_ row: [Run]) {
    for run in row { checksum.append(run.byte, run.length) }
    let (first, last) = shared(row)
    copy(first.bytes, isFromRowAbove: true)
    for run in row.dropFirst(first.runs).dropLast(last.runs) {
      append(Token(symbol: UInt16(run.byte)))
      if run.length > 3 {
        copy(run.length - 1, isFromRowAbove: false)
      } else {
        for _ in 1..<run.length { append(Token(symbol: UInt16(run.byte))) }
      }
    }
    copy(last.bytes, isFromRowAbove: true)
    rowAbove = row
  }

  /// The zlib stream of all rows.
  consuming func finish() -> [UInt8] {
    append(Token(symbol: 256))
    let codes = HuffmanCode(frequencies, limit: 15)
    let distances = [1, width].map { DeflateDistance($0) }
    // Two distances, a bit each; where they are one, the second code belongs to no distance.
    let other = distances[1].symbol == 0 ? 1 : distances[1].symbol
    var distanceLengths = [UInt8](repeating: 0, count: other + 1)
    (distanceLengths[0], distanceLengths[other]) = (1, 1)
    var bits = BitWriter(bytes: [0x78, 0x01])
    bits.append(0b101, 3)
    bits.append(codes.lengths, distanceLengths)
    for token in tokens {
      let symbol = Int(token.symbol)
      bits.append(codes.codes[symbol], codes.lengths[symbol])
      guard symbol > 256 else { continue }
      bits.append(UInt32(token.extra), DeflateLength.extraBits[symbol - 257])
      bits.append(token.isFromRowAbove ? 1 : 0, 1)
      if token.isFromRowAbove { bits.append(distances[1].extra, distances[1].extraBits) }
    }
    return bits.finish() + checksum.bytes
  }

  private mutating func append(_ token: Token) {
    tokens.append(token)
    frequencies[Int(token.symbol)] += 1
  }

  /// Copies `count` bytes, which are 0 or at least 3, from the row above or from the byte before.
  private mutating func copy(_ count: Int, isFromRowAbove: Bool) {
    var rest = count
    while rest > 0 {
      // No copy is of less than three bytes.
      let piece = rest <= 258 ? rest : min(258, rest - 3)
      let (symbol, extra) = DeflateLength.code(of: piece)
      append(Token(symbol: symbol, extra: extra, isFromRowAbove: isFromRowAbove))
      rest -= piece
    }
  }

  /// How many runs a row shares with the row above at its start and at its end, and their bytes, where
  /// a copy of these is worth while.
  private func shared(
    _ row: [Run]
  ) -> (first: (runs: Int, bytes: Int), last: (runs: Int, bytes: Int)) {
    typealias Part = (runs: Int, bytes: Int)
    guard (2...32_768).contains(width) else { return ((0, 0), (0, 0)) }
    var first: Part = (0, 0)
    for (run, other) in zip(row, rowAbove) where first.bytes < width {
      if run != other { break }
      first = (first.runs + 1, first.bytes + run.length)
    }
    if first.bytes < 3 { first = (0, 0) }
    var last: Part = (0, 0)
    for (run, other) in zip(row.dropFirst(first.runs).reversed(), rowAbove.reversed()) {
      if run != other { break }
      last = (last.runs + 1, last.bytes + run.length)
    }
    if last.bytes < 3 { last = (0, 0) }
    return (first, last)
  }
}

/// The codes of lengths (RFC 1951, section 3.2.5).
private enum DeflateLength {
  /// The number of extra bits of the codes 257 … 285.
  static let extraBits: [UInt8] =
    [0, 0, 0, 0, 0, 0, 0, 0, 1, 1, 1, 1, 2, 2, 2, 2, 3, 3, 3, 3, 4, 4, 4, 4, 5, 5, 5, 5, 0]

  /// For each length from 3 to 258 its code and its extra bits.
  private static let table: [(symbol: UInt16, extra: UInt8)] = {
    var table: [(UInt16, UInt8)] = []
    for (index, bits) in extraBits.enumerated().dropLast() {
      for extra in 0..<(1 << Int(bits)) { table.append((UInt16(257 + index), UInt8(extra))) }
    }
    table[255] = (285, 0)
    return table
  }()

  static func code(of length: Int) -> (symbol: UInt16, extra: UInt8) { table[length - 3] }
}

/// The code of a distance (RFC 1951, section 3.2.5).
private struct DeflateDistance {
  var symbol: Int
  var extra: UInt32
  var extraBits: UInt8

  init(_ distance: Int) {
    let index = distance - 1
    guard index >= 4 else {
      (symbol, extra, extraBits) = (max(index, 0), 0, 0)
      return
    }
    let bits = Int.bitWidth - index.leadingZeroBitCount - 2
    symbol = 2 * bits + 2 + (index >> bits & 1)
    extra = UInt32(truncatingIfNeeded: index & ((1 << bits) - 1))
    extraBits = UInt8(bits)
  }
}

/// The checksum of a zlib stream (RFC 1950, section 9): s₁ = 1 + Σ bytes, s₂ = Σ s₁, modulo 65521.
private struct Adler32 {
  private var sum = 1
  private var sumOfSums = 0

  /// Adds `count` equal bytes, for which both sums are arithmetic series.
  mutating func append(_ byte: UInt8, _ count: Int) {
    let byte = Int(byte)
    sumOfSums = (sumOfSums + count * sum + byte * (count * (count + 1) / 2)) % 65_521
    sum = (sum + count * byte) % 65_521
  }

  var bytes: [UInt8] { [sumOfSums >> 8, sumOfSums & 255, sum >> 8, sum & 255].map { UInt8($0) } }
}
