/// A stretch of text with typed parts, written as a string literal: what is interpolated stays text.
///
///     let sentence: Prose = "\(star) has \(symbol) = \(magnitude)."   // `star` can hold any characters
public struct Prose: Equatable, Hashable, Sendable {
  /// The parts, from left to right; neighbouring texts are one.
  public private(set) var inlines: [Inline] = []

  /// The given parts.
  public init(_ inlines: [Inline] = []) { for inline in inlines { append(inline) } }

  /// Plain text.
  public init(_ text: String) { append(.text(text)) }

  /// Whether there is nothing to read.
  public var isEmpty: Bool { inlines.isEmpty }

  /// Adds a part at the end.
  public mutating func append(_ inline: Inline) {
    guard case .text(let text) = inline else { return inlines.append(inline) }
    if text.isEmpty { return }
    if case .text(let before)? = inlines.last {
      inlines[inlines.count - 1] = .text(before + text)
    } else {
      inlines.append(inline)
    }
  }

  /// One stretch after another.
  public static func + (left: Prose, right: Prose) -> Prose {
    var sum = left
    sum += right
    return sum
  }

  /// Adds a stretch at the end.
  public static func += (left: inout Prose, right: Prose) {
    for inline in right.inlines { left.append(inline) }
  }

  /// Text in bold.
  public static func strong(_ text: Prose) -> Prose { Prose([.strong(text)]) }
  /// Text in italics.
  public static func emphasis(_ text: Prose) -> Prose { Prose([.emphasis(text)]) }
  /// What is typed, or a name in a file.
  public static func code(_ text: String) -> Prose { Prose([.code(text)]) }
  /// An equation within a line.
  public static func math(_ equation: Equation) -> Prose { Prose([.math(equation)]) }
  /// The symbol of a quantity.
  public static func symbol(_ symbol: Inline.Symbol) -> Prose { Prose([.symbol(symbol)]) }
}

extension Prose: ExpressibleByStringInterpolation {
  /// Collects the literal parts and the values of an interpolated literal.
  public struct StringInterpolation: StringInterpolationProtocol {
    fileprivate var prose = Prose()

    /// An empty collection.
    public init(literalCapacity: Int, interpolationCount: Int) {}
    /// Adds a literal part as text.
    public mutating func appendLiteral(_ literal: String) { prose.append(.text(literal)) }
    /// Adds a value as text.
    public mutating func appendInterpolation(_ text: some StringProtocol) {
      prose.append(.text(String(text)))
    }
    /// Adds a number as text.
    public mutating func appendInterpolation(_ number: Int) { prose.append(.text(String(number))) }
    /// Adds typed text.
    public mutating func appendInterpolation(_ typed: Prose) { prose += typed }
    /// Adds the symbol of a quantity.
    public mutating func appendInterpolation(_ symbol: Inline.Symbol) {
      prose.append(.symbol(symbol))
    }
  }

  /// Plain text.
  public init(stringLiteral text: String) { self.init(text) }
  /// A literal with values.
  public init(stringInterpolation: StringInterpolation) { self = stringInterpolation.prose }
}

extension Prose {
  /// The characters alone, as a screen reader would say them; a break of a line reads as a blank.
  public var plain: String { inlines.map(\.plain).joined() }
}

extension Inline {
  /// The characters alone.
  var plain: String {
    switch self {
    case .text(let text), .code(let text): text
    case .emphasis(let prose), .strong(let prose), .deleted(let prose), .lowered(let prose),
      .raised(let prose), .link(let prose, _):
      prose.plain
    case .symbol(let symbol): symbol.plain
    case .math(let equation): equation.spoken
    case .image(_, let alternative, _): alternative
    case .figureNumber: "?"
    case .softBreak, .lineBreak: " "
    case .markup: ""
    }
  }
}

extension Sequence where Element == Prose {
  /// The items as a part of a sentence: "", "a", "a and b", "a, b and c".
  public func listed(last: String = "and") -> Prose {
    let items = Array(self)
    return items.indices.reduce(into: Prose()) { sentence, place in
      if place > 0 { sentence += place == items.count - 1 ? " \(last) " : ", " }
      sentence += items[place]
    }
  }

  /// The items with a text between each two.
  public func joined(separator: Prose = "") -> Prose {
    var joined = Prose()
    for (place, item) in enumerated() { joined += place > 0 ? separator + item : item }
    return joined
  }
}
