import Testing
import _TestSupport

@testable import Plotting

@Suite("Histograms beside a plot")
struct MarginalPlotTests {
  @Test("Counts in equal bins, the same for all series: by hand, the ends included")
  func byHand() {
    // 3 ∛5 is less than 12, so that there are 12 bins, 10 points wide.
    let counts = MarginalPlot.counts([[0, 5, 15, 120], [], [119]], from: 0, to: 120)
    #expect(
      counts == [
        [2, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1], [Int](repeating: 0, count: 12),
        [0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1],
      ])
    #expect(MarginalPlot.counts([[]], from: 0, to: 80) == [[]])
  }

  @Test("There are more bins for more points", arguments: [(1, 12), (1_000, 30), (200_000, 60)])
  func bins(count: Int, bins: Int) {
    var generator = SeededGenerator(seed: 1)
    let positions = (0..<count).map { _ in Double.random(in: 20...320, using: &generator) }
    let counts = MarginalPlot.counts([positions], from: 20, to: 320)[0]
    #expect(counts.count == bins)
    #expect(counts.reduce(0, +) == count)
  }

  @Test("Heights are square roots of counts: nine stars are a tenth as high as nine hundred")
  func heights() {
    let (few, many) = (Stroke(Color(0x123456), width: 0.9), Stroke(Color(0x654321), width: 0.9))
    let plot = Plot(
      x: Axis("x", domain: Span(0, 8)), y: Axis("y", domain: Span(0, 8)), marks: [])
    let canvas = RecordingCanvas()
    _ = MarginalPlot(
      plot,
      series: [
        .init(x: .init(repeating: 1, count: 9), y: .init(repeating: 1, count: 9), stroke: few),
        .init(x: .init(repeating: 7, count: 900), y: .init(repeating: 7, count: 900), stroke: many),
      ]
    ).draw(on: canvas, in: Rect(minX: 0, minY: 0, maxX: 300, maxY: 200), theme: .light)
    let highest = [few, many].map { stroke in
      26 - (canvas.shapes.first { $0.color == stroke.color }?.path.points.map(\.y).min() ?? 0)
    }
    expectClose(highest[0], 2.6, within: 1e-9)
    expectClose(highest[1], 26, within: 1e-9)
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
    expectClose(across[0], left + (right - left) * 3 / 12, within: 1e-9)
    expectClose(across[1], left + (right - left) * 4 / 12, within: 1e-9)
    expectClose(lines[0].map(\.y).max() ?? 0, 26, within: 1e-9)
    let down = lines[1].filter { abs($0.x - 300) < 1e-9 }.map(\.y)
    expectClose(down[0], top + (bottom - top) * 2 / 12, within: 1e-9)
    expectClose(down[1], top + (bottom - top) * 3 / 12, within: 1e-9)
  }
}
