import Tables

extension Experiment {
  /// The fault of the `template` in an experiment file, which names neither a file nor a built-in template.
  ///
  /// - Parameters:
  ///   - bytes: The experiment file.
  ///   - name: The name of the file.
  ///   - suggestion: The remedy.
  /// - Returns: The fault, with its place.
  public static func unknownTemplate(
    in bytes: [UInt8], name: String, _ suggestion: String
  ) -> Diagnostics {
    let source = SourceText(bytes, name: name)
    guard let document = try? YAMLDocument(source),
      case .mapping(let fields) = document.root.content,
      let value = fields.first(where: { $0.key.text == "template" })?.value
    else {
      return Diagnostics([source.diagnostic("template names no file", suggestion: suggestion)])
    }
    return Diagnostics([
      source.diagnostic(
        "template is \(quoted(value.text ?? "")), neither a file nor a built-in template",
        at: document.range(of: value), suggestion: suggestion)
    ])
  }
}
