extension Equation {
  /// The expression in LaTeX, formatted as by hand: `\delta_l = W_{l+1}^T \delta_{l+1}`.
  ///
  /// Relations and binary operators have blanks around them, except in scripts; a script of one
  /// token has no braces.
  public var latex: String { latex(isTight: false) }

  private func latex(isTight: Bool) -> String {
    switch self {
    case .identifier(let name): latexName(name, style: "\\mathit")
    case .upright(let word): word.latexWord
    case .number(let digits): digits.escapedForLaTeX
    case .operator("Σ"), .operator("∑"): "\\sum"
    case .operator(let text): Equation.symbols[text]?.command ?? text.escapedForLaTeX
    case .row: latexRow(isTight: isTight)
    case .fraction(let above, let below):
      "\\frac{\(above.latex(isTight: isTight))}{\(below.latex(isTight: isTight))}"
    case .scripts(let base, let lower, let upper):
      base.latexBase(isTight: isTight) + Equation.latexScripts(lower, upper)
    case .sum(let lower, let upper): "\\sum" + Equation.latexScripts(lower, upper)
    case .root(let inside): "\\sqrt{\(inside.latex(isTight: isTight))}"
    case .matrix(let rows):
      "\\begin{bmatrix} "
        + rows.map { $0.map(\.latex).joined(separator: " & ") }.joined(separator: " \\\\ ")
        + " \\end{bmatrix}"
    case .space: "\\qquad"
    case .source(let latex): latex
    }
  }

  private func latexName(_ name: String, style: String) -> String {
    if let symbol = Equation.symbols[name] { return symbol.command }
    return name.unicodeScalars.count == 1
      ? name.escapedForLaTeX : "\(style){\(name.escapedForLaTeX)}"
  }

  private func latexRow(isTight: Bool) -> String {
    var parts = parts
    let isFence = isTallFence
    if isFence { parts = Array(parts.dropFirst().dropLast()) }
    let roles = Equation.roles(of: parts)
    var row = ""
    var before = ""
    for (place, part) in parts.enumerated() {
      let piece = part.latex(isTight: isTight)
      if place > 0,
        Role.isSpaced(roles[place - 1], roles[place], isTight: isTight)
          || Equation.wouldMerge(before, piece)
      {
        row += " "
      }
      row += piece
      if !piece.isEmpty { before = piece }
    }
    guard isFence, case .row(let elements) = self, let first = elements.first,
      let last = elements.last
    else { return row }
    return "\\left\(first.latex) \(row) \\right\(last.latex)"
  }

  /// Whether two adjacent pieces would be read as one token or be hard to distinguish.
  private static func wouldMerge(_ left: String, _ right: String) -> Bool {
    guard let next = right.unicodeScalars.first, let end = left.unicodeScalars.last else {
      return false
    }
    if next.isDigit { return end.isDigit || end == "." }
    return (next.isASCIILetter || next == "\\") && left.endsInCommand
  }

  private func latexBase(isTight: Bool) -> String {
    let latex = latex(isTight: isTight)
    switch self {
    case .row(let elements):
      return !elements.isEmpty && isFence ? latex : "{\(latex)}"
    case .scripts, .source, .sum(_?, _), .sum(_, _?): return "{\(latex)}"
    default: return latex
    }
  }

  private static func latexScripts(_ lower: Equation?, _ upper: Equation?) -> String {
    let below = lower.map { "_" + $0.latexScript } ?? ""
    guard let upper else { return below }
    let primes = upper.allParts.prefix { $0 == .operator("′") }.count
    if primes > 0 && primes == upper.allParts.count {
      return below + String(repeating: "'", count: primes)
    }
    return below + "^" + upper.latexScript
  }

  /// The expression after `_` or `^`: in braces unless it is one token.
  var latexScript: String {
    if case .upright(let word) = self {
      return word.isEmpty ? "{}" : word.latexWord(isFunction: false)
    }
    let latex = latex(isTight: true)
    let scalars = latex.unicodeScalars
    let isToken: Bool =
      switch self {
      case .identifier, .operator: scalars.count == 1 || latex.endsInCommand
      case .number: scalars.count == 1
      default: false
      }
    return isToken ? latex : "{\(latex)}"
  }
}
