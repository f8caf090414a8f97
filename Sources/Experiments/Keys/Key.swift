/// A key of a YAML mapping, with its values and its documentation.
struct Key: Sendable {
  /// The key as it is written: `learning_rate`.
  let name: String
  /// The values it takes.
  let form: ValueForm
  /// The meaning of an absent key.
  let fallback: Fallback
  /// The unit of its values; nil where they have none.
  let unit: String?
  /// The meaning, in one sentence.
  let summary: String
  /// A value other than the default, in YAML; nil for keys that only the program writes.
  let example: String?
  /// The keys without which it has no effect; nil if it needs none.
  let companion: Companion?
  /// The keys that exclude it.
  let excludes: [String]

  /// The meaning of an absent key.
  enum Fallback: Sendable {
    /// None: the key is required.
    case required
    /// None: the key is required together with another one.
    case requiredBeside(String)
    /// A value, in YAML.
    case value(String)
    /// A value described in words: `the first star of the table`.
    case words(String)
  }

  init(
    _ name: String, _ form: ValueForm, _ fallback: Fallback, unit: String? = nil,
    _ summary: String, example: String? = nil, with companion: Companion? = nil,
    excludes: [String] = []
  ) {
    self.name = name
    self.form = form
    self.fallback = fallback
    self.unit = unit
    self.summary = summary
    self.example = example
    self.companion = companion
    self.excludes = excludes
  }

  /// Whether the key must be given.
  var isRequired: Bool {
    if case .required = fallback { true } else { false }
  }
}
