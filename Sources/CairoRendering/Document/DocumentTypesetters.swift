import CCairo
import Pages
import Plotting

/// The typesetters of a document's three families of type.
final class DocumentTypesetters: TextMeasurer {
  let serif = Typesetter(
    families: "Liberation Serif, Times New Roman, Times, DejaVu Serif")
  let sans = Typesetter()
  let mono = Typesetter(families: "Liberation Mono, DejaVu Sans Mono, Courier New, Courier")

  /// The mathematical fonts whose constants are used, in order: those that go with Times first.
  private static let mathFonts = [
    "STIX Two Math", "TeX Gyre Termes Math", "XITS Math", "Libertinus Math", "Latin Modern Math",
    "DejaVu Math TeX Gyre", "Cambria Math",
  ]

  /// The font whose constants are used, nil if none is installed, and the constants.
  static let mathematics: (font: String?, constants: MathConstants) = {
    let typesetter = Typesetter()
    let installed = typesetter.installedFamilies()
    for family in mathFonts where installed.contains(family) {
      if let constants = MathConstants(ofFont: family, typesetter) { return (family, constants) }
    }
    return (nil, MathConstants())
  }()

  let mathConstants = DocumentTypesetters.mathematics.constants
  private var figureTypesetters: [String: Typesetter] = [:]

  /// The typesetter of figures in a font; nil for the usual one.
  func typesetter(ofFigures font: String?) -> Typesetter {
    guard let font else { return sans }
    if let typesetter = figureTypesetters[font] { return typesetter }
    let typesetter = Typesetter(font: font)
    figureTypesetters[font] = typesetter
    return typesetter
  }

  /// The typesetter of a family.
  func typesetter(_ family: Font.Family) -> Typesetter {
    switch family {
    case .serif: serif
    case .sans: sans
    case .mono: mono
    }
  }

  /// The clauses on characters that no installed font has.
  var notes: [String] { [serif, sans, mono].flatMap(\.notes) }

  func width(of text: String, _ font: Font) -> Double {
    typesetter(font.family).width(of: text, isItalic: font.isItalic, isBold: font.isBold)
      * font.size
  }

  func ink(of text: String, _ font: Font) -> (ascent: Double, descent: Double) {
    let extents = typesetter(font.family).ink(of: font.text(text), font.style(.black))
    return (extents.ascent * font.size, extents.descent * font.size)
  }
}

extension Font {
  /// The text as a typesetter takes it.
  func text(_ string: String) -> Text { isItalic ? .italic(string) : Text(string) }

  /// The style as a typesetter takes it.
  func style(_ color: Color) -> TextStyle { TextStyle(size: size, color: color, isBold: isBold) }
}
