/// The constants of the layout of equations, as fractions of the type size.
///
/// They are those of the `MATH` table of an OpenType font. The defaults are used where no such font
/// is installed; they are those of Knuth's Computer Modern at 10 pt, rounded.
///
/// Sources: Microsoft, *OpenType specification* 1.9, `MATH`; Knuth (1986), *The TeXbook*, appendix G.
public struct MathConstants: Equatable, Sendable {
  /// The height of minus signs and fraction rules above the baseline.
  public var axisHeight = 0.25
  /// The thickness of the rule of a fraction.
  public var fractionRule = 0.045
  /// The least gap between rule and numerator or denominator in a display.
  public var fractionGap = 0.12
  /// The height of a numerator's baseline in a display.
  public var numeratorShift = 0.677
  /// The depth of a denominator's baseline in a display.
  public var denominatorShift = 0.686
  /// The depth of the baseline of subscripts.
  public var subscriptShift = 0.18
  /// The height of the baseline of superscripts.
  public var superscriptShift = 0.4
  /// The least gap between a subscript and a superscript.
  public var scriptGap = 0.18
  /// The space after scripts.
  public var spaceAfterScript = 0.05
  /// The gap between a sum sign and its limits.
  public var limitGap = 0.14
  /// The gap between a root's rule and what is under it.
  public var radicalGap = 0.1
  /// The thickness of a root's rule.
  public var radicalRule = 0.045
  /// The size of scripts.
  public var scriptScale = 0.7
  /// The size of scripts of scripts.
  public var secondScriptScale = 0.55

  /// Creates the default constants.
  public init() {}
}
