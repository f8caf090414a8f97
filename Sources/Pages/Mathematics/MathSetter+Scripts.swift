import Documents
import Plotting

extension MathSetter {
  /// Returns an expression with a subscript and a superscript.
  ///
  /// If it is an italic letter (`isSlanted`), its top leans to the right.
  func scripts(
    _ base: MathBox, _ lower: Equation?, _ upper: Equation?, _ style: MathStyle,
    isSlanted: Bool = false
  ) -> MathBox {
    let size = size(style)
    let (below, above) = (lower.map { box($0, style.script) }, upper.map { box($0, style.script) })
    var rise = max(constants.superscriptShift * size, base.ascent - 0.32 * size)
    if let above { rise = max(rise, above.descent + 0.12 * size) }
    var drop = max(constants.subscriptShift * size, base.descent + 0.03 * size)
    if let below { drop = max(drop, below.ascent - 0.44 * size) }
    if let below, let above {
      let gap = (rise - above.descent) - (below.ascent - drop)
      drop += max(constants.scriptGap * size - gap, 0)
    }
    var scripts = base
    let lean = isSlanted && above != nil ? 0.05 * size : 0
    if let below { scripts.add(below, x: base.width, y: drop) }
    if let above { scripts.add(above, x: base.width + lean, y: -rise) }
    scripts.width =
      base.width + max(below?.width ?? 0, (above?.width ?? 0) + lean)
      + constants.spaceAfterScript * size
    return scripts
  }

  /// Returns the sum sign, larger in a display and centred at the height of the minus sign.
  func sumSign(_ style: MathStyle) -> MathBox {
    let size = size(style)
    let font = Font(.serif, size * (style.isDisplay ? 1.45 : 1.05))
    let sign = text("∑", font)
    var box = MathBox(width: sign.width)
    let shift = (sign.ascent - sign.descent) / 2 - constants.axisHeight * size
    box.add(sign, x: 0, y: shift)
    return box
  }

  /// Returns the sum sign with its limits below and above.
  func limits(_ lower: Equation?, _ upper: Equation?, _ style: MathStyle) -> MathBox {
    let sign = sumSign(style)
    let gap = constants.limitGap * size(style)
    let (below, above) = (lower.map { box($0, style.script) }, upper.map { box($0, style.script) })
    let width = max(sign.width, below?.width ?? 0, above?.width ?? 0)
    var limits = MathBox(width: width)
    limits.add(sign, x: (width - sign.width) / 2)
    if let above {
      limits.add(above, x: (width - above.width) / 2, y: -(sign.ascent + gap + above.descent))
    }
    if let below {
      limits.add(below, x: (width - below.width) / 2, y: sign.descent + gap + below.ascent)
    }
    return limits
  }
}
