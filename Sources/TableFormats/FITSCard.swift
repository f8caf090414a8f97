/// The cards of a FITS header, of 80 characters each, in the fixed format of the standard.
enum FITSCard {
  /// Returns the card of a keyword; texts are quoted, other values end in column 30.
  static func text(_ key: String, _ value: String) -> String {
    let value = value.first == "'" ? value : spaces(20 - value.utf8.count) + value
    return padded(padded(key, to: 8) + "= " + value, to: 80)
  }

  /// Returns a text in quotes, of at least eight characters.
  static func quoted(_ text: String) -> String {
    let doubled = text.split(separator: "'", omittingEmptySubsequences: false)
      .joined(separator: "''")
    return "'" + padded(doubled, to: 8) + "'"
  }

  private static func padded(_ text: String, to width: Int) -> String {
    text + spaces(width - text.utf8.count)
  }

  private static func spaces(_ count: Int) -> String {
    String(repeating: " ", count: max(0, count))
  }
}
