import Documents
import Formatting
import Plotting

/// A setter of prose as words.
struct InlineSetter {
  /// The style of a stretch of text.
  struct Style {
    var font: Font
    var color: Color
    var rise = 0.0
    var element: StructureTree.ID
    var link: Hyperlink?
    var isDeleted = false
  }

  let measurer: any TextMeasurer
  let style: PageStyle
  let references: References
  /// The logical structure, to which links, formulas and code are added.
  var structure: StructureTree
  /// The clauses on what cannot be shown.
  var notes: [String] = []
  private var words: [Word] = []
  /// Whether the last word has neither a blank nor a possible break after it.
  private var isOpen = false

  init(
    _ measurer: any TextMeasurer, _ style: PageStyle, _ references: References,
    _ structure: StructureTree
  ) {
    self.measurer = measurer
    self.style = style
    self.references = references
    self.structure = structure
  }

  /// Returns the words of `prose`.
  mutating func words(of prose: Prose, _ style: Style) -> [Word] {
    words = []
    isOpen = false
    set(prose, style)
    return words
  }

  private mutating func set(_ prose: Prose, _ style: Style) {
    for inline in prose.inlines { set(inline, style) }
  }

  private mutating func set(_ inline: Inline, _ style: Style) {
    var inner = style
    switch inline {
    case .text(let text): set(text, style)
    case .emphasis(let prose):
      inner.font.isItalic.toggle()
      set(prose, inner)
    case .strong(let prose):
      inner.font.isBold = true
      set(prose, inner)
    case .deleted(let prose):
      inner.isDeleted = true
      set(prose, inner)
    case .lowered(let prose): set(prose, inner.script(-Text.scriptDrop))
    case .raised(let prose): set(prose, inner.script(Text.scriptRise))
    case .symbol(let symbol): set(symbol, style)
    case .math(let equation): set(equation, style)
    case .code(let code):
      inner.font = Font(.mono, style.font.size * 0.88, isBold: style.font.isBold)
      inner.element = structure.add(.code, in: style.element)
      set(code, inner)
    case .link(let prose, let destination): set(prose, linkedTo: destination, style)
    case .image(let path, let alternative, let figure):
      setImage(path: path, alternative: alternative, figure: figure, style)
    case .figureNumber(let id): setReference(to: id, style)
    case .softBreak: space(style)
    case .lineBreak: if !words.isEmpty { close(endsLine: true) }
    case .markup: break
    }
  }

  private mutating func set(_ symbol: Inline.Symbol, _ style: Style) {
    var inner = style
    inner.element = structure.add(.span, in: style.element, alternative: symbol.plain)
    set(symbol.prefix, inner)
    append(symbol.letter, inner.with(inner.font.italic))
    if !symbol.index.isEmpty { append(symbol.index, inner.script(-Text.scriptDrop)) }
  }

  private mutating func set(_ equation: Equation, _ style: Style) {
    let box = MathSetter(measurer, size: style.font.size, style.color).box(equation, .text)
    let element = structure.add(.formula, in: style.element, alternative: equation.spoken)
    append(
      Atom(
        content: .box(box), width: box.width, ascent: box.ascent, descent: box.descent,
        rise: style.rise, element: element, link: style.link))
  }

  private mutating func set(
    _ prose: Prose, linkedTo destination: String, _ style: Style
  ) {
    guard style.link == nil, let target = references.target(of: destination) else {
      return set(prose, style)
    }
    set(prose, style.linked(to: target, structure.add(.link, in: style.element), self.style.link))
  }

  private mutating func setReference(to id: String, _ style: Style) {
    guard style.link == nil, let name = references.figureDestination(id) else {
      return set(references.numbers[id], style)
    }
    let element = structure.add(.link, in: style.element)
    set(references.numbers[id], style.linked(to: .destination(name), element, self.style.link))
  }

