import Tables

extension NodeReader {
  /// Returns the remedy for a key that `table` does not have.
  func hint(_ name: String, in table: KeyTable) -> String {
    let names = table.keys.map(\.name)
    let synonym = Synonyms.key(name)
    if let synonym, table[synonym.word] != nil { return synonym.question }
    if let near = didYouMean(name, among: names) { return near }
    if let synonym, synonym.word.isEmpty { return synonym.remark }
    if let place = KeyTable.experiment.place(of: synonym?.word ?? name), place.table != table.name {
      return "write it as \(place.example)" + (synonym.map(\.addition) ?? "")
    }
    return "the keys are \(names.joined(separator: ", "))"
  }

  /// Returns the remedy for a word that the key `name` does not take.
  func hint(_ name: String, _ word: String, among words: [String]) -> String? {
    guard let synonym = Synonyms.word(word, of: name) else { return didYouMean(word, among: words) }
    return words.contains(synonym.word) ? synonym.question : synonym.remark
  }
}

extension KeyTable {
  /// The place of the key called `name` among the mappings of an experiment, and an example of it there; nil
  /// if there is none or more than one.
  fileprivate func place(of name: String) -> (table: String, example: String)? {
    let places = keys.flatMap { key -> [(table: String, example: String)] in
      guard let table = key.form.table else { return [] }
      guard let inner = table[name], let example = inner.example else { return [] }
      let mapping = "{\(name): \(example)}"
      let value = if case .list = key.form { "[\(mapping)]" } else { mapping }
      return [(table.name, "\(key.name): \(value)")]
    }
    return places.count == 1 ? places[0] : nil
  }
}
