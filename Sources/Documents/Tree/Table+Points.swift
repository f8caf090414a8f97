import Formatting

extension Table {
  /// A number with the invisible filler after it that aligns the decimal points of a right-aligned
  /// column.
  package struct PointedNumeral: Equatable {
    package var text: String
    /// The filler, such as "00" after "1.5" and ".000" after "13".
    package var filler: String
  }

  /// Returns the numerals of a column with fillers that align their decimal points; a numeral
  /// without a point is aligned at its exponent letter, as in pandas.
  package static func pointed(_ numerals: [String]) -> [PointedNumeral] {
    let shown = numerals.map { visible($0) }
    let decimals = shown.map { numeral -> Int? in
      let mark = UInt8(ascii: numeral.utf8.contains(UInt8(ascii: ".")) ? "." : "e")
      return numeral.utf8.lastIndex(of: mark).map { numeral.utf8[$0...].count - 1 }
    }
    guard let longest = decimals.compactMap(\.self).max() else {
      return shown.map { PointedNumeral(text: $0, filler: "") }
    }
    return zip(shown, decimals).map { numeral, decimals in
      let digits = String(repeating: "0", count: longest - (decimals ?? 0))
      let filler = numeral.isEmpty ? "" : (decimals == nil ? "." : "") + digits
      return PointedNumeral(text: numeral, filler: filler)
    }
  }
}
