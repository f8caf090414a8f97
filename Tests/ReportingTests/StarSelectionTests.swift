import Experiments
import Plotting
import Stars
import Testing
import _TestSupport

@testable import Reporting

@Suite("Stars that are named, marked or sized on request")
struct StarSelectionTests {
  /// Stars on the dwarf sequence, the brightest last.
  private func figures(
    _ count: Int, _ change: (inout Experiment) -> Void = { _ in }
  ) throws -> StarFigures {
    let rows = (0..<count).map { index in
      let share = Double(index) / Double(count)
      return "S\(index),\(3.5 + 0.4 * share),\(12 - 10 * share),\(index % 7 == 0 ? "in" : "out")"
    }
    return try StarFigures(
      unclassified: "name,log_temperature,absolute_magnitude,member\n"
        + rows.joined(separator: "\n"), change)
  }

  private func written(_ figures: StarFigures) -> [String] {
    let canvas = RecordingCanvas()
    figures.hrDiagram().figure.draw(on: canvas)
    return canvas.textBoxes.map(\.text)
  }

  @Test("The brightest stars of any diagram are named", arguments: [150, 3_500])
  func brightest(count: Int) throws {
    let figures = try figures(count) { $0.names.brightest = 3 }
    let names = written(figures).filter { $0.hasPrefix("S") && !$0.hasPrefix("Stars") }
    #expect(Set(names).isSubset(of: (count - 3..<count).map { "S\($0)" }))
    #expect(!names.isEmpty)
    #expect(figures.notes.isEmpty)
  }

  @Test(
    "Markers of more than 200 stars are smaller", arguments: [(200, 1.0), (800, 0.5), (3_000, 0.4)])
  func size(count: Int, share: Double) throws {
    let figures = try figures(count)
    let (x, y) = figures.diagramAxes
    let points = figures.stars(x, y).marks(theme: .light, areNamed: false)
      .compactMap { $0 as? Points }
    #expect(points.first?.radius == Theme.light.markerRadius * share)
    let rings = figures.stars(x, y).rings(about: [0], theme: .light, name: "Misclassified")
    #expect(rings.first?.radius == Theme.light.markerRadius * 1.75 * share)
    var stars = figures.stars(x, y)
    stars.temperatures = stars.x.map { _ in 5_000 }
    let single = stars.single(theme: .light, areNamed: false).first as? Points
    #expect(single?.radius == Theme.light.markerRadius * share)
  }

  @Test("Single stars of any diagram are named, and unknown ones noted")
  func single() throws {
    let figures = try figures(3_500) { $0.names.stars = ["S40", "S4o00"] }
    #expect(written(figures).contains("S40"))
    #expect(figures.notes.contains { $0.hasPrefix("names: no star is called \"S4o00\"") })
  }

  @Test("The Sun is marked where the axes show it")
  func sun() throws {
    let figures = try figures(20) { $0.names.marksSun = true }
    #expect(written(figures).contains("Sun"))
    #expect(figures.hrDiagram().caption.contains("A circle with a dot marks the Sun."))
  }

  @Test("The Sun outside the axes is not marked, which is noted")
  func sunOutside() throws {
    var detail = FigureDetail()
    detail.yRange = Span(8, 12)
    let figures = try figures(20) {
      $0.names.marksSun = true
      $0.details = [detail]
    }
    #expect(!written(figures).contains("Sun"))
    #expect(!figures.hrDiagram().caption.contains("the Sun"))
    #expect(figures.notes.contains { $0.hasPrefix("names: the Sun is not marked") })
  }

  @Test("Stars with a value in a column stand out", arguments: [70, 3_500])
  func highlight(count: Int) throws {
    let figures = try figures(count) {
      $0.highlight = Highlight()
      $0.highlight?.column = "member"
      $0.highlight?.values = ["in"]
      $0.highlight?.label = "Members"
    }
    #expect(written(figures).contains("Members"))
    #expect(figures.hrDiagram().caption.contains("\(count / 7) stars (Members) stand out"))
  }

  @Test("No name covers a star that stands out, even where names may cover data")
  func uncovered() throws {
    let figures = try figures(3_500) {
      $0.names.brightest = 40
      $0.highlight = Highlight()
      $0.highlight?.stars = (3_300..<3_500).filter { $0 % 9 == 0 }.map { "S\($0)" }
    }
    let canvas = RecordingCanvas()
    figures.hrDiagram().figure.draw(on: canvas)
    let markers = canvas.shapes.filter { $0.width == 1.2 }.compactMap { shape -> Rect? in
      guard let x = Span(over: shape.path.points.map(\.x)),
        let y = Span(over: shape.path.points.map(\.y))
      else { return nil }
      return Rect(minX: x.lower, minY: y.lower, maxX: x.upper, maxY: y.upper)
    }
    #expect(markers.count > 20)
    for text in canvas.textBoxes where text.text.hasPrefix("S3") {
      #expect(!markers.contains { $0.intersects(text.box) }, "\(text.text)")
    }
  }

  @Test("A highlight of nothing, or by what the table lacks, is noted")
  func missing() throws {
    let column = try figures(20) {
      $0.highlight = Highlight()
      $0.highlight?.column = "membr"
      $0.highlight?.values = ["in"]
    }
    #expect(
      column.notes.contains(
        "highlight: no column is called \"membr\"; did you mean \"member\"?"))
    let label = try figures(20) {
      $0.highlight = Highlight()
      $0.highlight?.classes = ["x"]
    }
    #expect(label.notes.contains { $0.hasPrefix("highlight: no class has the label \"x\"") })
  }

  @Test("Markers grow with the radius, which follows from magnitude and temperature")
  func radius() throws {
    let figures = try figures(20) { $0.markerSize = .radius }
    var stars = figures.stars(figures.axes.x, figures.axes.y)
    figures.present(&stars, figures.axes.x, figures.axes.y)
    let radii = try #require(stars.radii)
    #expect(radii.allSatisfy { $0 > 0.05 && $0 < 5 })
    #expect(written(figures).contains { $0.hasPrefix("1 R") })
    let many = try self.figures(3_500) { $0.markerSize = .radius }
    #expect(many.notes.contains { $0.hasPrefix("marker_size: 3,500 stars are too many") })
  }

  @Test("Strengthened colours keep their hue and are no paler")
  func vivid() {
    for temperature in [2_500.0, 4_000, 5_772, 9_600, 30_000] {
      let plain = BlackBody.color(temperature: temperature)
      let vivid = BlackBody.vivid(temperature: temperature)
      let saturation = { (color: Color) in 1 - min(color.red, color.green, color.blue) }
      #expect(saturation(vivid) >= saturation(plain))
      #expect((vivid.red > vivid.blue) == (plain.red > plain.blue))
    }
  }
}
