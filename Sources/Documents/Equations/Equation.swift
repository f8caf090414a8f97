/// A mathematical expression as a value that can be written as LaTeX, MathML, plain text or spoken
/// words.
///
/// ```swift
/// .row([.identifier("L"), .operator("="), .operator("−"), .fraction(.number("1"), .identifier("n"))])
/// ```
public indirect enum Equation: Equatable, Hashable, Sendable {
  /// A variable, set in italics: "x", "θ", "ℓ".
  case identifier(String)
  /// A function name or a word in an index, set upright: "exp", "ln", "eff".
  case upright(String)
  /// A number: "1", "0.999".
  case number(String)
  /// An operator, a relation or a bracket: "=", "−", "∘", "←", "∂", "(", "Σ".
  case `operator`(String)
  /// A sequence of expressions.
  case row([Equation])
  /// A numerator over a denominator.
  case fraction(Equation, Equation)
  /// An expression with a subscript and a superscript.
  case scripts(Equation, lower: Equation? = nil, upper: Equation? = nil)
  /// The sum sign with its limits.
  case sum(lower: Equation? = nil, upper: Equation? = nil)
  /// A square root.
  case root(Equation)
  /// A matrix in square brackets, by rows.
  case matrix([[Equation]])
  /// A wide space, as between two equations on one line.
  case space
  /// LaTeX that this type cannot represent, kept as written.
  case source(String)
}
