import Testing
import _TestSupport

@testable import Plotting

@Suite("Histograms beside a plot")
struct MarginalPlotTests {
  @Test("Shares of equal bins: by hand, the ends included")
  func byHand() {
    // 2 ∛4 is less than 8, so that there are 8 bins, 10 points wide.
    let shares = MarginalPlot.shares([0, 5, 15, 80], from: 0, to: 80)
    #expect(shares == [0.05, 0.025, 0, 0, 0, 0, 0, 0.025])
    #expect(MarginalPlot.shares([], from: 0, to: 80).isEmpty)
  }

  @Test(
    "Every histogram has the same area, with more bins for more points",
    arguments: [1, 1_000, 200_000])
  func area(count: Int) {
    var generator = SeededGenerator(seed: 1)
    let positions = (0..<count).map { _ in Double.random(in: 20...320, using: &generator) }
    let shares = MarginalPlot.shares(positions, from: 20, to: 320)
    #expect(shares.count == [1: 8, 1_000: 20, 200_000: 60][count])
    expectClose(shares.reduce(0, +) * 300 / Double(shares.count), 1, within: 1e-12)
  }

  @Test("A histogram stands over its data: one point gives a bar at its place on both sides")
  func place() {
    let stroke = Stroke(Color(0x123456), width: 0.9)
    let plot = Plot(
      x: Axis("x", domain: Span(0, 8)), y: Axis("y", domain: Span(0, 8)), marks: [])
    let canvas = RecordingCanvas()
    _ = MarginalPlot(
      plot,
      series: [
        .init(x: [2.5], y: [6.5], stroke: stroke), .init(x: [99], y: [1], stroke: stroke),
      ]
    ).draw(on: canvas, in: Rect(minX: 0, minY: 0, maxX: 300, maxY: 200), theme: .light)
    let frame = canvas.shapes.last { $0.path.elements.last == .close }?.path.points ?? []
    let (left, right) = (frame.map(\.x).min() ?? 0, frame.map(\.x).max() ?? 0)
    let (top, bottom) = (frame.map(\.y).min() ?? 0, frame.map(\.y).max() ?? 0)
    let lines = canvas.shapes.filter { $0.color == stroke.color }.map(\.path.points)
    #expect(lines.count == 2)
    // The height of the page is its smaller side: 0.13 · 200 points.
    let across = lines[0].filter { abs($0.y) < 1e-9 }.map(\.x)
    expectClose(across[0], left + (right - left) * 2 / 8, within: 1e-9)
    expectClose(across[1], left + (right - left) * 3 / 8, within: 1e-9)
    expectClose(lines[0].map(\.y).max() ?? 0, 26, within: 1e-9)
    let down = lines[1].filter { abs($0.x - 300) < 1e-9 }.map(\.y)
    expectClose(down[0], top + (bottom - top) * 1 / 8, within: 1e-9)
    expectClose(down[1], top + (bottom - top) * 2 / 8, within: 1e-9)
  }
}
