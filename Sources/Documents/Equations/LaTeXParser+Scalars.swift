extension LaTeXParser {
  /// The character at the place of reading.
  var next: Unicode.Scalar? { place < scalars.count ? scalars[place] : nil }

  /// The text from a place to the place of reading.
  func text(from start: Int) -> String {
    var text = String.UnicodeScalarView()
    text.append(contentsOf: scalars[start..<place])
    return String(text)
  }

  /// Moves to the next character that is not blank.
  mutating func skipBlanks() {
    while let next, next.properties.isWhitespace { place += 1 }
  }

  /// The command that begins at a place: a backslash with letters or with one other character; or nothing.
  func command(at place: Int) -> String {
    guard place + 1 < scalars.count, scalars[place] == "\\" else { return "" }
    var name = String.UnicodeScalarView("\\".unicodeScalars)
    var end = place + 1
    while end < scalars.count, scalars[end].isASCIILetter {
      name.append(scalars[end])
      end += 1
    }
    if end == place + 1 { name.append(scalars[end]) }
    return String(name)
  }

  /// The value of a number between two marks, if one begins here and there is such a value; moves behind it.
  mutating func placeholder() -> Equation? {
    guard let mark, next == mark else { return nil }
    var end = place + 1
    var number = 0
    while end < scalars.count, scalars[end].isDigit, number <= values.count {
      number = number * 10 + Int(scalars[end].value - 0x30)
      end += 1
    }
    guard end > place + 1, end < scalars.count, scalars[end] == mark, number < values.count
    else { return nil }
    place = end + 1
    return values[number]
  }

  /// The source with the LaTeX of the values at their places.
  mutating func filledSource() -> String {
    var filled = ""
    var piece = ""  // a value, or what stands since the last one
    var isValue = false
    place = 0
    while place < scalars.count {
      let isScript = place > 0 && (scalars[place - 1] == "_" || scalars[place - 1] == "^")
      if let value = placeholder() {
        let latex = isScript ? value.latexScript : value.latex
        if latex.isEmpty { continue }
        if piece.endsInCommand && latex.startsWithLetter { piece += " " }
        filled += piece
        piece = latex
        isValue = true
      } else {
        if isValue {
          if piece.endsInCommand && scalars[place].isASCIILetter { piece += " " }
          filled += piece
          piece = ""
          isValue = false
        }
        piece.unicodeScalars.append(scalars[place])
        place += 1
      }
    }
    return filled + piece
  }
}
