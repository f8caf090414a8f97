import Experiments
import Plotting
import Stars
import Testing
import _TestSupport

@testable import Reporting

@Suite("Error bars and histograms of the HR diagram")
struct StarErrorTests {
  /// The diagram of a table.
  private func diagram(
    _ table: String, _ change: (inout Experiment) -> Void = { _ in }
  ) throws -> ReportFigure {
    var experiment = Experiment(title: "Errors", data: "stars.csv")
    change(&experiment)
    let catalogue = try Catalogue.read(
      Array(table.utf8), name: experiment.data, schema: experiment.schema)
    return StarFigures(experiment, catalogue).hrDiagram()
  }

  /// The bars drawn in a figure: their lengths and whether they are horizontal.
  private func bars(_ figure: ReportFigure) -> [(length: Double, isHorizontal: Bool)] {
    let canvas = RecordingCanvas()
    figure.figure.draw(on: canvas)
    let muted = Theme.light.muted
    let frame = canvas.shapes.last {
      $0.width == Theme.light.frameWidth && $0.path.elements.last == .close
    }
    let top = frame?.path.points.map(\.y).min() ?? 0
    return canvas.shapes.compactMap { shape -> (length: Double, isHorizontal: Bool)? in
      let ends = shape.path.points
      guard shape.width == 0.5, shape.color == muted, ends.count == 2 else { return nil }
      let length = ends[0].distance(to: ends[1])
      // The limits of the dwarf classes are above the frame, and the line of the legend is 20 points long.
      guard ends[0].y > top, (length - 20).magnitude > 1e-9 else { return nil }
      let isHorizontal = ends[0].y == ends[1].y
      // Leaders of names slant.
      return isHorizontal || ends[0].x == ends[1].x ? (length, isHorizontal) : nil
    }
  }

  private let head = "name,absolute_magnitude,e_absolute_magnitude,Teff,e_Teff,label"

