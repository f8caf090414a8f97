import Testing
import _TestSupport

@testable import Plotting

@Suite("Arrows")
struct ArrowsTests {
  private let frame = Frame(
    rect: Rect(minX: 0, minY: 0, maxX: 100, maxY: 100),
    x: Scale(domain: Span(0, 10), range: Span(0, 100)),
    y: Scale(domain: Span(0, 10), range: Span(100, 0)), theme: .light)

  private func arrows(to tip: Point) -> Arrows {
    Arrows(
      [.init(from: Point(2, 5), to: tip)], stroke: Stroke(.black, width: 1), gap: 3, name: "Moved")
  }

  @Test("end before the marker at their tip, with a head there")
  func shaft() {
    let canvas = RecordingCanvas()
    arrows(to: Point(8, 5)).draw(on: canvas, in: frame)
    #expect(
      canvas.calls == [
        "stroke #000000 1.0 M20.0,50.0 L72.5,50.0",
        "fill #000000 M77.0,50.0 L72.5,51.8 L72.5,48.2 Z",
      ])
    #expect(arrows(to: Point(8, 5)).legend(in: frame).count == 1)
  }

  @Test("are not drawn, nor named, between places that the markers cover")
  func short() {
    let canvas = RecordingCanvas()
    let arrows = arrows(to: Point(2.7, 5))
    arrows.draw(on: canvas, in: frame)
    #expect(canvas.calls.isEmpty)
    #expect(arrows.legend(in: frame).isEmpty)
  }
}

@Suite("A guide")
struct GuideTests {
  @Test("is drawn between a label that interrupts it and the edge of a frame that cuts it")
  func cut() {
    let frame = Frame(
      rect: Rect(minX: 0, minY: 0, maxX: 100, maxY: 100),
      x: Scale(domain: Span(0, 1), range: Span(0, 100)),
      y: Scale(domain: Span(0, 1), range: Span(100, 0)), theme: .light)
    let line = Line(
      x: [-9, -8, 9], y: [0.5, 0.5, 0.5], stroke: Stroke(.black, width: 1), isGuide: true)
    let canvas = RecordingCanvas()
    line.interrupted(by: [Rect(minX: 40, minY: 40, maxX: 60, maxY: 60)])
      .draw(on: canvas, in: frame)
    #expect(canvas.shapes.count == 2)
  }
}
