extension Equation {
  /// The role of an element in its row, which determines the blanks around it.
  package enum Role: Equatable {
    case operand, function, large, prefix, postfix, binary, relation, open, close, comma, gap
  }

  /// A mathematical character: its LaTeX form, its role and its name.
  struct Symbol {
    /// The character.
    let text: String
    /// The LaTeX command or character.
    let command: String
    /// The role in a row.
    let role: Role
    /// The spoken name.
    let spoken: String

    fileprivate init(_ text: String, _ command: String, _ role: Role, _ spoken: String) {
      self.text = text
      self.command = command
      self.role = role
      self.spoken = spoken
    }
  }

  /// The names of functions with LaTeX commands.
  static let functions: Set<String> = [
    "arg", "cos", "cosh", "cot", "det", "exp", "inf", "lim", "ln", "log", "max", "min", "sin",
    "sinh", "sup", "tan", "tanh",
  ]

  /// The symbols by character.
  static let symbols = Dictionary(
    (letters + operators).map { ($0.text, $0) }, uniquingKeysWith: { first, _ in first })

  /// The symbols by LaTeX command, including alternative spellings.
  static let commands: [String: Symbol] = {
    var commands = Dictionary(
      (letters + operators).map { ($0.command, $0) }, uniquingKeysWith: { first, _ in first })
    for (other, usual) in aliases { commands[other] = commands[usual] }
    return commands
  }()

  private static let letters: [Symbol] =
    zip(
      Array("αβγδϵεζηθϑικλμνξπρσςτυϕφχψωΓΔΘΛΞΠΣΥΦΨΩ"),
      """
      alpha beta gamma delta epsilon varepsilon zeta eta theta vartheta iota kappa lambda mu nu xi pi rho \
      sigma varsigma tau upsilon phi varphi chi psi omega Gamma Delta Theta Lambda Xi Pi Sigma Upsilon Phi \
      Psi Omega
      """.split(separator: " ")
    ).map { letter, name in
      let plain = (name.hasPrefix("var") ? String(name.dropFirst(3)) : String(name))
      let spoken = letter.isUppercase ? "capital " + plain.lowercased() : plain
      return Symbol(String(letter), "\\" + name, .operand, spoken)
    } + [
      Symbol("ℓ", "\\ell", .operand, "l"), Symbol("∞", "\\infty", .operand, "infinity"),
      Symbol("…", "\\ldots", .operand, "and so on"),
      Symbol("⋯", "\\cdots", .operand, "and so on"), Symbol("⊤", "\\top", .operand, "top"),
    ]

  private static let operators: [Symbol] = [
    Symbol("=", "=", .relation, "equals"), Symbol("<", "<", .relation, "is less than"),
    Symbol(">", ">", .relation, "is greater than"), Symbol(":", ":", .relation, "colon"),
    Symbol("≤", "\\le", .relation, "is at most"), Symbol("≥", "\\ge", .relation, "is at least"),
    Symbol("≠", "\\ne", .relation, "is not"), Symbol("≈", "\\approx", .relation, "is about"),
    Symbol("≡", "\\equiv", .relation, "is identical to"),
    Symbol("∼", "\\sim", .relation, "is distributed as"),
    Symbol("∝", "\\propto", .relation, "is proportional to"),
    Symbol("≪", "\\ll", .relation, "is much less than"),
    Symbol("≫", "\\gg", .relation, "is much greater than"),
    Symbol("∈", "\\in", .relation, "in"), Symbol("∣", "\\mid", .relation, "given"),
    Symbol("←", "\\leftarrow", .relation, "becomes"), Symbol("→", "\\rightarrow", .relation, "to"),
    Symbol("⇒", "\\Rightarrow", .relation, "implies"),
    Symbol("+", "+", .binary, "plus"), Symbol("−", "-", .binary, "minus"),
    Symbol("/", "/", .binary, "divided by"), Symbol("∗", "*", .binary, "star"),
    Symbol("·", "\\cdot", .binary, "times"), Symbol("×", "\\times", .binary, "times"),
    Symbol("∘", "\\circ", .binary, "circle"), Symbol("⊙", "\\odot", .binary, "circle dot"),
    Symbol("±", "\\pm", .binary, "plus or minus"),
    Symbol("∂", "\\partial", .prefix, "partial"), Symbol("∇", "\\nabla", .prefix, "nabla"),
    Symbol("′", "\\prime", .postfix, "prime"), Symbol("!", "!", .postfix, "factorial"),
    Symbol(".", ".", .postfix, "point"),
    Symbol("(", "(", .open, "open bracket"), Symbol(")", ")", .close, "close bracket"),
    Symbol("[", "[", .open, "open square bracket"),
    Symbol("]", "]", .close, "close square bracket"),
    Symbol("{", "\\{", .open, "open brace"), Symbol("}", "\\}", .close, "close brace"),
    Symbol("|", "|", .open, "bar"), Symbol(",", ",", .comma, ","), Symbol(";", ";", .comma, ";"),
    Symbol("\u{2009}", "\\,", .gap, ""), Symbol("\u{A0}", "\\ ", .gap, ""),
    Symbol("\u{2003}", "\\quad", .gap, ","),
  ]

  private static let aliases = [
    "\\leq": "\\le", "\\geq": "\\ge", "\\neq": "\\ne", "\\gets": "\\leftarrow",
    "\\to": "\\rightarrow", "\\dots": "\\ldots", "\\ast": "*", "\\lbrace": "\\{",
    "\\rbrace": "\\}", "\\vert": "|", "\\lbrack": "[", "\\rbrack": "]", "\\lt": "<", "\\gt": ">",
  ]
}
