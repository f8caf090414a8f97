/// The styles of a workbook that show a number as a date or a time.
final class DateStyles: XMLHandler {
  /// Whether each style of a cell shows a date or a time.
  private(set) var isDate: [Bool] = []
  /// The reason why the part is not well-formed.
  private(set) var refusal: String?
  private var customDates: Set<Int> = []
  private var isInCellStyles = false

  func start(_ element: String, _ attributes: [String: String]) {
    switch localName(element) {
    case "numFmt":
      guard let id = attributes["numFmtId"].flatMap({ Int($0) }) else { return }
      if Self.isDate(attributes["formatCode"] ?? "") { customDates.insert(id) }
    case "cellXfs": isInCellStyles = true
    case "xf" where isInCellStyles:
      let id = attributes["numFmtId"].flatMap { Int($0) } ?? 0
      isDate.append(14...22 ~= id || 27...36 ~= id || 45...58 ~= id || customDates.contains(id))
    default: break
    }
  }

  func end(_ element: String) { if localName(element) == "cellXfs" { isInCellStyles = false } }
  func characters(_ text: UnsafeRawBufferPointer) {}
  func refuse(_ message: String, _ suggestion: String?) { refusal = refusal ?? message }

  /// Whether a format code such as `yyyy\-mm\-dd` shows a date: it has a letter of one outside of
  /// quotes, escapes and brackets.
  static func isDate(_ code: String) -> Bool {
    var isQuoted = false
    var isBracketed = false
    var isEscaped = false
    for character in code.lowercased() {
      if isEscaped {
        isEscaped = false
      } else if character == "\"" {
        isQuoted.toggle()
      } else if isQuoted {
        continue
      } else if character == "\\" || character == "_" || character == "*" {
        isEscaped = true
      } else if character == "[" {
        isBracketed = true
      } else if character == "]" {
        isBracketed = false
      } else if !isBracketed, "ymdhs".contains(character) {
        return true
      }
    }
    return false
  }

  /// Returns the date or time of a serial number, as in ISO 8601: `1995-02-07`, `06:45:00`, or both.
  ///
  /// Day 60 is the 29th of February 1900, which did not exist, for compatibility with Lotus 1-2-3.
  static func text(ofSerial serial: Double, from1904: Bool) -> String? {
    guard serial >= 0, serial < 2_958_466 else { return nil }
    var seconds = Int((serial * 86_400).rounded())
    var day = seconds / 86_400
    seconds %= 86_400
    let clock = [seconds / 3_600, seconds / 60 % 60, seconds % 60].map(twoDigits)
      .joined(separator: ":")
    if day == 0, !from1904 { return clock }
    day += from1904 ? 1_462 : day < 60 ? 1 : 0
    let date = date(ofDay: day - 25_569)
    return seconds == 0 ? date : "\(date) \(clock)"
  }

  /// Returns the Gregorian date of a day counted from 1 January 1970.
  ///
  /// Source: Howard Hinnant, *chrono-Compatible Low-Level Date Algorithms* (2013), `civil_from_days`.
  private static func date(ofDay day: Int) -> String {
    let shifted = day + 719_468
    let era = shifted / 146_097
    let dayOfEra = shifted % 146_097
    let year = (dayOfEra - dayOfEra / 1_460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - (365 * year + year / 4 - year / 100)
    let month = (5 * dayOfYear + 2) / 153
    let isAfterDecember = month >= 10
    return [
      "\(year + era * 400 + (isAfterDecember ? 1 : 0))",
      twoDigits(isAfterDecember ? month - 9 : month + 3),
      twoDigits(dayOfYear - (153 * month + 2) / 5 + 1),
    ].joined(separator: "-")
  }

  private static func twoDigits(_ number: Int) -> String {
    number < 10 ? "0\(number)" : "\(number)"
  }
}
