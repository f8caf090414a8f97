/// The markup of an SVG element in parts: colours, ids and references to them, and everything between.
struct ThemedDrawing {
  /// A part of the markup.
  enum Part: Equatable {
    case markup(String)
    case color(String)
    /// An id, where it is given or referred to.
    case id(String)
  }

  /// The parts, in order.
  let parts: [Part]

  /// Reads an SVG element.
  init(_ svg: String) {
    let bytes = Array(svg.utf8)
    let quote = UInt8(ascii: "\"")
    var parts: [Part] = []
    var (start, place) = (0, 0)
    func text(_ range: Range<Int>) -> String { String(decoding: bytes[range], as: UTF8.self) }
    while let open = bytes[place...].firstIndex(of: quote) {
      guard let close = bytes[(open + 1)...].firstIndex(of: quote) else { break }
      let value = open + 1..<close
      place = close + 1
      let reference = Array("url(#".utf8)
      if bytes[value].first == UInt8(ascii: "#"), value.count == 7 || value.count == 9 {
        parts += [.markup(text(start..<value.lowerBound)), .color(text(value))]
      } else if bytes[start..<open].suffix(4).elementsEqual(Array(" id=".utf8)) {
        parts += [.markup(text(start..<value.lowerBound)), .id(text(value))]
      } else if bytes[value].starts(with: reference) {
        let name = value.lowerBound + reference.count..<value.upperBound - 1
        parts += [.markup(text(start..<name.lowerBound)), .id(text(name))]
        start = name.upperBound
        continue
      } else {
        continue
      }
      start = close
    }
    self.parts = parts + [.markup(text(start..<bytes.count))]
  }

  /// The colours, in order.
  private var colors: [String] {
    parts.compactMap { part in if case .color(let color) = part { color } else { nil } }
  }

  /// Whether two drawings differ in nothing but their colours.
  private func isRecolored(_ other: ThemedDrawing) -> Bool {
    parts.count == other.parts.count
      && zip(parts, other.parts).allSatisfy { one, two in
        switch (one, two) {
        case (.color, .color): true
        default: one == two
        }
      }
  }

  /// Returns the markup with ids that start with `prefix`, in the colours of `palette` that stand for those of this
  /// drawing in light and those of `dark`; nil if the two differ in more.
  func markup(ids prefix: String, dark: ThemedDrawing, in palette: inout PagePalette) -> String? {
    guard isRecolored(dark) else { return nil }
    let colors = zip(colors, dark.colors).map { palette.color(light: $0, dark: $1) }
    return markup(ids: prefix, colors: colors)
  }

  /// Returns the markup with ids that start with `prefix`, in its own colours.
  func markup(ids prefix: String) -> String { markup(ids: prefix, colors: colors) }

  private func markup(ids prefix: String, colors: [String]) -> String {
    var rest = colors[...]
    return parts.map { part in
      switch part {
      case .markup(let markup): markup
      case .color: rest.removeFirst()
      case .id(let id): prefix + id
      }
    }.joined()
  }
}

/// The colours of the drawings in a page, which depend on the reader's setting.
struct PagePalette {
  private struct Pair: Hashable {
    var light: String
    var dark: String
  }

  private var pairs: [Pair] = []
  private var numbers: [Pair: Int] = [:]

  /// Returns the value of a colour attribute.
  mutating func color(light: String, dark: String) -> String {
    if light == dark { return light }
    let pair = Pair(light: light, dark: dark)
    let number = numbers[pair] ?? pairs.count
    if number == pairs.count {
      numbers[pair] = number
      pairs.append(pair)
    }
    return "var(--c\(number))"
  }

  /// The style rules that define the colours, which are light on paper; empty without any.
  var rules: String {
    if pairs.isEmpty { return "" }
    func list(_ color: (Pair) -> String) -> String {
      pairs.enumerated().map { "--c\($0):\(color($1))" }.joined(separator: ";")
    }
    return """
      :root{\(list(\.light))}
      @media screen and (prefers-color-scheme:dark){:root{\(list(\.dark))}}

      """
  }
}
