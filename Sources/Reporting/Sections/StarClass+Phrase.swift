import Experiments
import Formatting

extension StarClass {
  /// The class as a predicate: "a white dwarf", which reads with any noun.
  var phrase: String {
    if isNamedByLabel { return name }
    let word = name.prefix { $0 != " " }
    // A letter is read by its name: "an M star".
    let vowels = word.count == 1 ? "AEFHILMNORSX" : "aeiouAEIOU"
    let isVowel = name.first.map { vowels.contains($0) } == true
    return "\(isVowel ? "an" : "a") \(name)"
  }

  /// Several of its stars within a sentence: "white dwarfs", "stars labelled DA".
  var stars: String { isNamedByLabel ? "stars labelled \(name)" : plural }

  /// A number of its stars: "1 white dwarf", "3 stars labelled DA".
  func counted(_ count: Int) -> String {
    Formatting.counted(count, isNamedByLabel ? "star labelled \(name)" : name, plural: stars)
  }

  /// Whether its name is a label found in the table, which is no noun that an article could stand before.
  private var isNamedByLabel: Bool { plural == name }
}
