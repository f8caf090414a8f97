/// A curve of polynomials, each from one argument to the next.
///
/// ```
/// y = c₀ + t (c₁ + t (c₂ + …))        t = (x − origin) / width
/// ```
public struct PiecewisePolynomial: Equatable, Sendable {
  /// The polynomial of a piece.
  public struct Piece: Equatable, Sendable {
    /// The end of the piece, where the next one begins.
    public let end: Double
    /// The argument at t = 0.
    public let origin: Double
    /// The difference from there to the argument at t = 1.
    public let width: Double
    /// c₀, c₁, ….
    public let coefficients: [Double]
  }

  /// The first argument.
  public let start: Double
  /// The pieces, in the order of their arguments; at least one.
  public let pieces: [Piece]

  /// The arguments from the first to the last.
  public var domain: ClosedRange<Double> { start...(pieces.last?.end ?? start) }

  /// The piece of an argument: the last one that begins at or before it.
  public func piece(at x: Double) -> Piece? {
    domain.contains(x) ? pieces.first { x < $0.end } ?? pieces.last : nil
  }
}
