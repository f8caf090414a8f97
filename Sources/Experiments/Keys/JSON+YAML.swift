import Yams

extension JSON {
  /// The value of a YAML text from this program.
  ///
  /// - Precondition: `yaml` is YAML without aliases.
  init(yaml: String) {
    guard let node = try? Yams.compose(yaml: yaml, .basic) else {
      preconditionFailure("not YAML: \(yaml)")
    }
    self.init(node)
  }

  private init(_ node: Node) {
    switch node {
    case .scalar(let scalar):
      self = scalar.style == .plain ? JSON(plain: scalar.string) : .string(scalar.string)
    case .sequence(let sequence): self = .array(sequence.map { JSON($0) })
    case .mapping(let mapping):
      self = .object(mapping.map { ($0.key.scalar?.string ?? "", JSON($0.value)) })
    case .alias: preconditionFailure("an alias")
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
