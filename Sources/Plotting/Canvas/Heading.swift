import Formatting

/// The words around a figure: a title and a subtitle above it, and a credit at its lower right.
public struct Heading: Equatable, Sendable {
  /// The title, in bold type.
  public var title = ""
  /// The line below the title, in smaller type.
  public var subtitle = ""
  /// The source of the data or the author, in small type.
  public var credit = ""

  /// Creates a heading from its words; empty ones are not drawn.
  public init(title: String = "", subtitle: String = "", credit: String = "") {
    self.title = title
    self.subtitle = subtitle
    self.credit = credit
  }

  /// A line of type and its height, space included.
  private struct Line {
    var text: Text
    var style: TextStyle
    var height: Double
  }

  /// The space between the words and the figure, as a multiple of the text size.
  private static let gap = 0.8

  /// Draws the words at the edges of `page`, and returns the area that they leave.
  func draw(on canvas: any Canvas, in page: Rect, theme: Theme) -> Rect {
    var rest = page
    for line in lines(above, theme, { canvas.wrapped($0, within: page.width, $1) }) {
      rest.minY += line.height
      let baseline = Point(page.minX, rest.minY - line.style.size * 0.35)
      canvas.write(line.text, line.style, at: baseline, .start)
    }
    if rest.minY > page.minY { rest.minY += theme.textSize * Self.gap }
    let below = lines(self.below, theme) { canvas.wrapped($0, within: page.width, $1) }
    for line in below.reversed() {
      canvas.write(
        line.text, line.style, at: Point(page.maxX, rest.maxY - line.style.descent), .end)
      rest.maxY -= line.height
    }
    return rest
  }

  /// Returns about the height that the words take on a page of `width`, before it is drawn.
  public func height(within width: Double, theme: Theme) -> Double {
    let isAbove = !(title.isEmpty && subtitle.isEmpty)
    let lines = lines(above + below, theme) { text, style in
      let count = (Double(displayWidth(text)) * 0.56 * style.size / max(width, 1)).rounded(.up)
      return Array(repeating: text, count: max(Int(min(count, 1_000)), 1))
    }
    return lines.reduce(isAbove ? theme.textSize * Self.gap : 0) { $0 + $1.height }
  }

  private typealias Part = (text: String, scale: Double, isBold: Bool)

  private var above: [Part] { [(title, 1.25, true), (subtitle, 1, false)] }
  private var below: [Part] { [(credit, 0.875, false)] }

  /// Returns the lines of some parts, given the way to break one into lines.
  private func lines(
    _ parts: [Part], _ theme: Theme, _ broken: (String, TextStyle) -> [String]
  ) -> [Line] {
    parts.filter { !$0.text.isEmpty }.flatMap { part in
      let style = TextStyle(
        size: theme.textSize * part.scale, color: part.isBold ? theme.ink : theme.muted,
        isBold: part.isBold)
      return broken(part.text, style).map {
        Line(text: Text($0), style: style, height: style.size * 1.3)
      }
    }
  }
}

extension Canvas {
  /// Returns `text` in as few lines no wider than `width` as possible, broken at blanks or, within a word that
  /// is too wide, between letters.
  func wrapped(_ text: String, within width: Double, _ style: TextStyle) -> [String] {
    let fits = { (line: String) in self.width(of: Text(line), style) <= width }
    var lines: [String] = []
    var line = ""
    for word in text.split(whereSeparator: \.isWhitespace) {
      let longer = line.isEmpty ? String(word) : "\(line) \(word)"
      if fits(longer) {
        line = longer
        continue
      }
      if !line.isEmpty { lines.append(line) }
      line = ""
      for letter in word {
        if !line.isEmpty, !fits(line + String(letter)) {
          lines.append(line)
          line = ""
        }
        line.append(letter)
      }
    }
    return line.isEmpty ? lines : lines + [line]
  }
}
