extension NodeReader {
  /// Reports the fields that have no effect, for lack of the key that gives them one.
  mutating func reportIdle(_ fields: YAMLFields) {
    let table = fields.table
    let excluded = Set(table.keys.filter { fields[$0.name] != nil }.flatMap(\.excludes))
    for key in table.keys where !excluded.contains(key.name) {
      guard let field = fields[key.name], let companion = key.companion,
        !table.requires(companion, beside: key), !fields.lacksAlternative
      else { continue }
      let given = companion.choices.compactMap { fields[$0.key] }
      let isMade = companion.choices.contains { choice in
        fields[choice.key].map { choice.value == nil || $0.value.text == choice.value } ?? false
      }
      if isMade || given.isEmpty && companion.isImplied { continue }
      // A wrong word is a fault of its own.
      if let other = given.first, !other.isKnownWord { continue }
      let cause = given.first.map { "with \($0.name): \($0.value.text ?? "")" }
      report(
        "\(key.name) has no effect \(cause ?? "without \(companion.words())")", at: field.value,
        suggestion: companion.advice
          ?? "remove it, or \(given.isEmpty ? "add" : "write") \(companion.example)")
    }
  }

  /// Reads a word, or the one that the presence of another key implies.
  mutating func impliedChoice<Choice>(_ name: String, in fields: YAMLFields) -> Choice?
  where Choice: RawRepresentable<String> {
    if let field = fields[name] { return choice(field) }
    let implying = fields.table.keys.first { key in
      fields[key.name] != nil && key.companion?.isImplied == true
        && key.companion?.choices.first?.key == name
    }
    return implying?.companion?.choices.first?.value.flatMap { Choice(rawValue: $0) }
  }
}

extension KeyTable {
  /// Whether the absence of the companion of `key` is a fault of its own.
  fileprivate func requires(_ companion: Companion, beside key: Key) -> Bool {
    companion.choices.contains { choice in
      if case .requiredBeside(key.name) = self[choice.key]?.fallback { true } else { false }
    }
  }
}

extension YAMLFields {
  /// Whether none of the keys is given of which one must be, a fault of its own.
  fileprivate var lacksAlternative: Bool {
    !table.alternatives.isEmpty && table.alternatives.allSatisfy { self[$0] == nil }
  }
}

extension YAMLField {
  /// Whether the value is one of the words that the key takes.
  fileprivate var isKnownWord: Bool {
    guard case .choice(let names) = form, let text = value.text else { return false }
    return names.contains(text)
  }
}
