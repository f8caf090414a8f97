extension Equation {
  /// Parses a piece of LaTeX.
  ///
  /// A number between two marks is replaced by one of the values and counts as one token: with "⟦"
  /// as the mark, `\delta_⟦0⟦` is δ with the first value as its subscript. LaTeX that cannot be
  /// parsed completely, or is nested more than 64 deep, is kept as ``source(_:)``.
  ///
  /// - Parameters:
  ///   - latex: The LaTeX between the dollar signs.
  ///   - values: The expressions that replace numbers between marks.
  ///   - mark: The character on both sides of such a number.
  public init(latex: String, values: [Equation] = [], mark: Unicode.Scalar? = nil) {
    var parser = LaTeXParser(latex, values: values, mark: mark)
    self = (try? parser.equation()) ?? .source(parser.filledSource())
  }
}

/// A recursive descent parser for the LaTeX that ``Equation`` can represent.
struct LaTeXParser {
  /// The reason for keeping an equation as written.
  struct NotUnderstood: Error {}

  /// The depth of braces from which an equation is kept as written.
  static let deepest = 64

  let scalars: [Unicode.Scalar]
  let values: [Equation]
  let mark: Unicode.Scalar?
  var place = 0

  init(_ latex: String, values: [Equation], mark: Unicode.Scalar?) {
    scalars = Array(latex.unicodeScalars)
    self.values = values
    self.mark = mark
  }

  /// Parses the whole source.
  mutating func equation() throws(NotUnderstood) -> Equation {
    let row = try row(depth: 0)
    if place < scalars.count { throw NotUnderstood() }
    return row
  }

  /// Parses the elements up to the end of the source, a group, a cell or a pair of brackets.
  mutating func row(depth: Int) throws(NotUnderstood) -> Equation {
    var elements: [Equation] = []
    skipBlanks()
    while !isAtEndOfRow {
      let base = next == "_" || next == "^" ? .row([]) : try atom(depth: depth)
      elements.append(try scripted(base, depth: depth))
      skipBlanks()
    }
    return elements.count == 1 ? elements[0] : .row(elements)
  }

  private var isAtEndOfRow: Bool {
    guard let next else { return true }
    if next == "}" || next == "&" { return true }
    guard next == "\\" else { return false }
    return ["\\\\", "\\end", "\\right"].contains(command(at: place))
  }

  /// Parses an element without its scripts.
  private mutating func atom(depth: Int) throws(NotUnderstood) -> Equation {
    guard depth < Self.deepest, let next else { throw NotUnderstood() }
    if let value = placeholder() { return value }
    if next.isDigit { return number() }
    if next == "\\" { return try commanded(depth: depth + 1) }
    if next == "{" { return try group(depth: depth + 1) }
    place += 1
    if let symbol = Equation.commands[String(next)] ?? Equation.symbols[String(next)] {
      return symbol.equation
    }
    if next == "∑" { return .sum() }
    if next.properties.isAlphabetic && next != mark { return .identifier(String(next)) }
    throw NotUnderstood()
  }

  private mutating func number() -> Equation {
    let start = place
    while let next, next.isDigit { place += 1 }
    if next == ".", place + 1 < scalars.count, scalars[place + 1].isDigit {
      place += 1
      while let next, next.isDigit { place += 1 }
    }
    return .number(text(from: start))
  }

  /// Parses the scripts that follow an element; at most one of each kind.
  private mutating func scripted(_ base: Equation, depth: Int) throws(NotUnderstood) -> Equation {
    var lower: Equation?
    var upper: Equation?
    var primes = 0
    while true {
      skipBlanks()
      if next == "'" {
        if upper != nil { throw NotUnderstood() }
        primes += 1
        place += 1
      } else if next == "_" || next == "^" {
        let isLower = next == "_"
        if (isLower ? lower : upper) != nil { throw NotUnderstood() }
        place += 1
        let script = try argument(depth: depth)
        if isLower { lower = script } else { upper = script }
      } else {
        break
      }
    }
    if primes > 0 {
      let marks = Array(repeating: Equation.operator("′"), count: primes)
      let all = marks + (upper.map { [$0] } ?? [])
      upper = all.count == 1 ? all[0] : .row(all)
    }
    if lower == nil && upper == nil { return base }
    return base == .sum()
      ? .sum(lower: lower, upper: upper) : .scripts(base, lower: lower, upper: upper)
  }

  /// Parses the argument of a command or a script: a group in braces or one token.
  mutating func argument(depth: Int) throws(NotUnderstood) -> Equation {
    skipBlanks()
    if let next, next.isDigit {
      place += 1
      return .number(String(next))
    }
    return try atom(depth: depth)
  }

  private mutating func group(depth: Int) throws(NotUnderstood) -> Equation {
    place += 1
    let row = try row(depth: depth)
    guard next == "}" else { throw NotUnderstood() }
    place += 1
    return row
  }
}

extension Equation.Symbol {
  /// The symbol as an element of an equation.
  var equation: Equation { role == .operand ? .identifier(text) : .operator(text) }
}
