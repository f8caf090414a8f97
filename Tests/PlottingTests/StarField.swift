import Plotting
import Testing
import _TestSupport

/// A seeded catalogue of named stars, half of them in a crowd, and its plot.
struct StarField {
  var plot: Plot
  var names: [String]

  static let classColors = Theme.light.palette.prefix(3)

  init(stars count: Int, seed: UInt64, hasLegend: Bool = true, rule: Double? = nil) {
    var random = SeededGenerator(seed: seed)
    names = (0..<count).map { "Star \($0 + 1)" + String(repeating: "i", count: $0 % 9) }
    let x = (0..<count).map { star in
      Double.random(in: star % 2 == 0 ? 3.7...3.9 : 3.4...4.6, using: &random)
    }
    let y = (0..<count).map { star in
      Double.random(in: star % 2 == 0 ? 2...8 : -7...14, using: &random)
    }
    let marks: [any Mark] = (0..<3).map { [names] label in
      let members = (0..<count).filter { $0 % 3 == label }
      return Points(
        x: members.map { x[$0] }, y: members.map { y[$0] }, symbol: Symbol(series: label),
        fill: Self.classColors[label], outline: Stroke(.white, width: 0.6), radius: 2.7,
        name: hasLegend ? Text("Class \(label + 1)") : nil,
        pointNames: members.map { Text(names[$0]) })
    }
    let rules = rule.map { value -> [any Mark] in
      [Rule(.horizontal, at: value, stroke: Stroke(.black, width: 0.7), label: "The rule's own")]
    }
    plot = Plot(
      x: Axis("Temperature, log " + .italic("T") + " (K)", isReversed: true),
      y: Axis("Magnitude (mag)", isReversed: true), marks: (rules ?? []) + marks)
  }
}

/// The result of drawing a plot: its calls, and the boxes of its parts.
struct DrawnPlot {
  let canvas = RecordingCanvas()
  let page: Rect
  let omitted: Int

  init(_ plot: Plot, width: Double = 140, height: Double = 105) {
    let size = Size.millimetres(width, height)
    page = Rect(origin: Point(0, 0), size: size)
    omitted =
      Figure(name: "plot", title: "", alternativeText: "", size: size, content: plot)
      .draw(on: canvas).labels.count
  }

  /// The rectangle enclosed by the axes: the last closed shape stroked with the frame width.
  var frame: Rect? {
    let outline = canvas.shapes.last {
      $0.width == Theme.light.frameWidth && $0.path.elements.count == 5
    }
    return outline.flatMap { Self.box(of: $0.path.points) }
  }

  /// The corners of every marker, including those of the legend.
  var markerCorners: [Point] {
    canvas.shapes.filter { $0.width == 0 && StarField.classColors.contains($0.color) }
      .flatMap(\.path.flattened)
  }

  /// The lines that connect labels to their data points.
  var leaders: [(Point, Point)] {
    canvas.shapes.filter { $0.width == 0.4 }.map { ($0.path.points[0], $0.path.points[1]) }
  }

  /// Returns the boxes of the texts that are among `names`.
  func boxes(of names: [String]) -> [Rect] {
    canvas.textBoxes.filter { names.contains($0.text) }.map(\.box)
  }

  private static func box(of points: [Point]) -> Rect? {
    guard let x = Span(over: points.map(\.x)), let y = Span(over: points.map(\.y)) else {
      return nil
    }
    return Rect(minX: x.lower, minY: y.lower, maxX: x.upper, maxY: y.upper)
  }
}

/// Expects that nothing extends beyond the page.
func expectOnPage(_ drawn: DrawnPlot, sourceLocation: SourceLocation = #_sourceLocation) {
  let edge = drawn.page.inset(by: -1e-9)
  let outside = drawn.canvas.inkBoxes.filter { !edge.contains($0) }
  #expect(outside.isEmpty, "on a page of \(drawn.page)", sourceLocation: sourceLocation)
}
