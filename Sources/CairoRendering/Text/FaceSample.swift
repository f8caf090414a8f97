import CCairo
import Synchronization

/// The usual characters, set in one font of a face: the same font and analysis serve for any text of these characters.
///
/// Samples are kept for as long as the program runs: there are four or eight for each list of families.
final class FaceSample: @unchecked Sendable {
  /// What a text is made of: Pango knows no script for one without letters.
  enum Kind: Hashable {
    case letters
    case signs

    /// The kind of a text; nil if it is empty or has characters that are not in a sample.
    init?(_ text: String) {
      if text.isEmpty { return nil }
      var hasLetters = false
      for character in text.unicodeScalars {
        if FaceSample.letters.contains(character) {
          hasLetters = true
        } else if !FaceSample.signs.contains(character) {
          return nil
        }
      }
      self = hasLetters ? .letters : .signs
    }
  }

  /// How Pango analysed the sample.
  let analysis: PangoAnalysis
  /// The layout of the sample, which keeps the font.
  private let layout: OpaquePointer

  private struct Key: Hashable {
    var families: String
    var kind: Kind
    var isItalic: Bool
    var isBold: Bool
  }

  /// The samples; nil where no font has all characters.
  private static let samples = Mutex<[Key: FaceSample?]>([:])

  /// The sample for the text of a face, set now by `typesetter` if there was none; nil if none stands for the text.
  static func sample(of face: SetLine.Face, _ typesetter: Typesetter) -> FaceSample? {
    guard let kind = Kind(face.string) else { return nil }
    let key = Key(
      families: typesetter.families, kind: kind, isItalic: face.isItalic, isBold: face.isBold)
    if let sample = samples.withLock({ $0[key] }) { return sample }
    let sample = typesetter.withDescription(isItalic: face.isItalic, isBold: face.isBold) {
      FaceSample(kind, in: typesetter.context, $0)
    }
    samples.withLock { $0[key] = .some(sample) }
    return sample
  }

  /// Sets the sample of a kind; nil if no font has all of its characters.
  private init?(_ kind: Kind, in context: OpaquePointer, _ description: OpaquePointer) {
    let layout: OpaquePointer = pango_layout_new(context)
    pango_layout_set_font_description(layout, description)
    let text = kind == .letters ? Self.letters.text + Self.signs.text : Self.signs.text
    Fonts.keeping(layout) {
      pango_layout_set_text(layout, text, Int32(clamping: text.utf8.count))
      pango_layout_get_extents(layout, nil, nil)
    }
    guard let run = layout.onlyRun, GlyphRun(run.glyphs, run.analysis, of: text) != nil else {
      Self.release(layout)
      return nil
    }
    (self.layout, analysis) = (layout, run.analysis)
  }

  deinit { Self.release(layout) }

  private static func release(_ layout: OpaquePointer) {
    Fonts.using { ccairo_unref(UnsafeMutableRawPointer(layout)) }
  }

  private static let letters = Characters(
    "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz")
  private static let signs = Characters(
    " !\"#$%&'()*+,-./0123456789:;<=>?@[\\]^_`{|}~−–×·±°’“”…")

  /// A set of characters.
  private struct Characters {
    let text: String
    /// Whether each of the characters of ASCII is in the set.
    private let ascii: [Bool]
    private let others: Set<Unicode.Scalar>

    init(_ text: String) {
      self.text = text
      let scalars = Set(text.unicodeScalars)
      ascii = (0..<128).map { scalars.contains(Unicode.Scalar($0)) }
      others = scalars.filter { !$0.isASCII }
    }

    func contains(_ character: Unicode.Scalar) -> Bool {
      character.isASCII ? ascii[Int(character.value)] : others.contains(character)
    }
  }
}
