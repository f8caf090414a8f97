import CCairo
import Formatting

extension Typesetter {
  /// The most characters that a note lists.
  private static let mostListed = 12

  /// The clauses on a font that is not installed and on characters that it lacks, or that no installed font has.
  var notes: [String] {
    let drawn = characters.filter { !$0.isBlank }.sorted()
    let missing = drawn.filter { !isInstalled($0) }
    return fontNotes(drawn.filter { !missing.contains($0) }) + missingNotes(missing)
  }

  private func fontNotes(_ drawn: [Unicode.Scalar]) -> [String] {
    guard let font else { return [] }
    let others = withFont(of: font) { face, family -> [Unicode.Scalar]? in
      guard let face, family.lowercased() == font.lowercased() else { return nil }
      return drawn.filter { pango_font_has_char(face, $0.value) == 0 }
    }
    guard let others else {
      return [
        "the font \(font) is not installed, so figures are set in \(resolvedFamily()); fc-list : family lists the installed ones"
      ]
    }
    return others.isEmpty
      ? [] : ["the font \(font) lacks \(Self.list(others)), set in another font"]
  }

  private func missingNotes(_ missing: [Unicode.Scalar]) -> [String] {
    Dictionary(grouping: missing, by: FontPackage.init).sorted { $0.key < $1.key }.map {
      "no installed font has \(Self.list($1)), drawn as boxes; install \($0.advice)"
    }
  }

  /// Whether any installed font has a character.
  private func isInstalled(_ character: Unicode.Scalar) -> Bool {
    if character.isASCII { return true }
    return withDescription { description in
      Fonts.using {
        guard
          let set = pango_context_load_fontset(context, description, pango_language_get_default())
        else { return true }
        defer { ccairo_unref(UnsafeMutableRawPointer(set)) }
        guard let font = pango_fontset_get_font(set, character.value) else { return false }
        defer { ccairo_unref(UnsafeMutableRawPointer(font)) }
        return pango_font_has_char(font, character.value) != 0
      }
    }
  }

  /// Runs `body` with the font of a family, nil for the typesetter's, or the one in its place, and the name of that; it
  /// must not ask for fonts.
  func withFont<Result>(
    of family: String? = nil, _ body: (UnsafeMutablePointer<PangoFont>?, String) -> Result
  ) -> Result {
    withDescription { description in
      if let family { pango_font_description_set_family(description, family) }
      return Fonts.using {
        guard let font = pango_context_load_font(context, description) else {
          return body(nil, "")
        }
        defer { ccairo_unref(UnsafeMutableRawPointer(font)) }
        let found = pango_font_describe(font)
        defer { pango_font_description_free(found) }
        let name = pango_font_description_get_family(found).map { String(cString: $0) }
        return body(font, name ?? "")
      }
    }
  }

  /// "the characters 主, 序 and 星".
  private static func list(_ characters: [Unicode.Scalar]) -> String {
    let shown = characters.prefix(mostListed).map { String($0) }
    let others = characters.count - shown.count
    let noun = characters.count == 1 ? "the character" : "the characters"
    return "\(noun) \(listed(shown + (others > 0 ? ["\(others) others"] : [])))"
  }
}

/// A package of fonts for the characters that the usual fonts lack.
private enum FontPackage: Int, Comparable {
  case cjk, emoji, others

  init(_ character: Unicode.Scalar) {
    if character.properties.isEmojiPresentation {
      self = .emoji
    } else {
      self = displayWidth(Character(character)) == 2 ? .cjk : .others
    }
  }

  /// The names of the packages.
  var advice: String {
    switch self {
    case .cjk: "fonts-noto-cjk (Debian, Ubuntu) or google-noto-sans-cjk-fonts (Fedora)"
    case .emoji: "fonts-noto-color-emoji (Debian, Ubuntu) or google-noto-color-emoji-fonts (Fedora)"
    case .others: "fonts-noto-core (Debian, Ubuntu) or google-noto-sans-fonts (Fedora)"
    }
  }

  static func < (a: FontPackage, b: FontPackage) -> Bool { a.rawValue < b.rawValue }
}

extension Unicode.Scalar {
  /// Whether the character leaves no mark of its own: a space, a control or a joiner.
  fileprivate var isBlank: Bool {
    properties.isWhitespace || properties.isDefaultIgnorableCodePoint || value == 0xFFFD
  }
}
