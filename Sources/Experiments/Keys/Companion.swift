/// The keys of which one gives another key its effect.
struct Companion: Sendable {
  /// A key and the value it must have.
  struct Choice: Sendable {
    let key: String
    /// The value; nil for any.
    let value: String?
  }

  /// The choices, of which one must be made.
  let choices: [Choice]
  /// One of them in YAML: `batch: 256`.
  let example: String
  /// Whether the first choice is made where its key is absent.
  let isImplied: Bool
  /// The remedy in the message about a key without effect; nil for the usual one.
  let advice: String?

  /// One of the words of a key; the first word is implied if `isImplied`.
  static func word(
    _ key: String, _ values: String..., isImplied: Bool = false, advice: String? = nil
  ) -> Companion {
    Companion(
      choices: values.map { Choice(key: key, value: $0) }, example: "\(key): \(values[0])",
      isImplied: isImplied, advice: advice)
  }

  /// Any value of one of `keys`, the first of which is in `example`.
  static func key(_ keys: String..., example: String) -> Companion {
    Companion(
      choices: keys.map { Choice(key: $0, value: nil) }, example: example, isImplied: false,
      advice: nil)
  }

  /// The choices in words, each passed through `mark`.
  func words(_ mark: (String) -> String = { $0 }) -> String {
    let words = choices.map { choice in
      mark(choice.key + (choice.value.map { ": \($0)" } ?? ""))
    }
    return words.joined(separator: " or ")
  }
}
