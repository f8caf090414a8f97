/// The stars that are named in the HR diagram, however many there are.
public struct NamedStars: Equatable, Sendable {
  /// The names of single stars.
  public var stars: [String] = []
  /// The number of the brightest stars that are named.
  public var brightest = 0
  /// Whether the Sun is marked.
  public var marksSun = false

  /// The largest number of the brightest stars.
  public static let most = 200

  /// No star.
  public init() {}
}
