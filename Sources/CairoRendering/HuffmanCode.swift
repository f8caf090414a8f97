/// An optimal canonical prefix code for symbols with given frequencies.
///
/// Sources: Huffman (1952), *A method for the construction of minimum-redundancy codes*; RFC 1951,
/// section 3.2.2, for the order of the codes.
struct HuffmanCode {
  /// The number of bits of each symbol; 0 if it does not occur.
  let lengths: [UInt8]
  /// The bits of each symbol, the first bit lowest, in deflate's order.
  let codes: [UInt32]

  /// Creates a code in which no symbol has more than `limit` bits.
  ///
  /// If the best code has longer ones, the frequencies are evened out until it has none.
  ///
  /// - Precondition: At least two and at most `2^limit` symbols occur.
  init(_ frequencies: [Int], limit: Int) {
    var frequencies = frequencies
    var lengths = Self.lengths(frequencies)
    while lengths.contains(where: { $0 > limit }) {
      for index in frequencies.indices where frequencies[index] > 0 {
        frequencies[index] = frequencies[index] / 2 + 1
      }
      lengths = Self.lengths(frequencies)
    }
    self.lengths = lengths
    codes = Self.codes(lengths)
  }

  /// Returns the depth of each symbol in the tree that repeatedly joins the two rarest branches.
  private static func lengths(_ frequencies: [Int]) -> [UInt8] {
    let leaves = frequencies.indices.filter { frequencies[$0] > 0 }
      .sorted { (frequencies[$0], $0) < (frequencies[$1], $1) }
    precondition(leaves.count > 1, "a code of \(leaves.count) symbols")
    // Branches are created in order of weight, so two queues keep everything sorted.
    var weights = leaves.map { frequencies[$0] }
    var parents = [Int](repeating: 0, count: 2 * leaves.count - 1)
    var (leaf, branch) = (0, leaves.count)
    for next in leaves.count..<parents.count {
      var weight = 0
      for _ in 0..<2 {
        let takesLeaf =
          leaf < leaves.count && (branch == next || weights[leaf] <= weights[branch])
        let child = takesLeaf ? leaf : branch
        if takesLeaf { leaf += 1 } else { branch += 1 }
        parents[child] = next
        weight += weights[child]
      }
      weights.append(weight)
    }
    var depths = [UInt8](repeating: 0, count: parents.count)
    for node in (0..<parents.count - 1).reversed() { depths[node] = depths[parents[node]] + 1 }
    var lengths = [UInt8](repeating: 0, count: frequencies.count)
    for (node, symbol) in leaves.enumerated() { lengths[symbol] = depths[node] }
    return lengths
  }

  /// Returns the codes for symbols of the given lengths: shorter codes first, and those of equal
  /// length in symbol order.
  private static func codes(_ lengths: [UInt8]) -> [UInt32] {
    var codes = [UInt32](repeating: 0, count: lengths.count)
    var code: UInt32 = 0
    for length in 1...(lengths.max() ?? 1) {
      code <<= 1
      for symbol in lengths.indices where lengths[symbol] == length {
        codes[symbol] = reversed(code, length)
        code += 1
      }
    }
    return codes
  }

  private static func reversed(_ code: UInt32, _ count: UInt8) -> UInt32 {
    (0..<count).reduce(0) { bits, place in bits << 1 | code >> UInt32(place) & 1 }
  }
}

/// A writer of numbers of any bit width, lowest bit first.
struct BitWriter {
  private var bytes: [UInt8]
  private var word: UInt64 = 0
  private var count: UInt64 = 0

  /// Creates a writer that continues after `bytes`.
  init(bytes: [UInt8]) { self.bytes = bytes }

  /// Appends the lowest `count` bits of `bits`, at most 48; all higher bits must be 0.
  mutating func append(_ bits: UInt64, _ count: UInt8) {
    word |= bits << self.count
    self.count += UInt64(count)
    while self.count >= 16 {
      bytes.append(UInt8(truncatingIfNeeded: word))
      bytes.append(UInt8(truncatingIfNeeded: word >> 8))
      word >>= 16
      self.count -= 16
    }
  }

  /// Returns all bytes, the last one padded with zeros.
  consuming func finish() -> [UInt8] {
    while count > 0 {
      bytes.append(UInt8(truncatingIfNeeded: word))
      word >>= 8
      count -= min(count, 8)
    }
    return bytes
  }

  /// Appends the lengths of a block's two codes (RFC 1951, section 3.2.7): run-length encoded zeros
  /// and literal lengths, both in a third code.
  mutating func append(_ literalLengths: [UInt8], _ distanceLengths: [UInt8]) {
    let items = Self.condensed(literalLengths + distanceLengths)
    var frequencies = [Int](repeating: 0, count: 19)
    for item in items { frequencies[item.symbol] += 1 }
    // A code has at least two symbols.
    for symbol in [0, 18] where frequencies[symbol] == 0 { frequencies[symbol] = 1 }
    let code = HuffmanCode(frequencies, limit: 7)
    append(UInt64(literalLengths.count - 257), 5)
    append(UInt64(distanceLengths.count - 1), 5)
    append(19 - 4, 4)
    for symbol in [16, 17, 18, 0, 8, 7, 9, 6, 10, 5, 11, 4, 12, 3, 13, 2, 14, 1, 15] {
      append(UInt64(code.lengths[symbol]), 3)
    }
    for item in items {
      append(UInt64(code.codes[item.symbol]), code.lengths[item.symbol])
      append(item.extra, item.symbol == 18 ? 7 : item.symbol == 17 ? 3 : 0)
    }
  }

  /// Returns the lengths with runs of zeros replaced: 17 encodes 3 to 10 of them, 18 encodes 11 to 138.
  private static func condensed(_ lengths: [UInt8]) -> [(symbol: Int, extra: UInt64)] {
    var items: [(Int, UInt64)] = []
    var index = 0
    while index < lengths.count {
      let zeros = min(lengths[index...].prefix { $0 == 0 }.count, 138)
      switch zeros {
      case 11...: items.append((18, UInt64(zeros - 11)))
      case 3...: items.append((17, UInt64(zeros - 3)))
      default: items.append((Int(lengths[index]), 0))
      }
      index += zeros >= 3 ? zeros : 1
    }
    return items
  }
}