  private mutating func setImage(
    path: String, alternative: String, figure id: String?, _ style: Style
  ) {
    guard let (id, size) = references.figure(id, path: path) else {
      notes.append("\(visible(path)) is no figure of the report, so its description is printed")
      return set("[\(alternative)]", style)
    }
    let scale = min(1, self.style.measure / size.width)
    let shown = Size(size.width * scale, size.height * scale)
    let element = structure.add(.figure, in: style.element, alternative: alternative)
    append(
      Atom(
        content: .figure(id, shown), width: shown.width, ascent: shown.height, descent: 0,
        element: element))
  }

  // MARK: - Characters

  /// Sets text, which can be broken at blanks, after hyphens and dashes, and between ideographs.
  private mutating func set(_ text: String, _ style: Style) {
    var piece = ""
    let characters = Array(visible(text))
    for (place, character) in characters.enumerated() {
      if character == " " {
        append(piece, style, isSpaced: true)
        piece = ""
        space(style)
        continue
      }
      if displayWidth(character) == 2 {
        append(piece, style)
        append(String(character), style)
        piece = ""
        close()
        continue
      }
      piece.append(character)
      let breaks = style.font.family == .mono ? "-/_," : "-–/"
      if breaks.contains(character), place > 1, place + 2 < characters.count,
        characters[place - 2...place - 1].allSatisfy(\.isLetter),
        characters[place + 1...place + 2].allSatisfy(\.isLetter)
      {
        append(piece, style)
        piece = ""
        close()
      }
    }
    append(piece, style)
  }

  /// Appends a piece of a word; a blank after it is measured and later drawn with it, but not part of its width.
  private mutating func append(_ piece: String, _ style: Style, isSpaced: Bool = false) {
    guard !piece.isEmpty else { return }
    let size = style.font.size
    let blank = isSpaced ? measurer.width(of: " ", style.font) : 0
    let piece = isSpaced ? piece + " " : piece
    append(
      Atom(
        content: .text(piece, style.font, style.color),
        width: measurer.width(of: piece, style.font) - blank, ascent: size * 0.75,
        descent: size * 0.22,
        rise: style.rise, element: style.element, link: style.link, isDeleted: style.isDeleted))
  }

  private mutating func append(_ atom: Atom) {
    if !isOpen {
      words.append(Word())
      isOpen = true
    }
    words[words.count - 1].atoms.append(atom)
  }

  /// Ends the word with a blank, which is written with its last piece, so that it can be copied.
  private mutating func space(_ style: Style) {
    guard isOpen, let last = words.last?.atoms.last else { return }
    let width = measurer.width(of: " ", style.font)
    words[words.count - 1].space = width
    words[words.count - 1].isRigid = style.font.family == .mono
    let place = words[words.count - 1].atoms.count - 1
    if case .text(let text, let font, let color) = last.content {
      if text.hasSuffix(" ") {
        isOpen = false
        return
      }
      words[words.count - 1].atoms[place].content = .text(text + " ", font, color)
    } else {
      words[words.count - 1].atoms.append(
        Atom(
          content: .text(" ", style.font, style.color), width: 0, ascent: 0, descent: 0,
          element: style.element, link: style.link))
    }
    isOpen = false
  }

  private mutating func close(endsLine: Bool = false) {
    isOpen = false
    if endsLine { words[words.count - 1].endsLine = true }
  }
}

extension InlineSetter.Style {
  fileprivate func with(_ font: Font) -> Self {
    var style = self
    style.font = font
    return style
  }

  fileprivate func script(_ rise: Double) -> Self {
    var style = with(font.sized(Text.scriptSize(font.size)))
    style.rise += rise * font.size
    return style
  }

  fileprivate func linked(to target: LinkTarget, _ element: StructureTree.ID, _ color: Color)
    -> Self
  {
    var style = self
    (style.link, style.element, style.color) = (
      Hyperlink(target: target, element: element), element, color
    )
    return style
  }
}
