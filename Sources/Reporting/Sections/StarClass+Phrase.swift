import Experiments
import Formatting

extension StarClass {
  /// The class as a predicate: "a white dwarf", which reads with any noun, or “DA”, a label in quotation marks.
  var phrase: String {
    if isNamedByLabel { return "\u{201C}\(name)\u{201D}" }
    let word = name.prefix { $0 != " " }
    // A letter is read by its name: "an M star".
    let vowels = word.count == 1 ? "AEFHILMNORSX" : "aeiouAEIOU"
    let isVowel = name.first.map { vowels.contains($0) } == true
    return "\(isVowel ? "an" : "a") \(name)"
  }

  /// The name within a sentence: "white dwarf", or “DA”.
  var mention: String { isNamedByLabel ? phrase : name }

  /// The class as a predicate of several stars: "white dwarfs", or “DA”.
  var predicates: String { isNamedByLabel ? phrase : plural }

  /// Several of its stars within a sentence: "white dwarfs", "stars labelled DA".
  var stars: String { isNamedByLabel ? "stars labelled \(name)" : plural }

  /// A number of its stars: "1 white dwarf", "3 stars labelled DA".
  func counted(_ count: Int) -> String {
    Formatting.counted(count, isNamedByLabel ? "star labelled \(name)" : name, plural: stars)
  }

  /// Whether its name is a label found in the table, which is no noun that an article could stand before.
  var isNamedByLabel: Bool { plural == name }
}
