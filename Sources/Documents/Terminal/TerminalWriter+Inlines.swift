import Formatting

extension TerminalWriter {
  /// Returns prose as text, with a line feed only at a line break.
  func text(_ prose: Prose, as emphasis: Emphasis? = nil, within: Set<Emphasis> = []) -> String {
    let isNew = emphasis.map { style == .ansi && !within.contains($0) } ?? false
    let around = emphasis.map { within.union([$0]) } ?? within
    let text = prose.inlines.map { self.text($0, within: around) }.joined()
    guard isNew, !text.isEmpty, let (on, off) = emphasis?.sequences else { return text }
    return on + text + off
  }

  private func text(_ inline: Inline, within: Set<Emphasis>) -> String {
    switch inline {
    case .text(let text), .code(let text): visible(text)
    case .emphasis(let prose): text(prose, as: .slanted, within: within)
    case .strong(let prose): text(prose, as: .bold, within: within)
    case .deleted(let prose): deleted(prose, within: within)
    case .symbol(let symbol): visible(symbol.plain)
    case .math(let equation): visible(equation.text)
    case .link(let prose, let destination):
      link(text(prose, within: within), shows: prose.plain, to: destination)
    case .image(let path, let alternative, _):
      alternative.isEmpty ? visible(path) : "\(visible(alternative)) (\(visible(path)))"
    case .figureNumber(let id): numbers[id]
    case .lowered(let prose): "_" + text(prose, within: within)
    case .raised(let prose): "^" + text(prose, within: within)
    case .softBreak: " "
    case .lineBreak: "\n"
    case .markup: ""
    }
  }

  private func link(_ text: String, shows shown: String, to destination: String) -> String {
    if shown == destination || destination.isEmpty { return text }
    return text.isEmpty ? visible(destination) : "\(text) (\(visible(destination)))"
  }

  /// Without a line through it the text would read as if it were still valid.
  private func deleted(_ prose: Prose, within: Set<Emphasis>) -> String {
    let text = text(prose, as: .struck, within: within)
    return style == .ansi || text.isEmpty ? text : "[deleted: \(text)]"
  }
}
