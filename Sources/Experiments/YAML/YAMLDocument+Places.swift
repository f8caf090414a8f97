import Tables

extension YAMLDocument {
  /// The bytes of `node`: all of a scalar on one line, else the first character.
  func range(of node: YAMLNode) -> Range<Int> {
    let start = Self.offset(of: node.place, in: source)
    let bytes = source.bytes[start...]
    guard let text = node.text, let first = bytes.first else {
      return start..<min(start + 1, source.bytes.count)
    }
    if first == UInt8(ascii: "\"") || first == UInt8(ascii: "'") {
      let isEnd = { (byte: UInt8) in byte == first || byte == UInt8(ascii: "\n") }
      return start..<(bytes.dropFirst().firstIndex(where: isEnd).map { $0 + 1 } ?? bytes.endIndex)
    }
    let isPlain = bytes.starts(with: text.utf8)
    return start..<min(start + (isPlain ? text.utf8.count : 1), source.bytes.count)
  }

  /// The parser's message on a file that is not YAML, at the place where parsing failed.
  static func diagnostic(_ fault: YAMLFault, in source: SourceText) -> Diagnostic {
    let offset = offset(of: fault.place, in: source)
    let fault = plain(fault, at: offset, in: source)
    return source.diagnostic(
      fault.message, at: offset..<min(offset + fault.length, source.bytes.count),
      suggestion: fault.suggestion)
  }

  /// A plainer explanation of the most common mistakes.
  private static func plain(_ fault: YAMLFault, at offset: Int, in source: SourceText) -> YAMLFault
  {
    if offset < source.bytes.count, source.bytes[offset] == UInt8(ascii: "\t") {
      return YAMLFault(message: "a tab", place: fault.place, suggestion: "indent with spaces")
    }
    if fault.message.contains("mapping values are not allowed") {
      return YAMLFault(
        message: "a second \": \" or a wrong indentation", place: fault.place,
        suggestion: "put a text that holds \": \" into quotes")
    }
    return fault
  }

  /// The offset of the byte behind as many Unicode scalars.
  private static func offset(of place: Int, in source: SourceText) -> Int {
    var rest = place
    return source.bytes[source.start...].firstIndex { byte in
      if byte & 0xC0 == 0x80 { return false }
      rest -= 1
      return rest < 0
    } ?? source.bytes.count
  }
}
