/// The header of a column, split into name and unit.
struct ColumnHeader {
  /// The name without a unit, in lower case, without blanks, `_`, `-` and `.`.
  let folded: String
  /// The unit at the end of the name, in lower case; nil for none.
  let unit: String?

  private static let units = ["mas", "arcsec", "pc", "kpc", "ly", "as", "k", "kelvin", "mag"]
  /// The units that may also follow an underscore; `_mag` and `_k` are parts of names.
  private static let suffixes: Set = ["mas", "arcsec", "pc", "kpc", "ly"]

  init(_ name: String) {
    let name = name.lowercased()
    for unit in Self.units {
      let endings = ["(\(unit))", "[\(unit)]"] + (Self.suffixes.contains(unit) ? ["_\(unit)"] : [])
      let ending = endings.first { name.hasSuffix($0) }
      guard let ending, name.utf8.count > ending.utf8.count else { continue }
      self.unit = unit
      folded = Self.fold(name.dropLast(ending.count))
      return
    }
    unit = nil
    folded = Self.fold(name[...])
  }

  /// `name`, which is in lower case, without blanks, `_`, `-` and `.`.
  static func fold(_ name: Substring) -> String {
    var folded = String.UnicodeScalarView()
    folded.append(
      contentsOf: name.unicodeScalars.lazy.filter { !" _-.".unicodeScalars.contains($0) })
    return String(folded)
  }
}
