extension LaTeXParser {
  /// Parses a command with its arguments.
  mutating func commanded(depth: Int) throws(NotUnderstood) -> Equation {
    let name = command(at: place)
    place += name.unicodeScalars.count
    if let symbol = Equation.commands[name] { return symbol.equation }
    if Equation.functions.contains(String(name.dropFirst())) {
      return .upright(String(name.dropFirst()))
    }
    switch name {
    case "\\frac", "\\dfrac", "\\tfrac":
      let above = try argument(depth: depth)
      return .fraction(above, try argument(depth: depth))
    case "\\sqrt":
      skipBlanks()
      if next == "[" { throw NotUnderstood() }
      return .root(try argument(depth: depth))
    case "\\sum": return .sum()
    case "\\qquad": return .space
    case "\\mathrm", "\\text", "\\operatorname", "\\textrm": return .upright(try word())
    case "\\mathit": return .identifier(try word())
    case "\\left": return try fence(depth: depth)
    case "\\begin": return try matrix(depth: depth)
    default: throw NotUnderstood()
    }
  }

  /// Parses plain characters in braces.
  private mutating func word() throws(NotUnderstood) -> String {
    skipBlanks()
    guard next == "{" else { throw NotUnderstood() }
    var word = String.UnicodeScalarView()
    place += 1
    while let scalar = next, scalar != "}" {
      place += 1
      if scalar == "\\", let special = next, String.latexSpecials.contains(special) {
        word.append(special)
        place += 1
      } else if scalar == "\\" || "{$^~#%&_".unicodeScalars.contains(scalar) || scalar == mark {
        throw NotUnderstood()
      } else {
        word.append(scalar)
      }
    }
    guard next == "}", !word.isEmpty else { throw NotUnderstood() }
    place += 1
    return String(word)
  }

  private mutating func fence(depth: Int) throws(NotUnderstood) -> Equation {
    let open = try delimiter()
    let inside = try row(depth: depth)
    guard command(at: place) == "\\right" else { throw NotUnderstood() }
    place += 6
    let close = try delimiter()
    return .row([open, inside, close])
  }

  private mutating func delimiter() throws(NotUnderstood) -> Equation {
    skipBlanks()
    guard let next else { throw NotUnderstood() }
    let name = next == "\\" ? command(at: place) : String(next)
    place += name.unicodeScalars.count
    guard let symbol = Equation.commands[name], symbol.role == .open || symbol.role == .close
    else { throw NotUnderstood() }
    return symbol.equation
  }

  private mutating func matrix(depth: Int) throws(NotUnderstood) -> Equation {
    guard try word() == "bmatrix" else { throw NotUnderstood() }
    var rows: [[Equation]] = [[]]
    while true {
      rows[rows.count - 1].append(try row(depth: depth))
      if next == "&" {
        place += 1
      } else if command(at: place) == "\\\\" {
        place += 2
        rows.append([])
      } else {
        break
      }
    }
    guard command(at: place) == "\\end" else { throw NotUnderstood() }
    place += 4
    guard try word() == "bmatrix" else { throw NotUnderstood() }
    if rows.count > 1 && rows.last == [.row([])] { rows.removeLast() }
    return .matrix(rows)
  }
}
