import Testing
import _TestSupport

@testable import Plotting

@Suite("The legend of a density")
struct DensityLegendTests {
  /// Points everywhere in the frame but in one corner of it, far enough apart that no cell is crowded.
  private func sparse(_ count: Int, seed: UInt64) -> (x: [Double], y: [Double]) {
    var random = SeededGenerator(seed: seed)
    let points = (0..<count).map { _ in
      (Double.random(in: 0...1, using: &random), Double.random(in: 0...1, using: &random))
    }
    return (points.map(\.0), points.map(\.1))
  }

  private func density(_ x: [Double], _ y: [Double]) -> Density {
    Density(
      x: x, y: y, series: [.init(color: .black, name: "Stars")], background: .white, ink: .black)
  }

  @Test("covers no point, however lonely", arguments: 1...20)
  func clear(seed: UInt64) throws {
    let (x, y) = sparse(40 * Int(seed), seed: seed)
    let drawn = DrawnPlot(Plot(x: Axis("x"), y: Axis("y"), marks: [density(x, y)]))
    let frame = try #require(drawn.frame)
    let name = try #require(drawn.boxes(of: ["Stars per cell"]).first)
    let legend = Rect(
      minX: name.minX - 100, minY: name.minY, maxX: name.maxX, maxY: name.maxY + 8)
    let (across, down) = (Span(over: x)?.padded(by: 0.06), Span(over: y)?.padded(by: 0.06))
    let scaleX = Scale(domain: try #require(across), range: Span(frame.minX, frame.maxX))
    let scaleY = Scale(domain: try #require(down), range: Span(frame.maxY, frame.minY))
    for (a, b) in zip(x, y) { #expect(!legend.contains(Point(scaleX(a), scaleY(b)))) }
    expectOnPage(drawn)
  }

  @Test("goes below a crowd of any size without fitting it twice")
  func sketch() throws {
    let (x, y) = sparse(400_000, seed: 1)
    let large = density(x, y)
    let frame = Frame(
      rect: Rect(minX: 0, minY: 0, maxX: 60, maxY: 60),
      x: Scale(domain: Span(0, 1), range: Span(0, 60)),
      y: Scale(domain: Span(0, 1), range: Span(60, 0)), theme: .light)
    #expect(large.sketch(in: frame).count == 100)
    let small = density(Array(x.prefix(1_000)), Array(y.prefix(1_000)))
    #expect(small.sketch(in: frame).isEmpty)
  }

  @Test(
    "numbers its counts in steps of a logarithmic scale",
    arguments: [
      (1, ["1"]), (7, ["1", "2", "5"]), (60, ["1", "2", "5", "10", "20", "50"]),
      (1_500, ["1", "10", "100", "1,000"]), (2_000_000, ["1", "100", "10,000", "106"]),
    ])
  func ticks(largest: Int, labels: [String]) {
    let scale = CountScale(largest: largest)
    #expect(scale.ticks.map(\.label.plain) == labels)
    #expect(scale.ticks.first?.share == 0)
    #expect(scale.ticks.allSatisfy { $0.share <= 1 })
  }

  @Test("has one strip for each named series")
  func strips() {
    let density = Density(
      x: [1, 2], y: [1, 2], members: [0, 1],
      series: ["Dwarfs", "Giants"].map { .init(color: .black, name: $0) }, background: .white,
      ink: .black)
    #expect(density.legend.map(\.label) == ["Dwarfs", "Giants", "Stars per cell"])
    guard case .bar(let bar) = density.legend[2].key else {
      Issue.record("no bar")
      return
    }
    #expect(bar.strips.count == 2)
  }

  @Test("does not name a guide outside the frame")
  func guide() {
    let points = Points(
      x: [0, 1], y: [0, 1], symbol: .circle, fill: .black, outline: Stroke(.white, width: 0),
      radius: 2, name: "Stars")
    func legend(_ y: Double) -> [String] {
      let guide = Line(
        x: [0, 1], y: [y, y], stroke: Stroke(.black, width: 1), name: "Guide", isGuide: true)
      return DrawnPlot(Plot(x: Axis("x"), y: Axis("y"), marks: [guide, points])).canvas.textBoxes
        .map(\.text)
    }
    #expect(legend(0.5).contains("Guide"))
    #expect(!legend(5).contains("Guide"))
  }
}
