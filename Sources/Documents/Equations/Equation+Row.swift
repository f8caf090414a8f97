extension Equation {
  /// The parts of a row, with nested rows flattened; any other expression is its only part.
  ///
  /// A bracketed row that contains something tall stays in one piece, since its brackets grow with it.
  package var parts: [Equation] {
    guard case .row(let elements) = self else { return [self] }
    return elements.flatMap { $0.isTallFence ? [$0] : $0.parts }
  }

  /// The parts of a row, with every nested row flattened.
  var allParts: [Equation] {
    guard case .row(let elements) = self else { return [self] }
    return elements.flatMap(\.allParts)
  }

  /// Whether this is a row within one pair of brackets, like `(a + b)` but not `(a)(b)`.
  var isFence: Bool {
    guard case .row(let elements) = self, elements.count >= 2 else { return false }
    var depth = 0
    for (place, role) in Equation.roles(of: elements).enumerated() {
      if role == .open { depth += 1 }
      if role == .close { depth -= 1 }
      if depth == 0 { return place == elements.count - 1 && elements[place].isOperator }
    }
    return false
  }

  /// Whether this is a bracketed row that contains a fraction, a sum, a root or a matrix.
  package var isTallFence: Bool {
    guard case .row(let elements) = self else { return false }
    return elements.contains(where: \.isTall) && isFence
  }

  private var isTall: Bool {
    switch self {
    case .fraction, .sum, .root, .matrix: true
    case .scripts(let base, _, _): base.isTall
    case .row(let elements): elements.contains(where: \.isTall)
    case .identifier, .upright, .number, .operator, .space, .source: false
    }
  }

  /// Whether this is an operator, a relation or a bracket without scripts.
  var isOperator: Bool { if case .operator = self { true } else { false } }

  /// Whether this is a blank that speech and plain text omit.
  var isThinSpace: Bool { self == .operator("\u{2009}") || self == .operator("\u{A0}") }

  /// Returns the roles of the elements of a row; a sign with nothing to its left is a prefix.
  package static func roles(of elements: [Equation]) -> [Role] {
    var endsOperand = false
    return elements.map { element in
      var role = element.role
      if role == .binary && !endsOperand { role = .prefix }
      if role == .open && endsOperand && element.isBar { role = .close }
      endsOperand = role == .operand || role == .close || role == .postfix
      return role
    }
  }

  private var isBar: Bool {
    if case .scripts(let base, _, _) = self { base.isBar } else { self == .operator("|") }
  }

  private var role: Role {
    switch self {
    case .upright(let word):
      Equation.functions.contains(word) ? .function : word.hasBlanks ? .gap : .operand
    case .operator("Σ"), .operator("∑"), .sum: .large
    case .operator(let text): Equation.symbols[text]?.role ?? .binary
    case .scripts(let base, _, _): base.role
    case .space: .gap
    case .identifier, .number, .row, .fraction, .root, .matrix, .source: .operand
    }
  }
}

extension Equation.Role {
  /// Whether there is a blank between two neighbours; in scripts, which are set tight, only between
  /// words.
  package static func isSpaced(_ left: Self, _ right: Self, isTight: Bool) -> Bool {
    switch (left, right) {
    case (.gap, _), (_, .gap): true
    case (_, .comma), (_, .close), (_, .postfix), (.open, _), (.prefix, _): false
    case (.function, .open): false
    case (.relation, _), (.binary, _), (.comma, _), (_, .relation), (_, .binary): !isTight
    case (.function, _), (.large, _), (_, .function), (_, .large): true
    case (_, .open): false
    default: !isTight
    }
  }

  /// Whether two adjacent elements are multiplied.
  package static func isProduct(_ left: Self, _ right: Self) -> Bool {
    switch (left, right) {
    case (.operand, .operand), (.operand, .function), (.operand, .large), (.operand, .prefix): true
    case (.close, .operand), (.close, .function), (.close, .large), (.close, .prefix): true
    case (.close, .open): true
    default: false
    }
  }
}
