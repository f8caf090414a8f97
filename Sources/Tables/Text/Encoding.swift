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
    return characterFault(in: range)
  }

  /// Returns a fault if a line is longer than the limit; nil if none is.
  package func lineFault() -> Diagnostic? {
    var line = start
    while bytes.count - line > Limits.line {
      let reach = bytes[line..<line + Limits.line]
      guard let end = reach.lastIndex(where: isLineEnd) else {
        return diagnostic(
          "a line of more than \(Limits.line) bytes, the limit", at: line..<line,
          suggestion: "this may not be a table")
      }
      line = end + 1
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

  /// Returns the fault of the first malformed sequence, or of the first letter with too many marks.
  private func characterFault(in range: Range<Int>) -> Diagnostic? {
    var offset = range.lowerBound
    var marks = 0
    while offset < range.upperBound {
      if bytes[offset] < 0x80 {
        offset += 1
        marks = 0
        continue
      }
      var parser = Unicode.UTF8.ForwardParser()
      var iterator = bytes[offset..<range.upperBound].makeIterator()
      switch parser.parseScalar(from: &iterator) {
      case .valid(let sequence):
        marks = Limits.isMark(Unicode.UTF8.decode(sequence)) ? marks + 1 : 0
        if marks > Limits.marks {
          return diagnostic(Limits.marksMessage, at: offset..<offset, suggestion: "remove them")
        }
        offset += sequence.count
      case .error(let length):
        let byte = String(bytes[offset], radix: 16, uppercase: true)
        return diagnostic(
          "byte 0x\(byte) is not valid UTF-8", at: offset..<offset + length,
          suggestion: "the file may be in Latin-1; convert it with: iconv -f LATIN1 -t UTF-8")
      case .emptyInput: return nil
      }
    }
    return nil
  }
}
