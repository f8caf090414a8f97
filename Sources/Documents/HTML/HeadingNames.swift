import Formatting

/// Unique names of a document's headings, for links to them.
package struct HeadingNames {
  /// The name of the page's main part.
  static let main = "main"

  private var taken: Set<String>

  /// Creates an empty set of names that avoids those `taken` elsewhere.
  package init(taken: Set<String>) { self.taken = taken.union([Self.main]) }

  /// Returns a name made of a heading's letters and digits: "astrophysical-model", and
  /// "astrophysical-model-2" for the next one with the same words.
  package mutating func name(for heading: Prose) -> String {
    var words = ""
    for character in heading.plain.lowercased().unicodeScalars where !character.isHidden {
      if character.properties.isAlphabetic || character.properties.numericType != nil {
        words.unicodeScalars.append(character)
      } else if character == " " || character == "-" || character == "–" {
        if !words.isEmpty, !words.hasSuffix("-") { words += "-" }
      }
    }
    if words.hasSuffix("-") { words.removeLast() }
    let base = words.isEmpty ? "section" : words
    var name = base
    var count = 1
    while !taken.insert(name).inserted {
      count += 1
      name = "\(base)-\(count)"
    }
    return name
  }
}
