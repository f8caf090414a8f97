import Documents
import Formatting
import Plotting

extension Composer {
  /// Composes an equation, centred on a line of its own; a wide one is set smaller or broken before operators.
  mutating func setEquation(_ equation: Equation, in frame: Frame) {
    if case .source(let latex) = equation { return setCode(latex, in: frame) }
    let element = inline.structure.add(.formula, in: frame.element, alternative: equation.spoken)
    let size = style.textSize + 0.5
    let width = MathSetter(measurer, size: size, style.ink).box(equation, .display).width
    let scale = min(1, max(frame.width / max(width, 1), 0.8))
    let boxes = MathSetter(measurer, size: size * scale, style.ink).lines(
      equation, within: frame.width)
    let strips = boxes.enumerated().map { place, box in
      let x = frame.indent + max((frame.width - box.width) / 2, 0)
      let items = box.items.map { item in
        var placed = item.moved(x, box.ascent)
        placed.element = element
        return placed
      }
      return Strip(
        height: box.height, items: items, before: place == 0 ? 9 : 5,
        isKeptWithNext: place < boxes.count - 1)
    }
    add(strips)
    gap = 7
  }

  /// Composes code on a shaded ground, a strip for each line.
  mutating func setCode(_ code: String, in frame: Frame) {
    let pad = 8.0
    let width = frame.width - 2 * pad
    let longest = code.split(separator: "\n").map { displayWidth(String($0)) }.max() ?? 0
    let digit = measurer.width(of: "0", Font(.mono, 100)) / 100
    // Smaller type for long lines; those that are still too long are broken.
    let size = min(
      style.codeSize, max(width / (digit * Double(max(longest, 1))), Self.smallestCode))
    let lines = visibleLines(code).split(separator: "\n", omittingEmptySubsequences: false)
      .flatMap { Self.broken($0, to: max(Int(width / (digit * size)), 1)) }
    let leading = size * (style.isWorksheet ? 2.4 : 1.32)
    let paragraph = inline.structure.add(.paragraph, in: frame.element)
    let element = inline.structure.add(.code, in: paragraph)
    var strips = lines.enumerated().map { place, line in
      let (isFirst, isLast) = (place == 0, place == lines.count - 1)
      let top = isFirst ? 5.0 : 0
      var strip = Strip(height: top + leading + (isLast ? 5 : 0))
      let ground = Path.rectangle(
        Rect(minX: 0, minY: -0.1, maxX: frame.width, maxY: strip.height + 0.1))
      strip.items = [
        PlacedItem(.fill(ground, style.shade), at: Point(frame.indent, 0), in: nil),
        PlacedItem(
          .text(line + " ", Font(.mono, size), style.ink),
          at: Point(frame.indent + pad, top + (leading + 0.66 * size) / 2), in: element),
      ]
      return strip
    }
    strips.controlWidows()
    add(strips.spaced(7))
    gap = 7
  }

  /// The smallest type of code.
  private static let smallestCode = 6.5

  /// Breaks a line of code after at most `most` characters, at a blank if there is one in its second half.
  private static func broken(_ line: Substring, to most: Int) -> [Substring] {
    var pieces: [Substring] = []
    var rest = line
    while rest.count > most {
      let head = rest.prefix(most)
      let blank = head.lastIndex(of: " ").map { head.index(after: $0) }
      let end = blank.flatMap { head[..<$0].count > most / 2 ? $0 : nil } ?? head.endIndex
      pieces.append(rest[..<end])
      rest = rest[end...]
    }
    return pieces + [rest]
  }

  /// Composes a figure with its caption, which move to the next page together if they do not fit.
  mutating func setFigure(_ figure: FigureBlock, in frame: Frame) {
    let number = references.numbers[figure.id]
    let part = inline.structure.add(.division, in: frame.element)
    guard let full = references.figures[figure.id] else {
      inline.notes.append(
        "\(visible(figure.path)) is no figure of the report, so its description is printed")
      let element = inline.structure.add(.paragraph, in: part)
      return add(
        caption(number, Prose(figure.alternative), element, width: frame.width, frame.indent)
          .spaced(style.blockGap))
    }
    let element = inline.structure.add(.figure, in: part, alternative: figure.alternative)
    let (wide, high) = (max(style.wideMeasure, frame.width), style.area(isLandscape: false).height)
    let scale =
      style.isSheet
      ? style.figureShare * min(frame.width / full.width, 0.6 * style.paper.height / full.height)
      : min(1, wide / full.width, 0.78 * high / full.height)
    let size = Size(full.width * scale, full.height * scale)
    let x = frame.indent + (frame.width - size.width) / 2
    var strips = [
      Strip(
        height: size.height,
        items: [PlacedItem(.figure(figure.id, size), at: Point(x, 0), in: element)],
        before: style.blockGap, isKeptWithNext: !figure.caption.isEmpty)
    ]
    if let name = references.figureDestination(figure.id) { anchor(name, &strips) }
    if !figure.caption.isEmpty {
      let caption = inline.structure.add(.caption, in: part)
      var lines = self.caption(number, figure.caption, caption, width: frame.width, frame.indent)
      for index in lines.indices.dropLast() { lines[index].isKeptWithNext = true }
      strips += lines.spaced(6)
    }
    flow.append(.float(strips))
    gap = 0
  }

  private mutating func caption(
    _ number: String, _ prose: Prose, _ element: StructureTree.ID, width: Double, _ indent: Double
  ) -> [Strip] {
    let font = Font(.serif, style.smallSize)
    let text = Prose.strong("Figure\u{A0}\(number).") + " " + prose
    let words = inline.words(of: text, .init(font: font, color: style.ink, element: element))
    return LineSetter(
      measurer: measurer, width: width, size: style.smallSize, leading: style.smallLeading,
      isJustified: true, indent: indent
    ).strips(words)
  }
}
