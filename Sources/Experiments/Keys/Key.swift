/// A key of a YAML mapping: its values, and what the reference says of it.
struct Key: Sendable {
  /// The key as it is written: `learning_rate`.
  let name: String
  /// The values it takes.
  let form: ValueForm
  /// What holds where the key is absent.
  let fallback: Fallback
  /// The unit of its values; nil where they have none.
  let unit: String?
  /// The meaning, in one sentence.
  let summary: String
  /// A value other than the default, in YAML; nil for keys that only the program writes.
  let example: String?
  /// The keys beside it, in YAML, without which it has no effect; nil if it needs none.
  let companion: String?
  /// The keys that must not stand beside it.
  let excludes: [String]

  /// What holds where a key is absent.
  enum Fallback: Sendable {
    /// Nothing: the key is required.
    case required
    /// Nothing: the key is required beside another one.
    case requiredBeside(String)
    /// A value, in YAML.
    case value(String)
    /// What these words say: `the first star of the table`.
    case words(String)
  }

  init(
    _ name: String, _ form: ValueForm, _ fallback: Fallback, unit: String? = nil,
    _ summary: String, example: String? = nil, with companion: String? = nil,
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
