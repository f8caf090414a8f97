extension Equation {
  /// The expression in words: "delta sub l".
  public var spoken: String { "" }
  public var latex: String { if case .source(let s) = self { s } else { "" } }
  public init(latex: String, values: [Equation] = [], mark: Unicode.Scalar? = nil) { self = .source(latex) }
}
