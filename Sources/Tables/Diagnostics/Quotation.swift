/// `text` between quotation marks, cut after 40 characters: how a message cites data.
public func quoted(_ text: some StringProtocol) -> String {
  let head = text.prefix(40)
  return "\"\(head)\(head.endIndex < text.endIndex ? "…" : "")\""
}

/// The first 20 of `names` with commas between, and `…` if there are more.
public func listing(_ names: [String]) -> String {
  names.prefix(20).map { String($0.prefix(40)) }.joined(separator: ", ")
    + (names.count > 20 ? ", …" : "")
}
