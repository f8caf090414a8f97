extension Equation {
  /// A stand-in.
  public func mathML(isBlock: Bool) -> String {
    "<math\(isBlock ? " display=\"block\"" : "")><mi>x</mi></math>"
  }
  /// A stand-in.
  public var text: String { "x = 1" }
}
