import Plotting
import Testing
import _TestSupport

@Suite("A plot")
struct PlotTests {
  @Test("with every kind of mark matches its snapshot")
  func everyMark() {
    let drawn = DrawnPlot(Self.everything, width: 120, height: 90)
    expectSnapshot(drawn.canvas.recording, named: "every-mark.txt")
    #expect(drawn.omitted == 0)
  }

  @Test("stays on the page", arguments: Array(stride(from: 60.0, through: 400, by: 20)))
  func onPage(width: Double) {
    for seed in 1...5 as ClosedRange<UInt64> {
      let field = StarField(stars: 25, seed: seed)
      expectOnPage(DrawnPlot(field.plot, width: width, height: width * 0.75))
      expectOnPage(DrawnPlot(field.plot, width: width, height: 60))
    }
    expectOnPage(DrawnPlot(Self.everything, width: width, height: 60))
  }

  @Test("without marks still has axes from 0 to 1")
  func noMarks() {
    let drawn = DrawnPlot(Plot(x: Axis("x"), y: Axis("y"), marks: []))
    expectOnPage(drawn)
    #expect(drawn.canvas.textBoxes.count { $0.text == "1.0" } == 2)
  }

  @Test("of a single point, or of identical points, centres it", arguments: [1, 7])
  func onePlace(count: Int) throws {
    let points = Points(
      x: Array(repeating: 3.7, count: count), y: Array(repeating: -4.8, count: count),
      symbol: .square, fill: StarField.classColors[0], outline: Stroke(.white, width: 0), radius: 2)
    let drawn = DrawnPlot(Plot(x: Axis("x"), y: Axis("y", isReversed: true), marks: [points]))
    let frame = try #require(drawn.frame)
    expectOnPage(drawn)
    let corners = drawn.markerCorners
    #expect(corners.count == 4 * count)
    let middle = corners.map(\.x).reduce(0, +) / Double(corners.count)
    expectClose(middle, frame.center.x, within: 1e-9)
  }

  @Test("draws guides that come from far outside, also where a name interrupts guides")
  func farGuide() {
    let guide = Stroke(Color(0x123456), width: 0.5)
    let line = Line(
      x: [-1e6, -500, 0, 1, 500], y: [-1e6, -500, 0, 1, 500], stroke: guide, isGuide: true)
    let named = Line(
      x: [0, 1], y: [0.8, 0.8], stroke: Stroke(.black, width: 0.5), label: "name", isGuide: true)
    let drawn = DrawnPlot(
      Plot(
        x: Axis("x", domain: Span(0, 1)), y: Axis("y", domain: Span(0, 1)), marks: [line, named]))
    #expect(drawn.canvas.calls.contains { $0.hasSuffix("name") })
    #expect(drawn.canvas.shapes.contains { $0.color == guide.color })
  }

  @Test("explains only the markers inside its frame")
  func unseenMarkers() {
    let points = [0.5, 7].map { place in
      Points(
        x: [place], y: [place], symbol: .circle, fill: .black, outline: Stroke(.white, width: 0),
        radius: 2, name: Text("at \(place)"))
    }
    let drawn = DrawnPlot(
      Plot(x: Axis("x", domain: Span(0, 1)), y: Axis("y", domain: Span(0, 1)), marks: points))
    #expect(drawn.canvas.textBoxes.contains { $0.text == "at 0.5" })
    #expect(!drawn.canvas.textBoxes.contains { $0.text == "at 7.0" })
  }

