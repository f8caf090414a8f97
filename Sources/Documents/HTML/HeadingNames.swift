/// The names of headings for links to them, each once in a document.
struct HeadingNames {
  private var taken: Set<String>

  /// No names, save those that are `taken` by something else.
  init(taken: Set<String>) { self.taken = taken }

  /// A name made of a heading's letters and digits: "astrophysical-model", and "astrophysical-model-2" for
  /// the next of the same words.
  mutating func name(for heading: Prose) -> String {
    var words = ""
    for character in visible(heading.plain).lowercased().unicodeScalars {
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
