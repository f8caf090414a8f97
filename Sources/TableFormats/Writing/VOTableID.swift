/// The IDs of the fields of a VOTable: their names as far as XML allows, since some programs show the
/// ID.
enum VOTableID {
  /// Returns an ID for each name, all different.
  static func ids(for names: [String]) -> [String] {
    var seen: Set<String> = []
    return names.map { name in
      let plain = id(for: name)
      var id = plain
      var number = 1
      while !seen.insert(id).inserted {
        number += 1
        id = "\(plain)_\(number)"
      }
      return id
    }
  }

  private static func id(for name: String) -> String {
    let letters = name.map { character in
      let isAllowed = character.isASCII && (character.isLetter || character.isNumber)
      return isAllowed || "_-.".contains(character) ? character : "_"
    }
    let isStart = letters.first.map { $0.isLetter || $0 == "_" } ?? false
    return (isStart ? "" : "_") + String(letters)
  }
}
