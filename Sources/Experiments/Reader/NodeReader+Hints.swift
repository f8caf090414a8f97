import Tables

extension NodeReader {
  /// Returns the remedy for a key that `table` does not have.
  func hint(_ name: String, in table: KeyTable) -> String {
    let names = table.keys.map(\.name)
    let synonym = Synonyms.key(name)
    if let question = synonym?.question(among: names) { return question }
    if let near = didYouMean(name, among: names) { return near }
    if let synonym, synonym.word == nil, let remark = synonym.remark { return remark }
    let places = KeyTable.experiment.places(of: synonym?.word ?? name)
    let addition = synonym?.remark.map { "; \($0)" } ?? ""
    if places.count == 1 { return "write it as in \(places[0].example)\(addition)" }
    if let last = places.last {
      let others = places.dropLast().map(\.key).joined(separator: ", ")
      return "write it in \(others) or \(last.key)\(addition)"
    }
    return "the keys are \(names.joined(separator: ", "))"
  }

  /// Returns the remedy for a word that the key `name` does not take.
  func hint(_ name: String, _ word: String, among words: [String]) -> String? {
    guard let synonym = Synonyms.word(word, of: name) else { return didYouMean(word, among: words) }
    return synonym.question(among: words) ?? synonym.remark
  }
}

extension Synonyms.Synonym {
  /// The question `did you mean "method"?`, with the remark; nil unless the word is one of `words`.
  fileprivate func question(among words: [String]) -> String? {
    guard let word, words.contains(word) else { return nil }
    return "did you mean \(quoted(word))?" + (remark.map { " \($0)" } ?? "")
  }
}

extension KeyTable {
  /// The keys whose mappings have the key called `name`, each with an example of it there; a vocabulary has no keys.
  fileprivate func places(of name: String) -> [(key: String, example: String)] {
    keys.compactMap { key in
      guard let table = key.form.table, !table.isVocabulary, let example = table[name]?.example
      else { return nil }
      let mapping = "{\(name): \(example)}"
      let value = if case .list = key.form { "[\(mapping)]" } else { mapping }
      return (key.name, "\(key.name): \(value)")
    }
  }
}
