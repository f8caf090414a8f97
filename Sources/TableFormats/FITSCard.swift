/// The cards of a FITS header, of 80 characters each, in the fixed format of the standard.
enum FITSCard {
  /// Returns the card of a keyword; texts are quoted, other values end in column 30.
  static func text(_ key: String, _ value: String) -> String {
    let isQuoted = value.first == "'"
    let value = isQuoted ? value : spaces(20 - value.utf8.count) + value
    return padded(padded(key, to: 8) + "= " + value, to: 80)
  }

  /// Returns a text in quotes, of at least eight characters.
  static func quoted(_ text: String) -> String {
    "'"
      + padded(
        text.split(separator: "'", omittingEmptySubsequences: false).joined(separator: "''"), to: 8)
      + "'"
  }

  /// Returns a header of whole blocks.
  static func header(_ cards: [String]) -> [UInt8] {
    var header = cards.flatMap(\.utf8) + Array("END".utf8)
    fillBlock(&header, with: 0x20)
    return header
  }

  /// Fills the last block of a header or of data.
  static func fillBlock(_ bytes: inout [UInt8], with byte: UInt8) {
    let rest = bytes.count % FITSHeader.block
    if rest > 0 { bytes += Array(repeating: byte, count: FITSHeader.block - rest) }
  }

  private static func padded(_ text: String, to width: Int) -> String {
    text + spaces(width - text.utf8.count)
  }

  private static func spaces(_ count: Int) -> String {
    String(repeating: " ", count: max(0, count))
  }
}
