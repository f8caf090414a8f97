import Plotting

/// A setter of words as lines.
struct LineSetter {
  let measurer: any TextMeasurer
  let width: Double
  let size: Double
  let leading: Double
  var isJustified = false
  /// The distance from the left edge of the column.
  var indent = 0.0
  /// The share of the free space that is left of the line: 0 for left-aligned, 0.5 for centred.
  var anchor = 0.0

  /// Returns one strip for each line.
  func strips(_ words: [Word]) -> [Strip] {
    let breaker = LineBreaker(width: width, isJustified: isJustified)
    let pieces = words.flatMap { split($0) }
    let lines = breaker.lines(of: pieces)
    return lines.map { line in
      strip(Array(pieces[line]), breaker, isLast: line.upperBound == pieces.count)
    }
  }

  /// Splits a word that is wider than the line between letters.
  private func split(_ word: Word) -> [Word] {
    guard word.width > width, word.atoms.count == 1,
      case .text(let text, let font, let color) = word.atoms[0].content
    else { return [word] }
    var parts: [Word] = []
    let isSpaced = text.hasSuffix(" ")
    var rest = isSpaced ? text.dropLast() : Substring(text)
    while !rest.isEmpty {
      var part = Substring()
      for character in rest {
        if !part.isEmpty, measurer.width(of: part + String(character), font) > width { break }
        part.append(character)
      }
      rest = rest.dropFirst(part.count)
      var atom = word.atoms[0]
      atom.content = .text(part + (rest.isEmpty && isSpaced ? " " : ""), font, color)
      atom.width = measurer.width(of: String(part), font)
      parts.append(Word(atoms: [atom]))
    }
    if !parts.isEmpty { parts[parts.count - 1].space = word.space }
    return parts
  }

  private func strip(_ words: [Word], _ breaker: LineBreaker, isLast: Bool) -> Strip {
    let atoms = words.flatMap(\.atoms)
    let baseline = max(
      (leading + 0.66 * size) / 2, (atoms.map { $0.ascent + $0.rise }.max() ?? 0) + 0.5)
    let below = max(
      leading - (leading + 0.66 * size) / 2, (atoms.map { $0.descent - $0.rise }.max() ?? 0) + 0.5)
    let inner = words.dropLast()
    let blanks = inner.reduce(0) { $0 + ($1.isRigid ? 0 : $1.space) }
    let natural = words.reduce(0) { $0 + $1.width } + inner.reduce(0) { $0 + $1.space }
    let endsLine = isLast || (words.last?.endsLine ?? true)
    let stretch = breaker.stretch(natural: natural, blanks: blanks, isLast: endsLine)
    var strip = Strip(height: baseline + below)
    var x = indent + anchor * (width - natural)
    for word in words {
      for atom in word.atoms {
        place(atom, at: Point(x, baseline), in: &strip)
        x += atom.width
      }
      x += word.space(stretchedBy: stretch)
    }
    strip.items += links(atoms, words, from: indent + anchor * (width - natural), baseline, stretch)
    return strip
  }

  private func place(_ atom: Atom, at point: Point, in strip: inout Strip) {
    let origin = Point(point.x, point.y - atom.rise)
    switch atom.content {
    case .text(let text, let font, let color):
      strip.items.append(PlacedItem(.text(text, font, color), at: origin, in: atom.element))
      if atom.isDeleted {
        let line = Path.segment(
          Point(0, -0.28 * font.size), Point(atom.width, -0.28 * font.size))
        strip.items.append(
          PlacedItem(.stroke(line, Stroke(color, width: 0.6)), at: origin, in: atom.element))
      }
    case .box(let box):
      strip.items += box.items.map { item in
        var placed = item.moved(origin.x, origin.y)
        placed.element = atom.element
        return placed
      }
    case .figure(let id, let size):
      strip.items.append(
        PlacedItem(
          .figure(id, size), at: Point(origin.x, origin.y - size.height), in: atom.element))
    }
  }

  /// The areas of the line that can be clicked, one for each stretch of pieces of one link.
  private func links(
    _ atoms: [Atom], _ words: [Word], from start: Double, _ baseline: Double, _ stretch: Double
  ) -> [PlacedItem] {
    var items: [PlacedItem] = []
    var x = start
    for word in words {
      for atom in word.atoms {
        if let link = atom.link, atom.width > 0 {
          let origin = Point(x, baseline - 0.8 * size)
          if var last = items.last, last.element == link.element,
            case .link(_, let area) = last.content
          {
            last.content = .link(link.target, Size(x + atom.width - last.origin.x, area.height))
            items[items.count - 1] = last
          } else {
            items.append(
              PlacedItem(
                .link(link.target, Size(atom.width, 1.1 * size)), at: origin, in: link.element))
          }
        }
        x += atom.width
      }
      x += word.space(stretchedBy: stretch)
    }
    return items
  }
}