  @Test("Bars and their sentence for the errors that a table has")
  func both() throws {
    let figure = try diagram(
      "\(head)\nA,0,2,9000,1000,1\nB,10,0,9000,,2\nC,5,,4000,,3\nD,-5,0.01,4000,1,3\n")
    #expect(
      figure.caption.hasSuffix(
        "The bars are standard errors of log Teff and MV, drawn where they are longer than the markers. 1 star has none."
      ))
    let bars = bars(figure)
    #expect(bars.count { $0.isHorizontal } == 1)
    #expect(bars.count { !$0.isHorizontal } == 1)
    // 4 mag of the axis, which spans 15 mag and 6 % more at each end.
    let canvas = RecordingCanvas()
    figure.figure.draw(on: canvas)
    #expect(canvas.textBoxes.contains { $0.text == "Standard error" })
    let frame = canvas.shapes.last {
      $0.width == Theme.light.frameWidth && $0.path.elements.last == .close
    }
    let ends = frame.map { Span(over: $0.path.points.map(\.y)) } ?? nil
    let height = try #require(ends).length
    expectClose(
      bars.first { !$0.isHorizontal }?.length ?? 0, height * 4 / (15 * 1.12), within: 1e-9)
  }

  @Test("Smaller markers hide shorter bars")
  func hidden() throws {
    let (x, y) = (
      Quantities.standard["log_temperature"], Quantities.standard["absolute_magnitude"]
    )
    let table = "\(head)\nA,0,2,9000,1000,1\nB,10,1,9000,,2\nC,5,,4000,,3\n"
    let experiment = Experiment(title: "Errors", data: "stars.csv")
    let catalogue = try Catalogue.read(
      Array(table.utf8), name: experiment.data, schema: experiment.schema)
    let errors = try #require(StarErrors(catalogue, x: x, y: y))
    let many = Array(repeating: 4.0, count: 800)
    let stars = PlottedStars(
      names: StarNames(many.map { _ in "" }), x: many, y: many, classes: many.map { _ in 0 },
      classNames: ["Dwarfs"])
    let bars = errors.bars(about: stars, theme: .light)
    #expect(bars.hiddenRadius == Theme.light.markerRadius / 2)
  }

  @Test("The parallax's errors are named as such")
  func parallax() throws {
    let figure = try diagram(
      "name,Vmag,Plx,e_Plx,Teff,label\nA,0,50,5,9000,1\nB,10,50,5,9000,2\nC,5,50,1,4000,3\n")
    #expect(figure.caption.contains("standard errors of MV (from the parallax alone), drawn"))
    #expect(!figure.caption.contains("none."))
  }

  @Test("No bars without errors, if turned off, or where stars are drawn as a density")
  func none() throws {
    let rows = "A,0,2,9000,1000,1\nB,10,0,9000,,2\nC,5,,4000,,3\n"
    let off = try diagram("\(head)\n\(rows)") { $0.hasErrorBars = false }
    let zero = try diagram(
      "\(head)\n" + rows.replacing(",2,", with: ",0,").replacing("1000", with: "0"))
    let many = try diagram("\(head)\n" + String(repeating: rows, count: 1_001))
    for figure in [off, zero, many] {
      #expect(!figure.caption.contains("standard error"))
      #expect(bars(figure).isEmpty)
    }
  }

  @Test("A second panel shows the stars of a part, in its range, and has no legend of its own")
  func inset() throws {
    let rows = "A,0,2,9000,1000,1\nB,10,0,9000,,2\nC,5,,4000,,3\n"
    let figure = try diagram("\(head)\n\(rows)") {
      $0.inset = Inset(x: Span(3.5, 3.7), y: Span(4, 6))
    }
    #expect(figure.caption.contains("The second panel magnifies the framed part, with 1 star."))
    let zoomed = try #require(figure.figure.content as? ZoomedPlot)
    let (x, y) = (try #require(zoomed.detail.x.domain), try #require(zoomed.detail.y.domain))
    expectClose(x.from, 3.704, within: 1e-12)
    expectClose(x.to, 3.496, within: 1e-12)
    expectClose(y.from, 6.04, within: 1e-12)
    expectClose(y.to, 3.96, within: 1e-12)
    let canvas = RecordingCanvas()
    figure.figure.draw(on: canvas)
    let texts = canvas.textBoxes.map(\.text)
    #expect(texts.count { $0 == "C" } == 2)
    #expect(texts.count { $0 == "Dwarf sequence" } == 1)
    let empty = try diagram("\(head)\n\(rows)") {
      $0.inset = Inset(x: Span(3, 3.1), y: Span(4, 6))
    }
    #expect(empty.caption.contains("with no star."))
  }

  @Test("Few stars of a density are markers with names in the second panel")
  func insetOfDensity() throws {
    let many = String(repeating: "A,0,2,9000,1000,1\nB,10,0,9000,,2\n", count: 1_600)
    let figure = try diagram("\(head)\n\(many)C,5,,4000,,3\n") {
      $0.inset = Inset(x: Span(3.5, 3.7), y: Span(4, 6))
    }
    let canvas = RecordingCanvas()
    figure.figure.draw(on: canvas)
    #expect(canvas.textBoxes.contains { $0.text == "C" })
    #expect((figure.figure.content as? ZoomedPlot)?.isDetailExplained == true)
  }

  @Test("More than a few stars of a density are a density in the second panel")
  func densityOfDensity() throws {
    let many = String(repeating: "A,0,2,9000,1000,1\nB,10,0,9000,,2\nC,5,,4000,,3\n", count: 1_100)
    let figure = try diagram("\(head)\n\(many)") {
      $0.inset = Inset(x: Span(3.5, 3.7), y: Span(4, 6))
    }
    let zoomed = try #require(figure.figure.content as? ZoomedPlot)
    #expect(zoomed.detail.marks.contains { $0 is Density })
    #expect(zoomed.isDetailExplained)
    let canvas = RecordingCanvas()
    figure.figure.draw(on: canvas)
    let frames = canvas.shapes.filter { $0.width == Theme.light.frameWidth }
      .compactMap { Rect(around: $0.path.points)?.height }.filter { $0 > 100 }
    #expect(frames.count == 2)
    expectClose(frames.first ?? 0, frames.last ?? 1, within: 1e-6)
  }

  @Test("Histograms are explained where they are drawn")
  func marginals() throws {
    let rows = "A,0,2,9000,1000,1\nB,10,0,9000,,2\nC,5,,4000,,3\n"
    let with = try diagram("\(head)\n\(rows)") { $0.hasMarginals = true }
    #expect(with.caption.contains("number of stars of each class"))
    #expect(with.figure.content is MarginalPlot)
    let without = try diagram("\(head)\n\(rows)")
    #expect(!without.caption.contains("histogram"))
    #expect(without.figure.content is Plot)
  }
}
