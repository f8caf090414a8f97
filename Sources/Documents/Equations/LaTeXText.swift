extension Unicode.Scalar {
  /// Whether this is a digit from 0 to 9.
  var isDigit: Bool { ("0"..."9").contains(self) }
  /// Whether this may be part of the name of a LaTeX command.
  var isASCIILetter: Bool { ("a"..."z").contains(self) || ("A"..."Z").contains(self) }
}

extension String {
  /// The characters that LaTeX reads as commands unless they follow a backslash.
  static let latexSpecials: Set<Unicode.Scalar> = ["_", "#", "$", "%", "&", "{", "}"]

  /// The text escaped for LaTeX.
  var escapedForLaTeX: String {
    var escaped = ""
    for scalar in unicodeScalars {
      switch scalar {
      case "\\": escaped += "\\backslash{}"
      case "^": escaped += "\\hat{}"
      case "~": escaped += "\\sim{}"
      default:
        if String.latexSpecials.contains(scalar) { escaped += "\\" }
        escaped.unicodeScalars.append(scalar)
      }
    }
    return escaped
  }

  /// Whether the text ends in a command such as `\pi`, which a following letter would extend.
  var endsInCommand: Bool {
    let scalars = unicodeScalars
    guard let end = scalars.lastIndex(where: { !$0.isASCIILetter }) else { return false }
    return scalars[end] == "\\" && scalars.index(after: end) != scalars.endIndex
  }

  /// Whether the text contains a blank, which makes it a phrase rather than a word.
  var hasBlanks: Bool { unicodeScalars.contains(where: \.properties.isWhitespace) }

  /// The words of the text, separated by single blanks.
  var withoutOuterBlanks: String { split(whereSeparator: \.isWhitespace).joined(separator: " ") }

  /// Whether the text begins with a letter, which would extend a preceding command.
  var startsWithLetter: Bool { unicodeScalars.first?.isASCIILetter ?? false }

  /// An upright word in LaTeX: `\exp`, `\mathrm{eff}`, or `\text{…}` if it contains blanks.
  var latexWord: String { latexWord(isFunction: Equation.functions.contains(self)) }

  /// Returns an upright word in LaTeX, as a function name or as a word.
  func latexWord(isFunction: Bool) -> String {
    if isFunction { return "\\" + self }
    return "\\\(hasBlanks ? "text" : "mathrm"){\(escapedForLaTeX)}"
  }
}
