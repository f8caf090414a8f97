/// A text with typed parts, written as a string literal: interpolated values stay text.
///
///     let sentence: Prose = "\(star) has \(symbol) = \(magnitude)."   // `star` can hold any characters
public struct Prose: Equatable, Hashable, Sendable {
  /// The parts, from left to right; adjacent texts are merged.
  public private(set) var inlines: [Inline] = []

  /// Creates prose from its parts.
  public init(_ inlines: [Inline] = []) { for inline in inlines { append(inline) } }

  /// Creates plain text.
  public init(_ text: String) { append(.text(text)) }

  /// Whether there is no text.
  public var isEmpty: Bool { inlines.isEmpty }

  /// Appends a part.
  public mutating func append(_ inline: Inline) {
    guard case .text(let text) = inline else { return inlines.append(inline) }
    if text.isEmpty { return }
    guard case .text(var merged)? = inlines.last else { return inlines.append(inline) }
    // Without a second reference to it the text grows in its place.
    inlines.removeLast()
    merged += text
    inlines.append(.text(merged))
  }

  /// Concatenates two texts.
  public static func + (left: Prose, right: Prose) -> Prose {
    var sum = left
    sum += right
    return sum
  }

  /// Appends a text.
  public static func += (left: inout Prose, right: Prose) {
    for inline in right.inlines { left.append(inline) }
  }

  /// Returns text in bold.
  public static func strong(_ text: Prose) -> Prose { Prose([.strong(text)]) }
  /// Returns text in italics.
  public static func emphasis(_ text: Prose) -> Prose { Prose([.emphasis(text)]) }
  /// Returns code: user input, or a name in a file.
  public static func code(_ text: String) -> Prose { Prose([.code(text)]) }
  /// Returns an inline equation.
  public static func math(_ equation: Equation) -> Prose { Prose([.math(equation)]) }
  /// Returns the symbol of a quantity.
  public static func symbol(_ symbol: Inline.Symbol) -> Prose { Prose([.symbol(symbol)]) }
}

extension Prose: ExpressibleByStringInterpolation {
  /// A collector of the literal parts and values of an interpolated literal.
  public struct StringInterpolation: StringInterpolationProtocol {
    fileprivate var prose = Prose()

    /// Creates an empty collector.
    public init(literalCapacity: Int, interpolationCount: Int) {}
    /// Appends a literal part as text.
    public mutating func appendLiteral(_ literal: String) { prose.append(.text(literal)) }
    /// Appends a value as text.
    public mutating func appendInterpolation(_ text: some StringProtocol) {
      prose.append(.text(String(text)))
    }
    /// Appends a number as text.
    public mutating func appendInterpolation(_ number: Int) { prose.append(.text(String(number))) }
    /// Appends typed text.
    public mutating func appendInterpolation(_ typed: Prose) { prose += typed }
    /// Appends the symbol of a quantity.
    public mutating func appendInterpolation(_ symbol: Inline.Symbol) {
      prose.append(.symbol(symbol))
    }
  }

  /// Creates plain text from a literal.
  public init(stringLiteral text: String) { self.init(text) }
  /// Creates prose from a literal with interpolated values.
  public init(stringInterpolation: StringInterpolation) { self = stringInterpolation.prose }
}

extension Prose {
  /// The plain text, as a screen reader would read it; a line break reads as a blank.
  public var plain: String { inlines.map(\.plain).joined() }
}

extension Inline {
  /// The plain text.
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
  /// Returns the items as a list in a sentence: "", "a", "a and b", "a, b and c".
  public func listed(last: String = "and") -> Prose {
    let items = Array(self)
    return items.indices.reduce(into: Prose()) { sentence, place in
      if place > 0 { sentence += place == items.count - 1 ? " \(last) " : ", " }
      sentence += items[place]
    }
  }

  /// Returns the items with a separator between them.
  public func joined(separator: Prose = "") -> Prose {
    var joined = Prose()
    for (place, item) in enumerated() { joined += place > 0 ? separator + item : item }
    return joined
  }
}
