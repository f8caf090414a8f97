/// Writes the parts of a line of text in HTML.
struct HTMLInlines {
  let numbers: FigureNumbers
  let images: HTMLImages

  func written(_ prose: Prose) -> String { prose.inlines.map(written).joined() }

  private func written(_ inline: Inline) -> String {
    switch inline {
    case .text(let text): htmlEscaped(text)
    case .emphasis(let prose): "<em>\(written(prose))</em>"
    case .strong(let prose): "<strong>\(written(prose))</strong>"
    case .deleted(let prose): "<del>\(written(prose))</del>"
    case .symbol(let symbol):
      htmlEscaped(symbol.prefix) + "<var>\(htmlEscaped(symbol.letter))</var>"
        + (symbol.index.isEmpty ? "" : "<sub>\(htmlEscaped(symbol.index))</sub>")
    case .math(let equation): equation.mathML(isBlock: false)
    case .code(let text): "<code>\(htmlEscaped(text))</code>"
    case .link(let prose, let destination):
      htmlAddress(destination).map { "<a href=\"\($0)\">\(written(prose))</a>" } ?? written(prose)
    case .image(let path, let alternative, _): images.image(path, alternative)
    case .figureNumber(let id): numbers[id].map(String.init) ?? "?"
    case .lowered(let prose): "<sub>\(written(prose))</sub>"
    case .raised(let prose): "<sup>\(written(prose))</sup>"
    case .softBreak: "\n"
    case .lineBreak: "<br>\n"
    case .markup(let markup): markup
    }
  }
}

/// The images of a page: in it, where their bytes are known.
struct HTMLImages {
  let bytes: (_ path: String) -> (bytes: [UInt8], mediaType: String)?

  func image(_ path: String, _ alternative: String) -> String {
    let source =
      bytes(path).map { "data:\($0.mediaType);base64,\(base64($0.bytes))" } ?? htmlAddress(path)
    return "<img src=\"\(source ?? "")\" alt=\"\(htmlEscaped(alternative))\">"
  }
}
