extension Quantity {
  /// The symbol of a quantity, such as log *T*<sub>eff</sub>, or its name.
  public struct Symbol: Equatable, Sendable {
    /// The upright text before the letters, including its blank: `log `; the name if there are no letters.
    public var prefix: String
    /// The letters, in italics (ISO 80000-1, 7.1).
    public var letters: String
    /// The subscript, upright.
    public var lowered: String
    /// The subscript of the same letters where these are subtracted, as in *G*<sub>BP</sub> − *G*<sub>RP</sub>;
    /// empty for no difference.
    public var subtracted: String

    /// The symbol of the given letters.
    public init(
      _ letters: String, lowered: String = "", prefix: String = "", subtracted: String = ""
    ) {
      self.prefix = prefix
      self.letters = letters
      self.lowered = lowered
      self.subtracted = subtracted
    }

    /// A name in place of a symbol.
    public init(words: String) { self.init("", prefix: words) }

    /// The symbol without its subscript.
    public var base: Symbol { Symbol(letters, prefix: prefix) }
  }

  /// The direction of a quantity: the words for more and less of it, and the orientation of its axis.
  public struct Direction: Equatable, Sendable {
    /// The word for a star with a larger value: `fainter`.
    public var more: String
    /// The word for a star with a smaller value: `brighter`.
    public var less: String
    /// Whether values decrease to the right or upward on an axis.
    public var isReversed: Bool

    /// A direction with the given words.
    public init(more: String, less: String, isReversed: Bool = false) {
      self.more = more
      self.less = less
      self.isReversed = isReversed
    }

    /// The word for a change in value.
    public func word(for change: Double) -> String { change > 0 ? more : less }

    /// The direction of magnitudes.
    public static let magnitudes = Direction(more: "fainter", less: "brighter", isReversed: true)
    /// The direction of temperatures.
    public static let temperatures = Direction(more: "hotter", less: "cooler", isReversed: true)
    /// The direction of colour indices.
    public static let colors = Direction(more: "redder", less: "bluer")
  }
}
