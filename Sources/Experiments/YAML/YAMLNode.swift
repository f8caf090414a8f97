/// A value in a YAML file, with its place.
struct YAMLNode {
  /// The three kinds of YAML values.
  enum Content {
    /// A text; plain if it has no quotation marks and is no block.
    case scalar(String, isPlain: Bool)
    case sequence([YAMLNode])
    case mapping([(key: YAMLNode, value: YAMLNode)])
  }

  let content: Content
  /// The number of Unicode scalars in front of it.
  let place: Int

  /// The text of a scalar, else nil.
  var text: String? {
    if case .scalar(let text, _) = content { text } else { nil }
  }

  /// Whether the node is a plain `null`, `~` or nothing at all.
  var isNull: Bool {
    guard case .scalar(let text, isPlain: true) = content else { return false }
    return ["", "~", "null"].contains(text)
  }
}
