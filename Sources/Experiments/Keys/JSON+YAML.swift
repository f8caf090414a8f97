extension JSON {
  /// The value of a YAML text from this program.
  ///
  /// - Precondition: `yaml` is YAML without aliases.
  init(yaml: String) {
    guard let node = try? YAMLParser.root(of: Array(yaml.utf8)[...]) else {
      preconditionFailure("not YAML: \(yaml)")
    }
    self.init(node)
  }

  private init(_ node: YAMLNode) {
    switch node.content {
    case .scalar(let text, let isPlain): self = isPlain ? JSON(plain: text) : .string(text)
    case .sequence(let sequence): self = .array(sequence.map { JSON($0) })
    case .mapping(let mapping):
      self = .object(mapping.map { ($0.key.text ?? "", JSON($0.value)) })
    }
  }

  /// The value of a scalar without quotation marks, by the core schema of YAML 1.2.
  private init(plain text: String) {
    if ["", "~", "null"].contains(text) {
      self = .null
    } else if ["true", "false"].contains(text) {
      self = .flag(text == "true")
    } else if let integer = Int(text) {
      self = .integer(integer)
    } else if let number = Double(text), number.isFinite {
      self = .number(number)
    } else {
      self = .string(text)
    }
  }
}
