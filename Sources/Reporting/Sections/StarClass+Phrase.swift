import Experiments

extension StarClass {
  /// The class as a predicate: "a white dwarf", which reads with any noun.
  var phrase: String {
    // A label found in the table is no noun that an article could stand before.
    if plural == name { return name }
    let isVowel = name.first.map { "aeiouAEIOU".contains($0) } == true
    return "\(isVowel ? "an" : "a") \(name)"
  }
}
