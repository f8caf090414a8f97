extension LaTeXParser {
  /// The character at the current position.
  var next: Unicode.Scalar? { place < scalars.count ? scalars[place] : nil }

  /// Returns the text from a position to the current one.
  func text(from start: Int) -> String {
    var text = String.UnicodeScalarView()
    text.append(contentsOf: scalars[start..<place])
    return String(text)
  }

  /// Skips blanks.
  mutating func skipBlanks() {
    while let next, next.properties.isWhitespace { place += 1 }
  }

  /// Returns the command at a position, a backslash with letters or one other character; empty if
  /// there is none.
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

  /// Parses a number between two marks and returns its value; nil, without moving, if there is none.
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

  /// Returns the source with the LaTeX of the values in their places.
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
