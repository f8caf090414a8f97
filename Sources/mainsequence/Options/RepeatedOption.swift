/// An option that is given twice, of which the parser takes the last without a word.
enum RepeatedOption {
  /// The options that may be given several times: those with a list of values, and those without a value, for
  /// which it makes no difference.
  static let allowed: Set = [
    "--learning-rate", "--curve", "--label", "--color", "--name", "--highlight",
    "--all", "--caption", "--force", "--gzip", "--help", "--json", "--quiet", "--sun",
    "--transparent", "--verbose", "--version",
  ]

  /// The first option of `arguments` that is given again and must not be; nil if there is none.
  static func first(in arguments: [String]) -> String? {
    var seen: Set<String> = []
    return arguments.prefix { $0 != "--" }.lazy
      .map { $0 == "-o" ? "--output" : String($0.prefix { $0 != "=" }) }
      .first { option in
        option.hasPrefix("--") && !allowed.contains(option) && !seen.insert(option).inserted
      }
  }
}