  @Test("ignores non-finite points")
  func notFinite() {
    func plot(_ x: [Double], _ y: [Double]) -> Plot {
      let points = Points(
        x: x, y: y, symbol: .circle, fill: .black, outline: Stroke(.white, width: 1), radius: 2)
      return Plot(x: Axis("x"), y: Axis("y"), marks: [points])
    }
    let odd = plot([1, .nan, 2, 1.5, 3], [1, 2, 2, -.infinity, 3])
    #expect(
      DrawnPlot(odd).canvas.calls == DrawnPlot(plot([1, 2, 3], [1, 2, 3])).canvas.calls)
  }

  @Test(
    "of only non-finite or extreme values is drawn without them",
    arguments: [
      .nan, .infinity, 1e308, -1e308, .leastNonzeroMagnitude, 1e300,
    ])
  func extreme(value: Double) {
    for kind in [Scale.Kind.linear, .logarithmic] {
      for values in [[value], [value, -value], [0, value], [value, value.nextUp]] {
        let points = Points(
          x: values, y: values, symbol: .circle, fill: .black, outline: Stroke(.white, width: 1),
          radius: 2, name: "a", pointNames: values.map { _ in "b" })
        let line = Line(x: values, y: values, stroke: Stroke(.black, width: 1))
        let rule = Rule(.vertical, at: value, stroke: Stroke(.black, width: 1), label: "c")
        let plot = Plot(
          x: Axis("x", kind: kind), y: Axis("y", kind: kind),
          marks: [points, line, rule, density(values, values)])
        let drawn = DrawnPlot(plot)
        expectOnPage(drawn)
        let broken = drawn.canvas.calls.filter { $0.contains("nan") || $0.contains("inf") }
        #expect(broken.isEmpty)
      }
    }
  }

  @Test("draws a guide on both sides of its label, however far it runs out of the frame")
  func guide() {
    let guide = Line(
      x: [-50, 0.01, 0.5, 0.99, 50], y: [0.5, 0.5, 0.5, 0.5, 0.5],
      stroke: Stroke(.black, width: 0.55),
      label: "guide", isGuide: true)
    let drawn = DrawnPlot(
      Plot(x: Axis("x", domain: Span(0, 1)), y: Axis("y", domain: Span(0, 1)), marks: [guide]))
    #expect(drawn.boxes(of: ["guide"]).count == 1)
    #expect(drawn.canvas.shapes.count { $0.width == 0.55 } == 2)
  }

  @Test(
    "with fixed domains shows nothing far outside them, for any kind of mark",
    arguments: [1e6, 1e100, 1e300, .greatestFiniteMagnitude, .infinity, .nan])
  func farAway(distance: Double) {
    let x = [1, distance, 2, -distance, 3, 2, distance, 4, 5, -distance, distance]
    let y = [1, 2, distance, 3, -distance, 2, distance, 4, 5, distance, -distance]
    let points = Points(
      x: x, y: y, symbol: .circle, fill: .black, outline: Stroke(.white, width: 1), radius: 2,
      pointNames: x.map { _ in "b" })
    let line = Line(x: x, y: y, stroke: Stroke(.black, width: 1), label: "line")
    let guide = Line(x: y, y: x, stroke: Stroke(.black, width: 1), label: "guide", isGuide: true)
    let rule = Rule(.horizontal, at: distance, stroke: Stroke(.black, width: 1), label: "c")
    for kind in [Scale.Kind.linear, .logarithmic] {
      let drawn = DrawnPlot(
        Plot(
          x: Axis("x", domain: Span(0.5, 6), kind: kind), y: Axis("y", domain: Span(6, 0.5)),
          marks: [density(x, y), points, line, guide, rule]))
      expectOnPage(drawn)
      // Cairo has only 24 bits to the left of an 8-bit binary fraction for pixels.
      let points = drawn.canvas.shapes.flatMap(\.path.points)
      #expect(points.allSatisfy { $0.isFinite && max($0.x.magnitude, $0.y.magnitude) < 2_000 })
    }
  }

  private func density(_ x: [Double], _ y: [Double]) -> Density {
    Density(
      x: x, y: y, series: [.init(color: .black, name: "d")], background: .white, ink: .black)
  }

  @Test("puts the larger value at the left or the bottom of a reversed axis")
  func reversed() throws {
    let points = Points(
      x: [3.4, 4.6], y: [-5, 14], symbol: .square, fill: StarField.classColors[0],
      outline: Stroke(.white, width: 0), radius: 2)
    let drawn = DrawnPlot(
      Plot(x: Axis("x", isReversed: true), y: Axis("y", isReversed: true), marks: [points]))
    let corners = drawn.markerCorners
    let (first, second) = (corners[0], corners[4])
    #expect(first.x > second.x && first.y < second.y)
  }

  private static let everything = Plot(
    x: Axis("Epoch", ticks: .wholeNumbers),
    y: Axis("Loss " + .italic("L") + .subscript("0") + " (nat)", kind: .logarithmic),
    marks: [
      Rule(
        .horizontal, at: 1.1, stroke: Stroke(Theme.light.muted, width: 0.7, dash: [3, 2]),
        label: "ln 3 = 1.099"),
      Rule(.vertical, at: 4, stroke: Stroke(Theme.light.muted, width: 0.7), label: "half-way"),
      Line(
        x: [0, 1, 2, 3, 4, 5, 6, 7, 8], y: [1.1, 0.9, 0.7, .nan, 0.4, 0.3, 0.2, 0.15, 0.1],
        stroke: Stroke(Theme.light.palette[0], width: 1.4), name: .italic("η") + " = 0.1"),
      Points(
        x: [0, 2, 4, 6, 8], y: [1.1, 0.7, 0.4, 0.2, 0.1], symbol: .star,
        fill: Theme.light.palette[2], outline: Stroke(.white, width: 0.6), radius: 2.7,
        name: "every second", pointNames: ["start", "", "Öpik & <Co>", "", "end"]),
      Points(
        x: [6], y: [0.2], symbol: .circle, fill: Color.white.opacity(0),
        outline: Stroke(Theme.light.ink, width: 0.9), radius: 5),
    ])
}
