extension Equation {
  /// The expression in English, for a screen reader: "p sub k equals the fraction …".
  ///
  /// Anything longer than one symbol is closed by words of its own, as in "sub l plus 1 end sub",
  /// so that a listener knows where it ends.
  public var spoken: String {
    var sentence = ""
    for word in words where !word.isEmpty {
      let isPause = word == "," || word == ";"
      if isPause && (sentence.isEmpty || sentence.hasSuffix(",")) { continue }
      if !isPause && !sentence.isEmpty { sentence += " " }
      sentence += word
    }
    return sentence
  }

  private var words: [String] {
    switch self {
    case .identifier(let text), .operator(let text): [Equation.symbols[text]?.spoken ?? text]
    case .upright(let text), .number(let text): [text.withoutOuterBlanks]
    case .row: wordsOfRow(isIndex: false)
    case .fraction(let above, let below):
      above.isBrief && below.isBrief
        ? above.words + ["over"] + below.words
        : ["the fraction"] + above.words + ["over"] + below.words + ["end fraction"]
    case .scripts(let base, let lower, let upper):
      base.words + (lower?.wordsAsIndex ?? []) + (upper?.wordsAsPower ?? [])
    case .sum(let lower, let upper): Equation.wordsOfSum(lower, upper)
    case .root(let inside): inside.words(after: "the square root of", end: "end root")
    case .matrix(let rows): Equation.wordsOfMatrix(rows)
    case .space: [","]
    case .source(let latex): [latex]
    }
  }

  /// Returns the words of a row; adjacent letters in an index are not multiplied.
  private func wordsOfRow(isIndex: Bool) -> [String] {
    let parts = allParts.filter { !$0.isThinSpace }
    let roles = Equation.roles(of: parts)
    var words: [String] = []
    var silentClose: Int?
    for (place, part) in parts.enumerated() {
      if place > 0, !isIndex, Role.isProduct(roles[place - 1], roles[place]) {
        words.append("times")
      }
      let isCall = place > 0 && part == .operator("(") && parts[place - 1].canBeCalled
      if isCall { words.append("of") }
      if isCall, place + 2 < parts.count, parts[place + 1].isSymbol,
        parts[place + 2] == .operator(")")
      {
        silentClose = place + 2
      } else if place != silentClose {
        words += part.words
      }
    }
    return words
  }

  private func words(after start: String, end: String) -> [String] {
    [start] + words + (isBrief ? [] : [end])
  }

  private var wordsAsIndex: [String] {
    ["sub"] + wordsOfRow(isIndex: true) + (isBrief ? [] : ["end sub"])
  }

  private var wordsAsPower: [String] {
    switch self {
    case .number("2"): ["squared"]
    case .number("3"): ["cubed"]
    case .identifier("T"), .upright("T"), .operator("⊤"): ["transposed"]
    case .operator("′"): ["prime"]
    case .row(let marks) where marks.allSatisfy { $0 == .operator("′") }:
      marks.map { _ in "prime" }
    default: words(after: "to the power of", end: "end power")
    }
  }

  private static func wordsOfSum(_ lower: Equation?, _ upper: Equation?) -> [String] {
    switch (lower, upper) {
    case (let lower?, let upper?): ["the sum from"] + lower.words + ["to"] + upper.words + ["of"]
    case (let lower?, nil): ["the sum over"] + lower.words + ["of"]
    case (nil, let upper?): ["the sum to"] + upper.words + ["of"]
    case (nil, nil): ["the sum of"]
    }
  }

  private static func wordsOfMatrix(_ rows: [[Equation]]) -> [String] {
    let columns = rows.map(\.count).max() ?? 0
    let start = "the \(rows.count) by \(columns) matrix"
    let lines = rows.enumerated().map { place, row in
      [";", "row \(place + 1):"] + row.map(\.words).joined(separator: [","])
    }
    return [start] + lines.joined() + [";", "end matrix"]
  }

  /// Whether a bracket after this encloses its arguments.
  private var canBeCalled: Bool {
    switch self {
    case .identifier, .upright: true
    case .scripts(let base, _, _): base.canBeCalled
    default: false
    }
  }

  /// Whether this is short: a symbol, alone or after a sign.
  private var isBrief: Bool {
    let parts = allParts
    switch parts.count {
    case 1: return parts[0].isSymbol || parts[0].isOperator
    case 2: return Equation.roles(of: parts)[0] == .prefix && parts[1].isSymbol
    default: return false
    }
  }
}
