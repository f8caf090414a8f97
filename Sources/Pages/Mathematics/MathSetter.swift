import Documents
import Plotting

/// A setter of equations as boxes.
struct MathSetter {
  let measurer: any TextMeasurer
  let constants: MathConstants
  /// The size of text outside scripts.
  let base: Double
  let color: Color

  init(_ measurer: any TextMeasurer, size: Double, _ color: Color) {
    self.measurer = measurer
    constants = measurer.mathConstants
    base = size
    self.color = color
  }

  /// Returns the box of an expression.
  func box(_ equation: Equation, _ style: MathStyle) -> MathBox {
    switch equation {
    case .identifier(let name): glyphs(name, style, isItalic: !name.isUprightLetter)
    case .upright(let word): glyphs(word, style)
    case .number(let digits): glyphs(digits, style)
    case .operator("Σ"), .operator("∑"), .sum(nil, nil): sumSign(style)
    case .operator(let text): mark(text, style)
    case .row: row(equation, style)
    case .fraction(let above, let below): fraction(above, below, style)
    case .scripts(let base, let lower, let upper):
      scripts(box(base, style), lower, upper, style, isSlanted: base.isSlanted)
    case .sum(let lower, let upper):
      style.isDisplay
        ? limits(lower, upper, style) : scripts(sumSign(style), lower, upper, style)
    case .root(let inside): root(box(inside, style), style)
    case .matrix(let rows): matrix(rows, style)
    case .space: MathBox(width: 2 * size(style))
    case .source(let latex): text(latex, Font(.mono, size(style) * 0.85))
    }
  }

  /// The type size of a style.
  func size(_ style: MathStyle) -> Double {
    switch style.level {
    case 0: base
    case 1: max(base * constants.scriptScale, min(base, 6))
    default: max(base * constants.secondScriptScale, min(base, 5.5))
    }
  }

  /// Returns the box of some characters.
  func glyphs(_ string: String, _ style: MathStyle, isItalic: Bool = false) -> MathBox {
    text(string, Font(.serif, size(style), isItalic: isItalic))
  }

  func text(_ string: String, _ font: Font) -> MathBox {
    let ink = measurer.ink(of: string, font)
    var box = MathBox(
      width: measurer.width(of: string, font), ascent: ink.ascent, descent: ink.descent)
    box.add(.text(string, font, color), x: 0, y: 0)
    return box
  }

  private func mark(_ text: String, _ style: MathStyle) -> MathBox {
    switch text {
    case "\u{2009}": MathBox(width: size(style) / 6)
    case "\u{A0}": MathBox(width: size(style) / 4)
    case "\u{2003}": MathBox(width: size(style))
    default: glyphs(text, style)
    }
  }

  // MARK: - Rows

  /// Returns a displayed equation as lines that are no wider than `width`, broken before relations and binary
  /// operators where possible.
  func lines(_ equation: Equation, within width: Double) -> [MathBox] {
    let whole = box(equation, .display)
    let parts = equation.parts
    if whole.width <= width || parts.count == 1 { return [whole] }
    let roles = Equation.roles(of: parts)
    let breaks = parts.indices.filter { roles[$0] == .relation || roles[$0] == .binary }
    var lines: [MathBox] = []
    var start = 0
    for (place, end) in (breaks + [parts.count]).enumerated() where end > start {
      let next = place + 1 < breaks.count ? breaks[place + 1] : parts.count
      if end == parts.count || box(.row(Array(parts[start..<next])), .display).width > width {
        lines.append(box(.row(Array(parts[start..<end])), .display))
        start = end
      }
    }
    return lines
  }

  private func row(_ equation: Equation, _ style: MathStyle) -> MathBox {
    let parts = equation.parts
    let roles = Equation.roles(of: parts)
    var boxes = parts.map { box($0, style) }
    if equation.isTallFence, boxes.count > 2 {
      var inside = MathBox()
      for box in boxes.dropFirst().dropLast() { inside.append(box) }
      for end in [0, boxes.count - 1] {
        guard case .operator(let text) = parts[end] else { continue }
        boxes[end] = fence(text, around: inside, style, isClosing: end > 0)
      }
    }
    var row = MathBox()
    for (place, box) in boxes.enumerated() {
      let space = place > 0 ? space(roles[place - 1], roles[place], style) : 0
      row.append(box, after: space)
    }
    return row
  }

  /// The space between neighbours, in eighteenths of the size: 3 after commas and beside functions and sums, 4
  /// around binary operators, 5 around relations; none of the latter two in scripts.
  private func space(_ left: Equation.Role, _ right: Equation.Role, _ style: MathStyle) -> Double {
    let unit = size(style) / 18
    let isScript = style.level > 0
    switch (left, right) {
    case (.gap, _), (_, .gap): return 0
    case (_, .comma), (_, .close), (_, .postfix), (.open, _), (.prefix, _): return 0
    case (.relation, _), (_, .relation): return isScript ? 0 : 5 * unit
    case (.binary, _), (_, .binary): return isScript ? 0 : 4 * unit
    case (.comma, _): return isScript ? 1.5 * unit : 3 * unit
    case (.function, .open): return 0
    case (.function, _), (.large, _), (_, .function), (_, .large): return 3 * unit
    default: return 0
    }
  }
}

extension String {
  /// Whether a variable is set upright by convention: a capital Greek letter or a name of more than one letter.
  fileprivate var isUprightLetter: Bool {
    guard unicodeScalars.count == 1, let letter = unicodeScalars.first else { return false }
    return (0x391...0x3A9).contains(letter.value) || letter == "∞"
  }
}

extension Equation {
  /// Whether the expression is a single italic letter, which leans into its superscript.
  fileprivate var isSlanted: Bool {
    if case .identifier(let name) = self { name.unicodeScalars.count == 1 } else { false }
  }
}
