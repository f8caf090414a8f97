extension Inline.Symbol {
  /// The symbol as an expression, such as log *T*ₑ; nil if it holds words or other characters that have no place in
  /// one.
  ///
  /// The letter may be a difference of letters, as in B − V.
  var equation: Equation? {
    let letters = letter.split(separator: " ").joined().unicodeScalars.split(
      separator: "−", omittingEmptySubsequences: false)
    guard !letters.isEmpty, letters.allSatisfy(Self.isLetter),
      index.unicodeScalars.allSatisfy(Self.isPlain),
      prefix.isEmpty || Equation.functions.contains(name)
    else { return nil }
    let names = letters.map { Equation.identifier(String($0)) }
    let difference = Array(names.map { [$0] }.joined(separator: [.operator("−")]))
    let base = difference.count == 1 ? difference[0] : .row(difference)
    let whole = index.isEmpty ? base : .scripts(base, lower: .upright(index))
    return prefix.isEmpty ? whole : .row([.upright(name), whole])
  }

  private var name: String { prefix.withoutOuterBlanks }

  /// Whether a name is one letter, Latin or Greek.
  private static func isLetter(_ name: Substring.UnicodeScalarView) -> Bool {
    guard name.count == 1, let scalar = name.first else { return false }
    return scalar.isASCIILetter || Equation.symbols[String(scalar)]?.role == .operand
  }

  private static func isPlain(_ scalar: Unicode.Scalar) -> Bool {
    scalar.isASCIILetter || scalar.isDigit
  }
}
