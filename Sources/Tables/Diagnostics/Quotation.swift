/// Returns `text` in quotation marks, cut after 40 characters, for quoting data in messages.
public func quoted(_ text: some StringProtocol) -> String {
  let head = text.prefix(40)
  return "\"\(head)\(head.endIndex < text.endIndex ? "…" : "")\""
}

/// Returns the first 20 of `names` that are not empty, separated by commas, with `…` if there are more.
public func listing(_ names: [String]) -> String {
  let names = names.filter { !$0.isEmpty }
  return names.prefix(20).map { String($0.prefix(40)) }.joined(separator: ", ")
    + (names.count > 20 ? ", …" : "")
}
