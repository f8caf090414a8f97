import CairoRendering
import Foundation
import Plotting

/// A drawing given as a closure.
struct Sketch: Drawing {
  var body: @Sendable (any Canvas, Rect) -> Void

  func draw(on canvas: any Canvas, in rect: Rect, theme: Theme) -> Omissions {
    body(canvas, rect)
    return Omissions()
  }
}

extension Figure {
  /// Creates a sketch on a page of the given size in millimetres.
  static func sketch(
    _ width: Double = 127, _ height: Double = 63.5, title: String = "A sketch – größer",
    alternativeText: String = "Sirius ☉ & <friends>",
    _ body: @escaping @Sendable (any Canvas, Rect) -> Void = { _, _ in }
  ) -> Figure {
    Figure(
      name: "sketch", title: title, alternativeText: alternativeText,
      size: .millimetres(width, height), content: Sketch(body: body))
  }

  /// A plot with every kind of mark, italic, raised and lowered text, and two clips.
  static let plot = Figure(
    name: "plot", title: "Loss", alternativeText: "The loss falls from 1.1 to 0.1.",
    size: .millimetres(120, 90),
    content: Plot(
      x: Axis("Epoch", ticks: .wholeNumbers),
      y: Axis(.italic("L") + .subscript("0") + " (10" + .superscript("−3") + ")"),
      marks: [
        Rule(
          .horizontal, at: 1.1, stroke: Stroke(.black, width: 0.7, dash: [3, 2]), label: "ln 3"),
        Line(x: [0, 1, 2], y: [1, 0.5, 0.1], stroke: Stroke(.black, width: 1), name: "one"),
        Line(x: [0, 1, 2], y: [0.9, 0.6, 0.3], stroke: Stroke(Color(0xFF0000), width: 1)),
        Points(
          x: [0, 1, 2], y: [1, 0.5, 0.1], symbol: .star, fill: Color(0x1F4E9E).opacity(0.5),
          outline: Stroke(.white, width: 0.6), radius: 3, name: "two",
          pointNames: ["Öpik", "β Cen <A&B>", "\"C\""]),
      ]))

  /// Returns a page with one line of `text`.
  static func line(of text: String) -> Figure {
    .sketch(title: text, alternativeText: text) { canvas, rect in
      let style = TextStyle(size: 9, color: .black)
      canvas.write(Text(text), style, at: rect.center, .middle)
      canvas.write(.italic(text) + .subscript(text), style, at: rect.center, .start, angle: 90)
    }
  }
}

/// Texts that have broken programs; none may break a file.
let awkwardTexts = [
  "", " ", "\u{0}", "a\u{0}b", "\u{1}\u{8}\u{B}\u{C}\u{E}\u{1F}\u{7F}\u{85}",
  "a\tb\nc\r\nd\u{2028}e\u{2029}f",
  "<&\"'>", "]]></text>", "&amp;", "<b>bold</b>", "👩🏽‍🚀🌌", "e\u{301}\u{301}\u{301}", "نجم الشعرى",
  "abc \u{202E}def", "\u{FFFE}\u{FFFF}\u{FEFF}", "\u{10FFFF}\u{1FFFE}\u{E000}",
  String(repeating: "W", count: 10_000),
]

/// Searching for bytes in a file.
extension [UInt8] {
  func contains(_ text: String) -> Bool { Data(self).range(of: Data(text.utf8)) != nil }
}
