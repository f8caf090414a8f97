import Formatting

extension Equation {
  /// Returns the expression in MathML Core, with its spoken form as alternative text.
  ///
  /// - Parameter isBlock: Whether the equation is on a line of its own, with limits below and above sums.
  /// - Returns: A `math` element, escaped for HTML and XML.
  public func mathML(isBlock: Bool) -> String {
    let display = isBlock ? " display=\"block\"" : ""
    return "<math\(display) alttext=\"\(spoken.escapedForXML)\">\(markup(isBlock))</math>"
  }

  private func markup(_ isBlock: Bool) -> String {
    switch self {
    case .identifier(let name):
      let style = name.unicodeScalars.count == 1 ? "" : " style=\"font-style: italic\""
      return "<mi\(style)>\(name.escapedForXML)</mi>"
    case .upright(let word): return Equation.word(word)
    case .number(let digits): return "<mn>\(digits.escapedForXML)</mn>"
    case .operator(let text): return Equation.mark(text)
    case .row: return "<mrow>\(markupOfRow(isBlock))</mrow>"
    case .fraction(let above, let below):
      return "<mfrac>\(above.markup(isBlock))\(below.markup(isBlock))</mfrac>"
    case .scripts(let base, let lower, let upper):
      return Equation.scripted("msub", "msup", "msubsup", base.markup(isBlock), lower, upper)
    case .sum(let lower, let upper):
      let sign = "<mo>∑</mo>"
      return isBlock
        ? Equation.scripted("munder", "mover", "munderover", sign, lower, upper)
        : Equation.scripted("msub", "msup", "msubsup", sign, lower, upper)
    case .root(let inside): return "<msqrt>\(inside.markup(isBlock))</msqrt>"
    case .matrix(let rows):
      let cells = rows.map { row in
        "<mtr>\(row.map { "<mtd>\($0.markup(isBlock))</mtd>" }.joined())</mtr>"
      }
      return "<mrow><mo>[</mo><mtable>\(cells.joined())</mtable><mo>]</mo></mrow>"
    case .space: return "<mspace width=\"2em\"></mspace>"
    case .source(let latex): return "<mtext>\(latex.escapedForXML)</mtext>"
    }
  }

  private var markupOfIndex: String {
    guard case .row = self else { return markup(false) }
    return "<mrow>\(markupOfRow(false, isIndex: true))</mrow>"
  }

  /// Returns the parts of a row, with invisible operators for products and function application.
  private func markupOfRow(_ isBlock: Bool, isIndex: Bool = false) -> String {
    let parts = parts
    let roles = Equation.roles(of: parts)
    let thin = "<mspace width=\"0.1667em\"></mspace>"
    var row = ""
    for (place, part) in parts.enumerated() {
      if place > 0 {
        let (left, right) = (roles[place - 1], roles[place])
        if Role.isProduct(left, right) && !isIndex {
          row += "<mo>\u{2062}</mo>" + (right == .function ? thin : "")
        } else if left == .function {
          row += "<mo>\u{2061}</mo>"
          if right != .open && right != .close && right != .comma { row += thin }
        }
      }
      if case .operator(let text) = part {
        let grows = isTallFence && (place == 0 || place == parts.count - 1)
        row += Equation.mark(text, role: roles[place], isStretchy: grows)
      } else {
        row += part.markup(isBlock)
      }
    }
    return row
  }

  private static func mark(_ text: String, role: Role? = nil, isStretchy: Bool = false) -> String {
    guard let symbol = symbols[text] else { return "<mo>\(text.escapedForXML)</mo>" }
    let role = role ?? symbol.role
    switch (symbol.role, role) {
    case (.gap, _):
      let width = text == "\u{2003}" ? "1em" : text == "\u{2009}" ? "0.1667em" : "0.25em"
      return "<mspace width=\"\(width)\"></mspace>"
    case (.open, _), (.close, _):
      let form = text == "|" ? " form=\"\(role == .close ? "postfix" : "prefix")\"" : ""
      return "<mo\(form)\(isStretchy ? "" : " stretchy=\"false\"")>\(text)</mo>"
    case (.relation, _) where ["←", "→", "⇒"].contains(text):
      return "<mo stretchy=\"false\">\(text)</mo>"
    case (_, .prefix): return "<mo form=\"prefix\">\(text.escapedForXML)</mo>"
    default: return "<mo>\(text.escapedForXML)</mo>"
    }
  }

  /// Returns a word in upright letters; a single letter needs an explicit attribute.
  private static func word(_ word: String) -> String {
    if word.hasBlanks {
      // Blanks at the ends of an element are dropped, non-breaking ones are kept.
      return "<mtext>\(word.escapedForXML.replacing(" ", with: "\u{A0}"))</mtext>"
    }
    let isSingle = word.unicodeScalars.count == 1
    return "<mi\(isSingle ? " mathvariant=\"normal\"" : "")>\(word.escapedForXML)</mi>"
  }

  private static func scripted(
    _ under: String, _ over: String, _ both: String, _ base: String, _ lower: Equation?,
    _ upper: Equation?
  ) -> String {
    switch (lower?.markupOfIndex, upper?.markup(false)) {
    case (let lower?, let upper?): "<\(both)>\(base)\(lower)\(upper)</\(both)>"
    case (let lower?, nil): "<\(under)>\(base)\(lower)</\(under)>"
    case (nil, let upper?): "<\(over)>\(base)\(upper)</\(over)>"
    case (nil, nil): base
    }
  }
}

extension String {
  /// The text escaped for XML and HTML content and attributes.
  var escapedForXML: String {
    var escaped = ""
    for scalar in visible(self).unicodeScalars {
      switch scalar {
      case "&": escaped += "&amp;"
      case "<": escaped += "&lt;"
      case ">": escaped += "&gt;"
      case "\"": escaped += "&quot;"
      default: escaped.unicodeScalars.append(scalar)
      }
    }
    return escaped
  }
}
