extension Table {
  /// A number as it is written, and what is to stand unseen after it so that its point stands under the
  /// others' of its column when all are set to the right.
  struct PointedNumeral: Equatable {
    var text: String
    /// Such as "00" after "1.5" and ".000" after "13".
    var filler: String
  }

  /// The numerals of a column with their points under each other.
  static func pointed(_ numerals: [String]) -> [PointedNumeral] {
    let shown = numerals.map(visible)
    let tails = shown.map { text in
      text.utf8.firstIndex(of: UInt8(ascii: ".")).map { text.utf8[$0...].count } ?? 0
    }
    let longest = tails.max() ?? 0
    return zip(shown, tails).map { text, tail in
      if text.isEmpty { return PointedNumeral(text: text, filler: "") }
      let digits = String(repeating: "0", count: max(0, longest - max(tail, 1)))
      return PointedNumeral(text: text, filler: tail == 0 && longest > 0 ? "." + digits : digits)
    }
  }
}
