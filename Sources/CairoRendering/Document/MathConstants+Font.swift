import CCairo
import Pages

extension MathConstants {
  /// Reads the constants from the `MATH` table of a font; nil if the font is not installed or has none.
  init?(ofFont family: String, _ typesetter: Typesetter) {
    let found = typesetter.withFont(of: family) { font, name -> MathConstants? in
      guard let font, name.lowercased() == family.lowercased(),
        let shaper = pango_font_get_hb_font(font),
        hb_ot_math_has_data(hb_font_get_face(shaper)) != 0
      else { return nil }
      return MathConstants(shaper)
    }
    guard let found else { return nil }
    self = found
  }

  private init(_ font: OpaquePointer) {
    self.init()
    var (x, y): (Int32, Int32) = (0, 0)
    hb_font_get_scale(font, &x, &y)
    func share(_ constant: hb_ot_math_constant_t) -> Double {
      Double(hb_ot_math_get_constant(font, constant)) / Double(max(abs(y), 1))
    }
    func percent(_ constant: hb_ot_math_constant_t) -> Double {
      Double(hb_ot_math_get_constant(font, constant)) / 100
    }
    axisHeight = share(HB_OT_MATH_CONSTANT_AXIS_HEIGHT)
    fractionRule = share(HB_OT_MATH_CONSTANT_FRACTION_RULE_THICKNESS)
    fractionGap = share(HB_OT_MATH_CONSTANT_FRACTION_NUM_DISPLAY_STYLE_GAP_MIN)
    numeratorShift = share(HB_OT_MATH_CONSTANT_FRACTION_NUMERATOR_DISPLAY_STYLE_SHIFT_UP)
    denominatorShift = share(HB_OT_MATH_CONSTANT_FRACTION_DENOMINATOR_DISPLAY_STYLE_SHIFT_DOWN)
    subscriptShift = share(HB_OT_MATH_CONSTANT_SUBSCRIPT_SHIFT_DOWN)
    superscriptShift = share(HB_OT_MATH_CONSTANT_SUPERSCRIPT_SHIFT_UP)
    scriptGap = share(HB_OT_MATH_CONSTANT_SUB_SUPERSCRIPT_GAP_MIN)
    spaceAfterScript = share(HB_OT_MATH_CONSTANT_SPACE_AFTER_SCRIPT)
    limitGap = share(HB_OT_MATH_CONSTANT_UPPER_LIMIT_GAP_MIN)
    radicalGap = share(HB_OT_MATH_CONSTANT_RADICAL_DISPLAY_STYLE_VERTICAL_GAP)
    radicalRule = share(HB_OT_MATH_CONSTANT_RADICAL_RULE_THICKNESS)
    scriptScale = percent(HB_OT_MATH_CONSTANT_SCRIPT_PERCENT_SCALE_DOWN)
    secondScriptScale = percent(HB_OT_MATH_CONSTANT_SCRIPT_SCRIPT_PERCENT_SCALE_DOWN)
  }
}
