import Plotting
import Testing
import _TestSupport

/// The themes of figures.
let themes = [Theme.light, .dark, .print]

/// A drawing on a page of its own.
func drawn(_ drawing: any Drawing, _ size: Size, _ theme: Theme) -> RecordingCanvas {
  let canvas = RecordingCanvas()
  Figure(
    name: "figure", title: "", alternativeText: "", size: size, theme: theme, content: drawing
  ).draw(on: canvas)
  return canvas
}

/// Expects all ink on the page of a figure, and no text on another.
func expectSound(
  _ canvas: RecordingCanvas, _ size: Size, _ name: String = "the figure",
  sourceLocation: SourceLocation = #_sourceLocation
) {
  let page = Rect(origin: Point(0, 0), size: size).inset(by: -0.01)
  let outside = canvas.inkBoxes.filter { !page.contains($0) }
  #expect(outside.isEmpty, "\(name) leaves its page of \(size)", sourceLocation: sourceLocation)
  let texts = canvas.textBoxes
  for (index, text) in texts.enumerated() {
    let over = texts[..<index].filter { $0.box.intersects(text.box) }.map(\.text)
    #expect(over.isEmpty, "\(name): \(text.text) is on \(over)", sourceLocation: sourceLocation)
  }
}
