import Tables
import Yams

extension YAMLDocument {
  /// The bytes of `node`: all of a scalar on one line, else the first character.
  func range(of node: Node) -> Range<Int> {
    let start = node.mark.map { Self.offset(of: $0, in: source) } ?? source.start
    let bytes = source.bytes[start...]
    guard case .scalar(let scalar) = node, let first = bytes.first else {
      return start..<min(start + 1, source.bytes.count)
    }
    if first == UInt8(ascii: "\"") || first == UInt8(ascii: "'") {
      let isEnd = { (byte: UInt8) in byte == first || byte == UInt8(ascii: "\n") }
      return start..<(bytes.dropFirst().firstIndex(where: isEnd).map { $0 + 1 } ?? bytes.endIndex)
    }
    let isPlain = bytes.starts(with: scalar.string.utf8)
    return start..<min(start + (isPlain ? scalar.string.utf8.count : 1), source.bytes.count)
  }

  /// The parser's message on a file that is not YAML, at the place where parsing failed.
  static func diagnostic(_ error: YamlError, in source: SourceText) -> Diagnostic {
    switch error {
    case .scanner(let context, let problem, let mark, _),
      .parser(let context, let problem, let mark, _),
      .composer(let context, let problem, let mark, _):
      let offset = offset(of: mark, in: source)
      let context = context.map { trimmed($0.text) + ": " } ?? ""
      let known = explanation(problem, at: offset, in: source)
      return source.diagnostic(
        known?.message ?? "not YAML: \(context)\(trimmed(problem))",
        at: offset..<min(offset + 1, source.bytes.count), suggestion: known?.suggestion)
    case .duplicatedKeysInMapping(let keys, let context):
      let offset = offset(of: context.mark, in: source)
      let key = keys.first ?? ""
      let end = min(offset + key.utf8.count, source.bytes.count)
      return source.diagnostic("the key \(quoted(key)) is given twice", at: offset..<end)
    case .reader(_, let position?, let value, let text):
      let index = text.index(text.startIndex, offsetBy: position, limitedBy: text.endIndex)
      let offset =
        source.start + text.utf8.distance(from: text.startIndex, to: index ?? text.endIndex)
      return source.diagnostic(
        "the character U+\(String(value, radix: 16, uppercase: true)) is not allowed",
        at: offset..<min(offset + 1, source.bytes.count))
    case .memory:
      return source.diagnostic("lists or mappings nested too deeply")
    default:
      return source.diagnostic("not YAML")
    }
  }

  /// A plainer explanation of the most common mistakes.
  private static func explanation(_ problem: String, at offset: Int, in source: SourceText) -> (
    message: String, suggestion: String?
  )? {
    if problem.contains("nesting level") { return ("lists or mappings nested too deeply", nil) }
    if offset < source.bytes.count, source.bytes[offset] == UInt8(ascii: "\t") {
      return ("a tab", "indent with spaces")
    }
    if problem.contains("another document") {
      return ("a second document begins here", "an experiment is one document")
    }
    if problem.contains("mapping values are not allowed") {
      return ("a second \": \" or a wrong indentation", "put a text that holds \": \" into quotes")
    }
    return nil
  }

  private static func trimmed(_ text: String) -> String {
    text.last == "\n" ? String(text.dropLast()) : text
  }

  /// The offset of the byte at `mark`, which counts from 1 in lines and in Unicode scalars.
  ///
  /// For YAML 1.1 a line also ends at U+0085, U+2028 and U+2029.
  private static func offset(of mark: Mark, in source: SourceText) -> Int {
    let bytes = source.bytes
    var offset = source.start
    var line = 1
    while line < mark.line, offset < bytes.count {
      line += endsLine(bytes, at: offset) ? 1 : 0
      offset += 1
    }
    var column = 1
    while offset < bytes.count, column < mark.column || bytes[offset] & 0xC0 == 0x80 {
      offset += 1
      if offset < bytes.count, bytes[offset] & 0xC0 != 0x80 { column += 1 }
      if offset == bytes.count { break }
    }
    return offset
  }

  /// Whether the byte at `offset` is the last one of a line end.
  private static func endsLine(_ bytes: [UInt8], at offset: Int) -> Bool {
    switch bytes[offset] {
    case 0x0A: true
    case 0x0D: offset + 1 == bytes.count || bytes[offset + 1] != 0x0A
    case 0x85: offset >= 1 && bytes[offset - 1] == 0xC2
    case 0xA8, 0xA9: offset >= 2 && bytes[offset - 1] == 0x80 && bytes[offset - 2] == 0xE2
    default: false
    }
  }
}
