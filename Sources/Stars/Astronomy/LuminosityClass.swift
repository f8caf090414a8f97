/// A luminosity class of Morgan and Keenan, from bright to faint.
public enum LuminosityClass: Int, Comparable, CaseIterable, Sendable {
  /// Supergiants, including `Ia`, `Iab` and `Ib`, and hypergiants, `Ia0` and `Ia+`.
  case supergiant = 1
  /// Bright giants.
  case brightGiant
  /// Giants.
  case giant
  /// Subgiants.
  case subgiant
  /// Dwarfs: the main sequence.
  case dwarf
  /// Subdwarfs, `sd` or VI.
  case subdwarf
  /// White dwarfs, `D`, `WD` or VII.
  case whiteDwarf

  /// Whether `a` is brighter than `b`.
  public static func < (a: Self, b: Self) -> Bool { a.rawValue < b.rawValue }

  /// The symbol of the class, such as `III`.
  public var symbol: String {
    ["I", "II", "III", "IV", "V", "VI", "D"][rawValue - 1]
  }

  /// The class that a Roman numeral in capital or small letters stands for; nil if it stands for none.
  init?(numeral: ArraySlice<UInt8>) {
    let numerals = ["I", "II", "III", "IV", "V", "VI", "VII"]
    let index = numerals.firstIndex { $0.utf8.elementsEqual(numeral.lazy.map(\.capital)) }
    guard let index else { return nil }
    self.init(rawValue: index + 1)
  }

  /// The range of luminosity classes that a label such as `V`, `D` or `I-III` names; nil if it names none.
  public static func range(_ label: String) -> ClosedRange<LuminosityClass>? {
    let ends = label.split(omittingEmptySubsequences: false) { $0 == "-" || $0 == "–" }
      .map { end in allCases.first { $0.symbol == end } }
    guard ends.count <= 2, let from = ends.first ?? nil, let to = ends.last ?? nil, from <= to
    else { return nil }
    return from...to
  }
}
