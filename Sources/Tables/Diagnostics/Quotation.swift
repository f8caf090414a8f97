/// Returns `text` in quotation marks, cut after 40 characters, for quoting data in messages.
public func quoted(_ text: some StringProtocol) -> String { "\"\(cut(text, to: 40))\"" }

/// Returns `text` for display, cut after `count` characters or 64 Unicode scalars, since a character may have
/// any number of these.
public func cut(_ text: some StringProtocol, to count: Int = 64) -> String {
  var head = String.UnicodeScalarView()
  head.append(contentsOf: text.unicodeScalars.prefix(64))
  let shown = String(head).prefix(count)
  let isWhole = shown.utf8.count == text.utf8.prefix(shown.utf8.count + 1).count
  return String(shown) + (isWhole ? "" : "…")
}

/// Returns the first 20 of `names` that are not empty, separated by commas, with `…` if there are more.
public func listing(_ names: [String]) -> String {
  let names = names.filter { !$0.isEmpty }
  return names.prefix(20).map { cut($0, to: 40) }.joined(separator: ", ")
    + (names.count > 20 ? ", …" : "")
}
