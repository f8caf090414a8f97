import _TestSupport

/// A random text with delimiters: names, three rows that determine how it is read, and rows of any kind.
struct GeneratedTable {
  /// The text.
  private(set) var bytes: [UInt8]
  /// The number of bytes of the names and the first rows.
  let headSize: Int
  /// The separator of the fields.
  let delimiter: UInt8

  /// The pieces of rows that follow no rule: all that has a meaning, and some that has none.
  private static let pieces = [
    ",", ";", "\t", "|", "\"", "\"\"", "\n", "\r", "\r\n", " ", "  ", "#", "#END#", "x", "yz", "é",
    "主", "-1.5",
    "7", "1e3", "nan", "\\", "'", "\u{B}", "\u{85}",
  ]
  private static let numbers = [
    "0", "-1", "4.83", "5772", "1e-3", "+.5", "12.", "-0.0", "6.02214076e23", "9007199254740993",
    "1D+02", "nan", "",
    "0.1000000000000000055511151231257827", " 7 ", "7\t",
  ]
  private static let delimiters: [UInt8] = [
    UInt8(ascii: ","), UInt8(ascii: ";"), UInt8(ascii: "\t"), UInt8(ascii: "|"),
  ]

  /// Generates the table of a seed.
  init(seed: Int) {
    var random = SplitMix(state: UInt64(seed))
    delimiter = random.element(of: Self.delimiters)
    let delimiter = String(UnicodeScalar(delimiter))
    let columnCount = 2 + random.below(4)
    let end = random.element(of: ["\n", "\n", "\r\n", "\r", ""])
    func lineEnd() -> String { end.isEmpty ? random.element(of: ["\n", "\r\n", "\r"]) : end }
    func line(_ fields: [String]) -> String { fields.joined(separator: delimiter) + lineEnd() }

    var text = random.below(8) == 0 ? "\u{FEFF}" : ""
    if random.below(8) == 0 { text += "# a comment" + lineEnd() }
    if random.below(8) == 0 { text += lineEnd() }
    text += line((0..<columnCount).map { "name \(UnicodeScalar(UInt8(97 + $0)))" })
    for row in 0..<3 { text += line((0..<columnCount).map { "word\(row)\($0)" }) }
    headSize = text.utf8.count
    let isLong = random.below(200) == 0
    for _ in 0..<(isLong ? 100 + random.below(400) : random.below(12)) {
      switch random.below(isLong ? 40 : 8) {
      case 0: text += (0..<random.below(12)).map { _ in random.element(of: Self.pieces) }.joined()
      case 1: text += random.element(of: ["", " ", "# note", "\t", "#\"", "  #"]) + lineEnd()
      default:
        let count = random.below(30) == 0 ? columnCount - 1 : columnCount
        text += line((0..<count).map { _ in Self.field(delimiter, &random) })
      }
    }
    let cut = random.below(4) == 0 ? 1 : 0
    bytes = Array(text.utf8.dropLast(text.utf8.count > headSize ? cut : 0))
    // A character may not be cut in two.
    while let last = bytes.last, last >= 0x80, bytes.count > headSize { bytes.removeLast() }
  }

  /// A field of a well-formed row.
  private static func field(_ delimiter: String, _ random: inout SplitMix) -> String {
    switch random.below(4) {
    case 0:
      let quoted = (0..<random.below(5)).map { _ in random.element(of: pieces) }.joined()
      return "\""
        + quoted.split(separator: "\"", omittingEmptySubsequences: false)
        .joined(separator: "\"\"") + "\""
    case 1:
      let plain = (0..<random.below(4)).map { _ in random.element(of: pieces) }
        .filter { $0 != delimiter && !["\n", "\r", "\r\n"].contains($0) }
      return plain.joined()
    default: return random.element(of: numbers)
    }
  }
}
