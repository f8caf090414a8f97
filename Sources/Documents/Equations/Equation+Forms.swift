extension Equation {
  /// The expression in words: "delta sub l".
  public var spoken: String { "" }
}
