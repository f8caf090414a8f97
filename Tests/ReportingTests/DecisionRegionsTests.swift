import Learning
import Testing
import _TestSupport

@testable import Plotting
@testable import Reporting

@Suite("The regions of a decision map")
struct DecisionRegionsTests {
  private let frame = Frame(
    rect: Rect(minX: 0, minY: 0, maxX: 100, maxY: 80),
    x: Scale(domain: Span(0, 1), range: Span(0, 100)),
    y: Scale(domain: Span(0, 1), range: Span(80, 0)), theme: .light)

  private func regions(
    _ logits: @escaping @Sendable (_ x: Double, _ y: Double) -> [Double]
  ) -> DecisionRegions {
    DecisionRegions(
      logits: { xs, ys in Matrix(zip(xs, ys).flatMap(logits), columns: 3) },
      colors: [Color(0x0000FF), Color(0x00FF00), Color(0xFF0000)],
      certainty: .probability(thresholds: [0.5]),
      boundary: Stroke(Color(0x000000), width: 1), background: Color(0xFFFFFF), depth: 0.5)
  }

  @Test("Of equal logits the first class is predicted, and its colour fills the map")
  func equalLogits() {
    let regions = regions { _, _ in [0.5, 0.5, 0.5] }
    let canvas = RecordingCanvas()
    regions.draw(on: canvas, in: frame)
    #expect(canvas.shapes.map(\.color) == [regions.shade(0, step: 0)])
  }

  @Test(
    "The boundaries of linear logits are straight, even where two nearly coincide",
    arguments: [0.02, 0.05, 0.2, 1])
  func straightBoundaries(angle: Double) {
    // Three lines through (0.2, 0.4); the second and third class differ by little above and below one of them.
    let logits = { @Sendable (x: Double, y: Double) -> [Double] in
      let (dx, dy) = (x - 0.2, y - 0.4)
      return [0, dy, dy + angle * (dy - 0.1 * dx)]
    }
    let canvas = RecordingCanvas()
    regions(logits).draw(on: canvas, in: frame)
    let lines = canvas.shapes.filter { $0.width == 1 }.flatMap(\.path.points)
    #expect(lines.count > 3)
    for point in lines {
      let sorted = logits(point.x / 100, 1 - point.y / 80).sorted(by: >)
      #expect(sorted[0] - sorted[1] < 1e-9, "\(point)")
    }
  }

  @Test("A straight boundary between two parts of a third region is drawn")
  func middle() throws {
    // The third class is largest at the left and at the right.
    let regions = regions { x, y in [0.5 - y, y - 0.5, 5 * ((x - 0.5).magnitude - 0.2)] }
    let canvas = RecordingCanvas()
    regions.draw(on: canvas, in: frame)
    let lines = canvas.shapes.filter { $0.width == 1 }.map(\.path.points)
    let middle = try #require(
      lines.first { $0.allSatisfy { ($0.y - 40).magnitude < 0.01 } }, "\(lines)")
    let span = try #require(Span(over: middle.map(\.x)))
    #expect((span.from - 30).magnitude < 0.1 && (span.to - 70).magnitude < 0.1, "\(span)")
  }

  @Test("A strip of 2.5 points between two regions of a small panel is whole")
  func strip() {
    // The third class is largest within 1.25 points of a slanting line.
    let regions = regions { x, y in
      let distance = (100 * x + 2 * 80 * (1 - y) - 130) / 5.0.squareRoot()
      return [distance - 1.25, -distance - 1.25, 0]
    }
    let canvas = RecordingCanvas()
    regions.draw(on: canvas, in: frame)
    let lines = canvas.shapes.filter { $0.width == 1 }.map(\.path.points)
    #expect(lines.count == 2)
    let inner = frame.rect.inset(by: 0.01)
    for line in lines {
      #expect([line.first, line.last].allSatisfy { $0.map { !inner.contains($0) } ?? false })
    }
  }

  @Test(
    "A tip narrower than a cell reaches the point where three boundaries meet",
    arguments: [0.06, 0.1, 0.3])
  func tip(angle: Double) {
    // The third class is largest in a wedge that points to (0.611, 0.407).
    let regions = regions { x, y in
      let (dx, dy) = (x - 0.611, y - 0.407)
      return [0, dy, dy / 2 - angle * dx]
    }
    let canvas = RecordingCanvas()
    regions.draw(on: canvas, in: frame)
    let lines = canvas.shapes.filter { $0.width == 1 }.map(\.path.points)
    let junction = Point(61.1, 80 * (1 - 0.407))
    #expect(lines.count == 2)
    for line in lines { #expect(line.contains { $0.distance(to: junction) < 0.01 }, "\(line)") }
  }
}
