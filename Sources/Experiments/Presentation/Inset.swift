import Plotting

/// A part of the HR diagram that a second panel magnifies.
public struct Inset: Equatable, Sendable {
  /// The range of horizontal values.
  public var x: Span
  /// The range of vertical values.
  public var y: Span

  /// A part between values on both axes.
  public init(x: Span, y: Span) {
    self.x = x
    self.y = y
  }
}
