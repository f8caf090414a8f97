import Experiments

extension StarClass {
  /// The class as a predicate: "a white dwarf", which reads with any noun.
  var phrase: String {
    let isVowel = name.first.map { "aeiouAEIOU".contains($0) } == true
    return "\(isVowel ? "an" : "a") \(name)"
  }
}
