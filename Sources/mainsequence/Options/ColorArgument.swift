import ArgumentParser

/// The colour of a class, or of the next class if it names none.
struct ColorArgument: ExpressibleByArgument {
  /// The label or the name of the class; nil if none is given.
  let name: String?
  /// The colour, as `#rrggbb`.
  let color: String

  init?(argument: String) {
    let parts = argument.split(separator: "=", omittingEmptySubsequences: false).map(String.init)
    color = parts.last ?? ""
    name = parts.count > 1 ? parts.dropLast().joined(separator: "=") : nil
    let digits = color.dropFirst()
    guard color.hasPrefix("#"), digits.count == 6, digits.allSatisfy(\.isHexDigit), name != ""
    else { return nil }
  }
}
