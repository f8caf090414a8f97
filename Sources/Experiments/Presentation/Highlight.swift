/// Some of the stars of the HR diagram, which stand out from the others.
public struct Highlight: Equatable, Sendable {
  /// The names of the stars.
  public var stars: [String] = []
  /// The labels of classes whose stars are meant.
  public var classes: [String] = []
  /// The names of stars or classes, or labels of classes.
  public var named: [String] = []
  /// The column whose values decide; nil for none.
  public var column: String?
  /// The values in that column that mark a star.
  public var values: [String] = []
  /// The name of the stars in the legend; nil for a name by the rule.
  public var label: String?

  /// A highlight of no star.
  public init() {}
}
