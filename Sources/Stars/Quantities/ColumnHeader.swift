/// The header of a column, split into name and unit.
struct ColumnHeader {
  /// The name without a unit, in lower case, without blanks, `_`, `-` and `.` apart from the `_` of an error,
  /// `e_B-V`, which is not the reddening `E(B-V)`.
  let folded: String
  /// The unit at the end of the name, as in `Plx [mas]` or `parallax_mas`; nil for none.
  let unit: String?

  /// The units that may also follow an underscore; `_mag` and `_k` are parts of names.
  private static let suffixes = ["mas", "arcsec", "uas", "pc", "kpc", "ly", "lyr"]

  /// The units of columns in catalogues that state them elsewhere, by folded name.
  private static let known = ["sydist": "pc", "syplx": "mas", "plxvalue": "mas"]

  init(_ name: String) {
    let (folded, unit) = Self.parts(name)
    self.folded = name.hasPrefix(Self.error) ? Self.error + folded.dropFirst() : folded
    self.unit = unit
  }

  /// The beginning of the names of errors in CDS catalogues.
  private static let error = "e_"

  /// The folded name of a column.
  static func folded(_ name: String) -> String {
    let folded = fold(name.lowercased()[...])
    return name.hasPrefix(error) ? error + folded.dropFirst() : folded
  }

  private static func parts(_ name: String) -> (folded: String, unit: String?) {
    let lower = name.lowercased()
    if let unit = known[fold(lower[...])] {
      return (fold(lower[...]), unit)
    } else if let (rest, unit) = bracketed(name) {
      return (fold(rest.lowercased()[...]), unit)
    } else if let suffix = suffixes.first(where: { lower.hasSuffix("_" + $0) }),
      lower.count > suffix.count + 1
    {
      return (fold(lower.dropLast(suffix.count + 1)), suffix)
    }
    return (fold(lower[...]), nil)
  }

  /// The name and the unit of a header that ends in a known unit in brackets; `log(L/Lo)` is a name.
  private static func bracketed(_ name: String) -> (rest: Substring, unit: String)? {
    for (open, close) in [("(", ")"), ("[", "]")] as [(Character, Character)] {
      guard name.last == close, let start = name.firstIndex(of: open) else { continue }
      let rest = name[..<start]
      let unit = String(name[name.index(after: start)...].dropLast())
      let isName = ["", "log", "lg", "log10"].contains(fold(rest.lowercased()[...]))
      if !isName, Unit(unit) != nil { return (rest, unit) }
      if isName, Unit(unit)?.isLogarithm == true { return (rest, unit) }
    }
    return nil
  }

  /// `name`, which is in lower case, without blanks, `_`, `-` and `.`.
  static func fold(_ name: Substring) -> String {
    var folded = String.UnicodeScalarView()
    folded.append(
      contentsOf: name.unicodeScalars.lazy.filter { !" _-.".unicodeScalars.contains($0) })
    return String(folded)
  }
}
