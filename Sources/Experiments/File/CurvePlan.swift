import Stars

/// A curve to draw over the stars of the HR diagram.
public struct CurvePlan: Equatable, Sendable {
  /// The path of its table, relative to the experiment file.
  public var file: String
  /// The choice of one of the table's curves.
  public var choice = CurveChoice()
  /// The name in the figure; nil for its age or the name of its file.
  public var label: String?

  /// The only curve of `file`.
  public init(file: String) { self.file = file }
}
