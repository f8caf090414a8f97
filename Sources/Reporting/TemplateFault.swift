/// What is wrong with a template that the parser refused, and where: the parser itself notices only
/// at the end of the text that a tag or a section has none.
struct TemplateFault {
  /// What is wrong.
  let message: String
  /// The bytes at fault.
  let range: Range<Int>

  /// The first fault of a template with the usual delimiters, or nil if its tags and sections end.
  init?(in bytes: [UInt8]) {
    var open: [(name: [UInt8], range: Range<Int>)] = []
    var place = 0
    while let start = Self.pair(UInt8(ascii: "{"), in: bytes, from: place) {
      let end = Self.pair(UInt8(ascii: "}"), in: bytes, from: start + 2)
      let next = Self.pair(UInt8(ascii: "{"), in: bytes, from: start + 3)
      guard let end, end < next ?? bytes.count else {
        self.init("a tag without its }}", start..<start + 2)
        return
      }
      let range = start..<end + 2
      let content = bytes[start + 2..<end]
      let name = content.dropFirst().filter { $0 != UInt8(ascii: " ") }
      switch content.first {
      case UInt8(ascii: "#"), UInt8(ascii: "^"): open.append((name, range))
      case UInt8(ascii: "/"):
        guard open.popLast()?.name == name else {
          self.init("the end of a section that is not the innermost open one", range)
          return
        }
      default: break
      }
      place = end + 2
    }
    guard let section = open.last else { return nil }
    self.init("a section without an end", section.range)
  }

  private init(_ message: String, _ range: Range<Int>) {
    self.message = message
    self.range = range
  }

  /// Where the first two of a byte in a row are, from `start` on.
  private static func pair(_ byte: UInt8, in bytes: [UInt8], from start: Int) -> Int? {
    guard start + 1 < bytes.count else { return nil }
    return (start..<bytes.count - 1).first { bytes[$0] == byte && bytes[$0 + 1] == byte }
  }
}
