extension Equation {
  /// The expression on one line of plain text: `δ_l = W_(l+1)ᵀ δ_(l+1)`.
  ///
  /// Integer exponents and the T of a transpose are superscript characters; anything longer than
  /// one symbol in a script, a root or a part of a fraction is bracketed.
  public var text: String { text(isTight: false) }

  private func text(isTight: Bool) -> String {
    switch self {
    case .identifier(let text), .number(let text), .operator(let text): text
    case .upright(let word): word.withoutOuterBlanks
    case .row: textRow(isTight: isTight)
    case .fraction(let above, let below): above.textOperand + "/" + below.textOperand
    case .scripts(let base, let lower, let upper):
      base.textBase + Equation.textScripts(lower, upper)
    case .sum(let lower, let upper): "Σ" + Equation.textScripts(lower, upper)
    case .root(let inside): "√" + inside.textBase
    case .matrix(let rows):
      "[" + rows.map { $0.map(\.text).joined(separator: ", ") }.joined(separator: "; ") + "]"
    case .space: ""
    case .source(let latex): latex
    }
  }

  private func textRow(isTight: Bool) -> String {
    let parts = allParts.filter { !$0.isThinSpace }
    let roles = Equation.roles(of: parts)
    var row = ""
    for (place, part) in parts.enumerated() {
      if place > 0,
        Role.isSpaced(roles[place - 1], roles[place], isTight: isTight)
          || isTight && Equation.wouldRunTogether(parts[place - 1], part)
      {
        row += " "
      }
      let piece = part.text(isTight: isTight)
      row += part.isFraction && Equation.isFactor(place, of: parts, roles) ? "(\(piece))" : piece
    }
    return row
  }

  /// Whether two neighbours in a script would be read as one word or number.
  private static func wouldRunTogether(_ left: Equation, _ right: Equation) -> Bool {
    switch (left, right) {
    case (.number, .number), (.upright, .upright), (.upright, .identifier),
      (.identifier, .upright), (.scripts, .identifier), (.scripts, .number), (.scripts, .upright),
      (.scripts, .scripts):
      true
    default: false
    }
  }

  /// Whether a fraction is multiplied or divided by its neighbours, so that its end must be visible.
  private static func isFactor(_ place: Int, of parts: [Equation], _ roles: [Role]) -> Bool {
    if place > 0 {
      let left = roles[place - 1]
      if Role.isProduct(left, .operand) || left == .function || left == .prefix { return true }
      if parts[place - 1] == .operator("/") { return true }
    }
    guard place + 1 < parts.count else { return false }
    let right = roles[place + 1]
    return Role.isProduct(.operand, right) || right == .open || right == .postfix
      || parts[place + 1] == .operator("/")
  }

  private var isFraction: Bool { if case .fraction = self { true } else { false } }

  /// The text as a part of a fraction: bracketed unless it is one symbol or a differential such as ∂L.
  private var textOperand: String {
    let parts = allParts
    if parts.count == 2, parts[0] == .operator("∂"), parts[1].isSymbol { return text }
    return isSymbol ? text : "(\(text))"
  }

  /// The text as the base of a script or the argument of a root: bracketed unless it is one symbol
  /// without scripts.
  private var textBase: String {
    if case .scripts = self { return "(\(text))" }
    return isSymbol || isOperator || isFence || self == .row([]) ? text : "(\(text))"
  }

  private static func textScripts(_ lower: Equation?, _ upper: Equation?) -> String {
    let below = lower.map { "_" + $0.textScript } ?? ""
    guard let upper else { return below }
    return below + (upper.raisedText ?? "^" + upper.textScript)
  }

  private var textScript: String {
    let text = text(isTight: true)
    switch self {
    case .identifier, .upright, .number, .operator: return text
    default: return "(\(text))"
    }
  }

  /// The text in superscript characters, if they exist: integers, the T of a transpose, primes.
  private var raisedText: String? {
    if self == .identifier("T") || self == .upright("T") || self == .operator("⊤") { return "ᵀ" }
    let parts = allParts
    if !parts.isEmpty && parts.allSatisfy({ $0 == .operator("′") }) { return text(isTight: true) }
    let raised = Array("⁰¹²³⁴⁵⁶⁷⁸⁹")
    var text = ""
    for (place, part) in parts.enumerated() {
      if place == 0, parts.count == 2, part == .operator("−") {
        text += "⁻"
      } else if place == parts.count - 1, case .number(let digits) = part {
        for digit in digits.unicodeScalars {
          guard digit.isDigit else { return nil }
          text.append(raised[Int(digit.value - 0x30)])
        }
      } else {
        return nil
      }
    }
    return text.isEmpty ? nil : text
  }

  /// Whether this is one letter, word, number or matrix, including scripts.
  var isSymbol: Bool {
    switch self {
    case .identifier, .upright, .number, .matrix: true
    case .scripts(let base, _, _): base.isSymbol
    case .row(let elements): elements.count == 1 && elements[0].isSymbol
    case .operator, .fraction, .sum, .root, .space, .source: false
    }
  }
}
