/// The words of figures in another language, by the English ones.
///
/// A word is replaced wherever it is written, alone or within a longer text, and before it is measured.
public struct Vocabulary: Equatable, Sendable {
  /// The words with their replacements, the longest first.
  private let words: [(word: [Character], other: String)]

  /// Creates a vocabulary from words and their replacements.
  public init(_ words: [String: String]) {
    self.words = words.sorted { ($1.key.count, $0.key) < ($0.key.count, $1.key) }
      .map { (Array($0.key), $0.value) }
  }

  /// Whether it has no words.
  public var isEmpty: Bool { words.isEmpty }

  /// Whether both have the same words.
  public static func == (a: Vocabulary, b: Vocabulary) -> Bool {
    a.words.elementsEqual(b.words) { $0.word == $1.word && $0.other == $1.other }
  }

  /// Returns `text` with its words replaced.
  func translated(_ text: Text) -> Text {
    Text(
      runs: text.runs.map { run in
        // An italic letter is a symbol.
        if run.isItalic || run.isVerbatim { return run }
        var run = run
        run.string = translated(run.string)
        run.isVerbatim = true
        return run
      })
  }

  /// Returns `string` with every whole word of the vocabulary replaced, once.
  private func translated(_ string: String) -> String {
    let letters = Array(string)
    var result = ""
    var place = 0
    while place < letters.count {
      let isStart = place == 0 || !letters[place - 1].isLetter
      if isStart,
        let (word, other) = words.first(where: { isWord($0.word, at: place, of: letters) })
      {
        result += other
        place += word.count
      } else {
        result.append(letters[place])
        place += 1
      }
    }
    return result
  }

  /// Whether `word` is in `letters` at `place` and ends there.
  private func isWord(_ word: [Character], at place: Int, of letters: [Character]) -> Bool {
    let end = place + word.count
    return end <= letters.count && letters[place..<end].elementsEqual(word)
      && (end == letters.count || !letters[end].isLetter)
  }
}

/// A canvas that writes and measures the words of a vocabulary in place of the English ones.
final class TranslatingCanvas: Canvas {
  private let canvas: any Canvas
  private let vocabulary: Vocabulary

  init(_ canvas: any Canvas, _ vocabulary: Vocabulary) {
    self.canvas = canvas
    self.vocabulary = vocabulary
  }

  func translated(_ text: Text) -> Text { vocabulary.translated(text) }

  func width(of text: Text, _ style: TextStyle) -> Double {
    canvas.width(of: translated(text), style)
  }

  func write(_ text: Text, _ style: TextStyle, at origin: Point, angle: Double) {
    canvas.write(translated(text), style, at: origin, angle: angle)
  }

  func fill(_ path: Path, _ color: Color) { canvas.fill(path, color) }

  func stroke(_ path: Path, _ stroke: Stroke) { canvas.stroke(path, stroke) }

  func draw(_ image: Raster, in rect: Rect) { canvas.draw(image, in: rect) }

  func clip(to rect: Rect, _ body: () -> Void) { canvas.clip(to: rect, body) }

  func tooltip(_ tooltip: Tooltip, at point: Point, radius: Double) {
    canvas.tooltip(tooltip, at: point, radius: radius)
  }
}
