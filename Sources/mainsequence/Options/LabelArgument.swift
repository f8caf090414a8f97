import ArgumentParser

/// A word of the figures with its replacement, or the column of the classes.
enum LabelArgument: ExpressibleByArgument {
  case word(String, String)
  case column(String)

  init?(argument: String) {
    guard let sign = argument.firstIndex(of: "=") else {
      if argument.isEmpty { return nil }
      self = .column(argument)
      return
    }
    let (word, text) = (argument[..<sign], argument[sign...].dropFirst())
    if word.isEmpty || text.allSatisfy(\.isWhitespace) { return nil }
    self = .word(String(word), String(text))
  }

  /// Whether it is a column.
  var isColumn: Bool {
    if case .column = self { true } else { false }
  }

  /// The argument as it was given.
  var text: String {
    switch self {
    case .word(let word, let text): "\(word)=\(text)"
    case .column(let column): column
    }
  }
}
