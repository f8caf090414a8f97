extension Unicode.Scalar {
  /// Whether this is one of 0 to 9.
  var isDigit: Bool { ("0"..."9").contains(self) }
  /// Whether this can stand in the name of a LaTeX command.
  var isASCIILetter: Bool { ("a"..."z").contains(self) || ("A"..."Z").contains(self) }
}

extension String {
  /// The characters that LaTeX reads as commands, and that a backslash before them makes plain.
  static let latexSpecials: Set<Unicode.Scalar> = ["_", "#", "$", "%", "&", "{", "}"]

  /// The text with nothing in it that LaTeX would read as a command.
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

  /// Whether the text ends in a command such as `\pi`, which a letter after it would lengthen.
  var endsInCommand: Bool {
    let scalars = unicodeScalars
    guard let end = scalars.lastIndex(where: { !$0.isASCIILetter }) else { return false }
    return scalars[end] == "\\" && scalars.index(after: end) != scalars.endIndex
  }

  /// Whether there is a blank in the text, so that it is a phrase and not a word.
  var hasBlanks: Bool { unicodeScalars.contains(where: \.properties.isWhitespace) }

  /// The words of the text with one blank between each two.
  var withoutOuterBlanks: String { split(whereSeparator: \.isWhitespace).joined(separator: " ") }

  /// Whether the text begins with a letter that would lengthen a command before it.
  var startsWithLetter: Bool { unicodeScalars.first?.isASCIILetter ?? false }

  /// An upright word in LaTeX: `\exp`, `\mathrm{eff}`, or `\text{…}` where there are blanks in it.
  var latexWord: String { latexWord(isFunction: Equation.functions.contains(self)) }

  /// An upright word in LaTeX, as the name of a function or as a word.
  func latexWord(isFunction: Bool) -> String {
    if isFunction { return "\\" + self }
    return "\\\(hasBlanks ? "text" : "mathrm"){\(escapedForLaTeX)}"
  }
}
