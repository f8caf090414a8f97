extension HTMLWriter {
  /// Returns prose as HTML; within a link, nothing else becomes a link.
  mutating func inlines(_ prose: Prose, isLinked: Bool = false) -> String {
    var line = ""
    for inline in prose.inlines { line += self.inline(inline, isLinked: isLinked) }
    return line
  }

  private mutating func inline(_ inline: Inline, isLinked: Bool) -> String {
    switch inline {
    case .text(let text): text.escapedForHTML
    case .emphasis(let prose): element("em", prose, isLinked)
    case .strong(let prose): element("strong", prose, isLinked)
    case .deleted(let prose): element("del", prose, isLinked)
    case .lowered(let prose): element("sub", prose, isLinked)
    case .raised(let prose): element("sup", prose, isLinked)
    case .symbol(let symbol): html(symbol)
    case .math(let equation): equation.mathML(isBlock: false)
    case .code(let code): "<code>\(code.escapedForHTML)</code>"
    case .link(let prose, let destination): link(prose, to: destination, isLinked)
    case .image(let path, let alternative, let figure):
      imageElement(
        path: path, alternative: alternative, anchor: figure.map { self.anchor($0) } ?? "")
    case .figureNumber(let id): reference(id, isLinked)
    case .softBreak: "\n"
    case .lineBreak: "<br>\n"
    case .markup(let markup): passed(markup)
    }
  }

  private mutating func element(_ tag: String, _ prose: Prose, _ isLinked: Bool) -> String {
    "<\(tag)>\(inlines(prose, isLinked: isLinked))</\(tag)>"
  }

  private func html(_ symbol: Inline.Symbol) -> String {
    let index = symbol.index.isEmpty ? "" : "<sub>\(symbol.index.escapedForHTML)</sub>"
    return "\(symbol.prefix.escapedForHTML)<var>\(symbol.letter.escapedForHTML)</var>\(index)"
  }

  private mutating func link(
    _ prose: Prose, to destination: String, _ isLinked: Bool
  ) -> String {
    guard !isLinked, let address = linkAddress(destination) else {
      return inlines(prose, isLinked: isLinked)
    }
    return "<a href=\"\(address.escapedForHTML)\">\(inlines(prose, isLinked: true))</a>"
  }

  private func reference(_ id: String, _ isLinked: Bool) -> String {
    guard !isLinked, let number = numbers.number(of: id) else { return numbers[id] }
    return "<a href=\"#figure-\(number)\">\(number)</a>"
  }
}
