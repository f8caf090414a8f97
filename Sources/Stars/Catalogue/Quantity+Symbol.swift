extension Quantity {
  /// The symbol of a quantity, such as log *T*<sub>eff</sub>, or its name.
  public struct Symbol: Equatable, Sendable {
    /// What stands upright before the letters, its blank included: `log `; the name where there are no letters.
    public var prefix: String
    /// The letters, which slant (ISO 80000-1, 7.1).
    public var letters: String
    /// What stands upright below the line.
    public var lowered: String

    /// The symbol of the given letters.
    public init(_ letters: String, lowered: String = "", prefix: String = "") {
      self.prefix = prefix
      self.letters = letters
      self.lowered = lowered
    }

    /// A name that stands where there is no symbol.
    public init(words: String) { self.init("", prefix: words) }

    /// The symbol without what stands below the line.
    public var base: Symbol { Symbol(letters, prefix: prefix) }
  }

  /// Which way is up for a quantity: what a star is that has more of it, and how an axis runs.
  public struct Direction: Equatable, Sendable {
    /// What a star of a larger value is: `fainter`.
    public var more: String
    /// What a star of a smaller value is: `brighter`.
    public var less: String
    /// Whether values fall to the right or upward on an axis.
    public var isReversed: Bool

    /// A direction of the given words.
    public init(more: String, less: String, isReversed: Bool = false) {
      self.more = more
      self.less = less
      self.isReversed = isReversed
    }

    /// What a star becomes by `change`.
    public func word(for change: Double) -> String { change > 0 ? more : less }

    /// That of magnitudes.
    public static let magnitudes = Direction(more: "fainter", less: "brighter", isReversed: true)
    /// That of temperatures.
    public static let temperatures = Direction(more: "hotter", less: "cooler", isReversed: true)
    /// That of colour indices.
    public static let colors = Direction(more: "redder", less: "bluer")
  }
}
