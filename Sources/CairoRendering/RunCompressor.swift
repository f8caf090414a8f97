/// A compressor of image rows, given as runs of equal bytes, to a zlib stream.
///
/// A general compressor has to look at every byte and search for repetitions; runs provide both. A
/// run becomes a byte and copies of that byte; what a row has in common with the row above at its
/// ends becomes copies from there. So the time is proportional to the runs, not to the pixels.
///
/// Source: Deutsch (1996), RFC 1950 (zlib) and RFC 1951 (deflate).
struct RunCompressor {
  /// A run of equal bytes.
  struct Run: Equatable {
    var byte: UInt8
    var length: UInt16
  }

  /// A symbol of the stream: a byte, or a length with its extra bits and one of two distances.
  private struct Token {
    var symbol: UInt16
    var extra: UInt8 = 0
    var isFromRowAbove = false
  }

  private var tokens: [Token] = []
  private var checksum = Adler32()
  private var rowAbove: [Run] = []
  /// The number of bytes in a row.
  private let width: Int

  /// Creates a compressor of rows of `width` bytes, with about `runCount` runs in all.
  init(width: Int, runCount: Int) {
    self.width = width
    tokens.reserveCapacity(2 * runCount)
  }

  /// Appends a row: a zero, followed by the bytes of `runs`, which may be known to repeat the row
  /// above.
  ///
  /// - Precondition: The lengths of the runs add up to one less than the width.
  mutating func append(_ runs: [Run], isRepeated: Bool) {
    checksum.append(runs)
    if isRepeated, reachesRowAbove {
      copy(width, isFromRowAbove: true)
    } else {
      let shared = shared(runs)
      // The zero is shared too, except in the first row.
      let first = rowAbove.isEmpty || shared.first < 2 ? 0 : shared.first + 1
      if first == 0 { tokens.append(Token(symbol: 0)) }
      copy(first, isFromRowAbove: true)
      for run in runs[shared.own] { append(run) }
      copy(shared.last, isFromRowAbove: true)
    }
    rowAbove = runs
  }

  private mutating func append(_ run: Run) {
    let literal = Token(symbol: UInt16(run.byte))
    tokens.append(literal)
    if run.length > 3 {
      copy(Int(run.length) - 1, isFromRowAbove: false)
    } else {
      for _ in 1..<run.length { tokens.append(literal) }
    }
  }

  /// Returns the zlib stream of all rows.
  consuming func finish() -> [UInt8] {
    tokens.append(Token(symbol: 256))
    var frequencies = [Int](repeating: 0, count: 286)
    for token in tokens { frequencies[Int(token.symbol)] += 1 }
    let code = HuffmanCode(frequencies, limit: 15)
    let distance = DeflateDistance(width)
    // Two distances of one bit each; if they coincide, the second code belongs to no distance.
    let second = max(distance.symbol, 1)
    var distanceLengths = [UInt8](repeating: 0, count: second + 1)
    (distanceLengths[0], distanceLengths[second]) = (1, 1)
    var bits = BitWriter(bytes: [0x78, 0x01])
    bits.append(0b101, 3)
    bits.append(code.lengths, distanceLengths)
    let extraBits = [UInt8](repeating: 0, count: 257) + DeflateLength.extraBits
    for token in tokens {
      let symbol = Int(token.symbol)
      var count = code.lengths[symbol]
      var word = UInt64(code.codes[symbol])
      if symbol > 256 {
        word |= UInt64(token.extra) << count
        count += extraBits[symbol]
        word |= (token.isFromRowAbove ? distance.extra << 1 | 1 : 0) << count
        count += token.isFromRowAbove ? distance.extraBits + 1 : 1
      }
      bits.append(word, count)
    }
    return bits.finish() + checksum.bytes
  }

