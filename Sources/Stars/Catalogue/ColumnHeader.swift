/// The header of a column, split into name and unit.
struct ColumnHeader {
  /// The name without a unit, in lower case, without blanks, `_`, `-` and `.`.
  let folded: String
  /// The unit at the end of the name, as in `Plx [mas]` or `parallax_mas`; nil for none.
  let unit: String?

  /// The units that may also follow an underscore; `_mag` and `_k` are parts of names.
  private static let suffixes = ["mas", "arcsec", "uas", "pc", "kpc", "ly", "lyr"]

  /// The units of columns in catalogues that state them elsewhere, by folded name.
  private static let known = ["sydist": "pc", "syplx": "mas", "plxvalue": "mas"]

  init(_ name: String) {
    let lower = name.lowercased()
    if let unit = Self.known[Self.fold(lower[...])] {
      (folded, self.unit) = (Self.fold(lower[...]), unit)
    } else if let (rest, unit) = Self.bracketed(name) {
      (folded, self.unit) = (Self.fold(rest.lowercased()[...]), unit)
    } else if let suffix = Self.suffixes.first(where: { lower.hasSuffix("_" + $0) }),
      lower.count > suffix.count + 1
    {
      (folded, unit) = (Self.fold(lower.dropLast(suffix.count + 1)), suffix)
    } else {
      (folded, unit) = (Self.fold(lower[...]), nil)
    }
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
