extension Table {
  /// A number as it is written, and what is to stand unseen after it so that its point stands under the
  /// others' of its column when all are set to the right.
  struct PointedNumeral: Equatable {
    var text: String
    /// Such as "00" after "1.5" and ".000" after "13".
    var filler: String
  }

  /// The numerals of a column with their points under each other; one without a point has an exponent's
  /// letter there, as pandas aligns them.
  static func pointed(_ numerals: [String]) -> [PointedNumeral] {
    let shown = numerals.map(visible)
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
