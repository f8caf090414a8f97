/// The keys of one kind of mapping.
struct KeyTable: Sendable {
  /// The name of such a mapping in messages: `a run`.
  let name: String
  /// Its keys, in the order in which messages list them.
  let keys: [Key]
  /// The keys of which exactly one must be given; empty if there are none.
  let alternatives: [String]
  /// Whether names defined in the file are keys too.
  let isOpen: Bool
  /// Whether the names of the keys explain them, so that the reference lists them in one line.
  let isVocabulary: Bool
  /// The key whose value may stand in place of the mapping, as a text; nil for none.
  let shorthand: String?

  /// - Precondition: No two keys have the same name.
  init(
    _ name: String, _ keys: [Key], alternatives: [String] = [], isOpen: Bool = false,
    isVocabulary: Bool = false, shorthand: String? = nil
  ) {
    precondition(Set(keys.map(\.name)).count == keys.count, "a key twice in \(name)")
    self.name = name
    self.keys = keys
    self.alternatives = alternatives
    self.isOpen = isOpen
    self.isVocabulary = isVocabulary
    self.shorthand = shorthand
  }

  /// The key called `name`; nil if there is none.
  subscript(name: String) -> Key? { keys.first { $0.name == name } }
}
