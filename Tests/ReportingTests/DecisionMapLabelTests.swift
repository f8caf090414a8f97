import Learning
import Stars
import Testing
import _TestSupport

@testable import Plotting
@testable import Reporting

@Suite("Star names on a decision map")
struct DecisionMapLabelTests {
  /// A map of three slanting regions with random stars, of which some lie in the wrong one.
  private func map(seed: UInt64) -> DecisionMap {
    var random = SeededGenerator(seed: seed)
    let count = 5 + Int(seed % 40)
    let x = (0..<count).map { _ in Double.random(in: 3.4...4.6, using: &random) }
    let y = (0..<count).map { _ in Double.random(in: -7...16, using: &random) }
    var stars = PlottedStars(
      names: StarNames((1...count).map { "Star \($0)" }), x: x, y: y,
      classes: (0..<count).map { _ in Int.random(in: 0...2, using: &random) },
      classNames: ["Dwarfs", "White dwarfs", "Giants"])
    stars.hollow = Set(0..<(count / 3))
    let predicted = stars.classes.map { label in
      Int.random(in: 0...3, using: &random) == 0 ? (label + 1) % 3 : label
    }
    return DecisionMap(
      stars: stars,
      predicted: predicted,
      x: Quantities.standard["log_temperature"], y: Quantities.standard["absolute_magnitude"],
      logits: { xs, ys in
        return Matrix(zip(xs, ys).map { [0, $1 - 8 * $0 + 20, 24 * $0 - 3 * $1 - 90] })
      })
  }

  @Test(
    "avoid markers, rings, names and boundaries, stay in the frame, and are counted if omitted",
    arguments: 1...200)
  func clear(seed: UInt64) throws {
    let map = map(seed: seed)
    let wrong = map.predicted.indices.filter { map.predicted[$0] != map.stars.classes[$0] }
    let names = Set(wrong.map { map.stars.names[$0] })
    let canvas = RecordingCanvas()
    let theme = Theme.light
    let size = Size.millimetres([88, 120][Int(seed % 2)], 75)
    let omitted = Figure(
      name: "map", title: "", alternativeText: "", size: size, theme: theme,
      content: map.plot(theme: theme)
    ).draw(on: canvas).labels.count
    let boxes = canvas.textBoxes.filter { names.contains($0.text) }.map(\.box)
    #expect(boxes.count + omitted == wrong.count)
    #expect(wrong.isEmpty || !boxes.isEmpty)

    let frame = try #require(
      canvas.shapes.last { $0.width == theme.frameWidth && $0.path.isClosed })
    let edges = frame.path.points
    let corners = canvas.shapes.filter { $0.width == 0 && theme.palette.contains($0.color) }
      .flatMap(\.path.points)
    let rings = canvas.shapes.filter { $0.width == 0.9 && $0.path.isClosed }.flatMap(
      \.path.points)
    let boundary = canvas.shapes.filter { $0.width == 0.9 && !$0.path.isClosed }.map(\.path.points)
    for (index, box) in boxes.enumerated() {
      #expect(box.minX >= edges[0].x && box.maxX <= edges[2].x)
      #expect(box.minY >= edges[0].y && box.maxY <= edges[2].y)
      #expect(!boxes[..<index].contains { $0.intersects(box) })
      #expect(!(corners + rings).contains { box.contains($0) })
      #expect(
        !boundary.contains { line in
          zip(line, line.dropFirst()).contains { box.intersects(from: $0, to: $1) }
        })
    }
  }
}