  /// Copies `count` bytes, which are 0 or at least 3, from the row above or from the preceding byte.
  private mutating func copy(_ count: Int, isFromRowAbove: Bool) {
    var rest = count
    while rest > 0 {
      // A copy has at least three bytes.
      let piece = rest <= 258 ? rest : min(258, rest - 3)
      let (symbol, extra) = DeflateLength.code(of: piece)
      tokens.append(Token(symbol: symbol, extra: extra, isFromRowAbove: isFromRowAbove))
      rest -= piece
    }
  }

  /// Whether the row above is close enough to be copied from, and wide enough to be worth it.
  private var reachesRowAbove: Bool { (3...32_768).contains(width) }

  /// Returns the number of bytes a row shares with the row above at its start and its end, and its
  /// own runs between them; a part too short to be copied counts as its own.
  private func shared(_ runs: [Run]) -> (first: Int, own: Range<Int>, last: Int) {
    var own = runs.indices
    guard reachesRowAbove else { return (0, own, 0) }
    let most = min(runs.count, rowAbove.count)
    var (first, count) = (0, 0)
    while count < most, runs[count] == rowAbove[count] {
      first += Int(runs[count].length)
      count += 1
    }
    if first < 2 { (first, count) = (0, 0) }
    own = count..<own.upperBound
    var last = 0
    var end = 1
    while end <= most - count, runs[runs.count - end] == rowAbove[rowAbove.count - end] {
      last += Int(runs[runs.count - end].length)
      end += 1
    }
    return last < 3 ? (first, own, 0) : (first, own.lowerBound..<own.upperBound - end + 1, last)
  }
}

/// The length codes (RFC 1951, section 3.2.5).
private enum DeflateLength {
  /// The number of extra bits of codes 257 … 285.
  static let extraBits: [UInt8] =
    [0, 0, 0, 0, 0, 0, 0, 0, 1, 1, 1, 1, 2, 2, 2, 2, 3, 3, 3, 3, 4, 4, 4, 4, 5, 5, 5, 5, 0]

  /// Returns the code and the extra bits of a length from 3 to 258.
  static func code(of length: Int) -> (symbol: UInt16, extra: UInt8) {
    if length == 258 { return (285, 0) }
    let index = length - 3
    guard index >= 8 else { return (UInt16(257 + index), 0) }
    // Groups of four codes have the same number of extra bits.
    let bits = Int.bitWidth - index.leadingZeroBitCount - 3
    return (
      UInt16(truncatingIfNeeded: 257 + 4 * bits + index >> bits),
      UInt8(truncatingIfNeeded: index & ((1 << bits) - 1))
    )
  }
}

/// A distance code (RFC 1951, section 3.2.5).
private struct DeflateDistance {
  var symbol: Int
  var extra: UInt64
  var extraBits: UInt8

  init(_ distance: Int) {
    let index = distance - 1
    guard index >= 4 else {
      (symbol, extra, extraBits) = (max(index, 0), 0, 0)
      return
    }
    let bits = Int.bitWidth - index.leadingZeroBitCount - 2
    symbol = 2 * bits + 2 + (index >> bits & 1)
    extra = UInt64(truncatingIfNeeded: index & ((1 << bits) - 1))
    extraBits = UInt8(bits)
  }
}

/// The checksum of a zlib stream (RFC 1950, section 9): s₁ = 1 + Σ bytes, s₂ = Σ s₁, modulo 65521.
private struct Adler32 {
  private var sum = 1
  private var sumOfSums = 0

  /// Appends a row of at most 2¹⁵ bytes, which starts with a zero: for equal bytes, both sums are arithmetic series.
  mutating func append(_ runs: [RunCompressor.Run]) {
    // The sums of a row fit into 64 bits.
    sumOfSums &+= sum
    for run in runs {
      let (byte, count) = (Int(run.byte), Int(run.length))
      sumOfSums &+= count &* sum &+ byte &* (count &* (count &+ 1) / 2)
      sum &+= count &* byte
    }
    sumOfSums %= 65_521
    sum %= 65_521
  }

  var bytes: [UInt8] { [sumOfSums >> 8, sumOfSums & 255, sum >> 8, sum & 255].map { UInt8($0) } }
}
