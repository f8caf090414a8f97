import Parallelism

extension SourceText {
  /// Returns why the file is not UTF-8 text, or nil if it is.
  ///
  /// UTF-16 (with a byte order mark, or a NUL among the first two bytes), NUL bytes elsewhere and
  /// the first malformed sequence are distinguished, since they need different fixes.
  public func encodingFault() -> Diagnostic? {
    if bytes.isEmpty { return diagnostic("the file is empty") }
    if isUTF16 {
      return diagnostic(
        "the file is UTF-16, not UTF-8",
        suggestion: "save it as UTF-8, or convert it with: iconv -f UTF-16 -t UTF-8")
    }
    return encodingFault(in: bytes.indices)
  }

  /// Returns why the bytes of `range`, which begin and end with a character, are not UTF-8 text; nil if they are.
  func encodingFault(in range: Range<Int>) -> Diagnostic? {
    let kinds = byteKinds(range)
    if kinds.hasNul, let nul = bytes[range].firstIndex(of: 0) {
      return diagnostic("NUL byte; this is not a text file", at: nul..<nul + 1)
    }
    if kinds.isASCII { return nil }
    if let range = malformedSequence(range) {
      let byte = String(bytes[range.lowerBound], radix: 16, uppercase: true)
      return diagnostic(
        "byte 0x\(byte) is not valid UTF-8", at: range,
        suggestion: "the file may be in Latin-1; convert it with: iconv -f LATIN1 -t UTF-8")
    }
    return nil
  }

  private var isUTF16: Bool {
    guard bytes.count >= 2 else { return false }
    let head = (bytes[0], bytes[1])
    return head == (0xFE, 0xFF) || head == (0xFF, 0xFE) || (head.0 == 0) != (head.1 == 0)
  }

  /// Returns whether any byte is NUL and whether all are below 0x80, in one pass over many bytes at
  /// a time.
  private func byteKinds(_ range: Range<Int>) -> (hasNul: Bool, isASCII: Bool) {
    let kinds = concurrentMap(partsOf: range, least: 1 << 20) { part in
      bytes[part].withUnsafeBufferPointer { bytes in
        var all: UInt8 = 0
        var nuls: UInt8 = 0
        for byte in bytes {
          all |= byte
          nuls |= byte == 0 ? 1 : 0
        }
        return (hasNul: nuls != 0, isASCII: all < 0x80)
      }
    }
    return (kinds.contains(where: \.hasNul), kinds.allSatisfy(\.isASCII))
  }

  private func malformedSequence(_ range: Range<Int>) -> Range<Int>? {
    var offset = range.lowerBound
    while offset < range.upperBound {
      if bytes[offset] < 0x80 {
        offset += 1
        continue
      }
      var parser = Unicode.UTF8.ForwardParser()
      var iterator = bytes[offset..<range.upperBound].makeIterator()
      switch parser.parseScalar(from: &iterator) {
      case .valid(let sequence): offset += sequence.count
      case .error(let length): return offset..<offset + length
      case .emptyInput: return nil
      }
    }
    return nil
  }
}
