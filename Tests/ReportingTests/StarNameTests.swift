import Experiments
import Plotting
import Stars
import Testing
import _TestSupport

@testable import Reporting

@Suite("Names and colours that are asked for")
struct StarNameTests {
  /// Stars on the dwarf sequence.
  private func figures(
    _ count: Int, _ change: (inout Experiment) -> Void = { _ in }
  ) throws -> StarFigures {
    let rows = (0..<count).map { index in
      "S\(index),\(3.5 + 0.4 * Double(index % 97) / 97),\(12 - 10 * Double(index % 97) / 97 + Double(index % 13) / 13)"
    }
    return try StarFigures(
      unclassified: "name,log_temperature,absolute_magnitude\n" + rows.joined(separator: "\n"),
      change)
  }

  private func written(_ figures: StarFigures) -> [String] {
    let canvas = RecordingCanvas()
    _ = figures.hrDiagram().figure.draw(on: canvas)
    return canvas.textBoxes.map(\.text).filter { $0.hasPrefix("S") && $0 != "Stars" }
  }

  @Test("Names in name_places are written in any diagram", arguments: [150, 3_500])
  func places(count: Int) throws {
    let figures = try figures(count) { $0.namePlaces = ["S40": .right, "S7": .left, "S9": .none] }
    #expect(Set(written(figures)).isSuperset(of: ["S40", "S7"]))
    #expect(!written(figures).contains("S9"))
    #expect(figures.notes.count == 1)
    #expect(
      figures.notes[0].hasSuffix(
        "too many to name, which is done up to 100; names: {brightest: 30} names some, and name_places single ones"
      ))
  }

  @Test("A name of no star, and temperature colours of too many stars, are noted")
  func notes() throws {
    let few = try figures(20) { $0.namePlaces = ["S2o": .right] }
    #expect(few.notes == ["name_places: no star is called \"S2o\"; did you mean \"S2\"?"])
    let many = try figures(3_500) { $0.starColors = .temperature }
    #expect(many.notes.contains { $0.hasPrefix("star_colors: the colours of 3,500 stars show") })
    #expect(try figures(20) { $0.starColors = .temperature }.notes.isEmpty)
  }

  @Test("Temperature colours have a scale")
  func scale() throws {
    let canvas = RecordingCanvas()
    let figures = try figures(20) { $0.starColors = .temperature }
    _ = figures.hrDiagram().figure.draw(on: canvas)
    #expect(canvas.textBoxes.contains { $0.text == "Teff (K)" || $0.text.hasPrefix("T") })
    #expect(figures.stars(figures.axes.x, figures.axes.y).names.count == 20)
  }

  @Test("Names of two tables are one list, and a hidden one is empty")
  func names() {
    var names = StarNames(["Sirius", "Vega"])
    names.hide(1)
    names.append(["Deneb", "Rigel"])
    names.hide(2)
    #expect(names.count == 4)
    #expect(names.indices.map { names[$0] } == ["Sirius", "", "", "Rigel"])
  }

  @Test("The alternative text of a density names no markers")
  func markers() throws {
    let text = try figures(3_500).hrDiagram().figure.alternativeText
    #expect(!text.contains("circles"))
  }

  @Test("White dwarfs alone have no row of the classes of dwarfs")
  func whiteDwarfs() throws {
    let y = Quantities.standard[Schema.absoluteMagnitude]
    let stars = PlottedStars(
      names: StarNames(["a", "b"]), x: [4, 4.2], y: [12, 11], classes: [0, 0],
      classNames: ["White dwarfs"])
    #expect(HRAbscissa.logTemperature.topRows(over: stars, y).count == 1)
    var mixed = stars
    mixed.y[0] = 1
    #expect(HRAbscissa.logTemperature.topRows(over: mixed, y).count == 2)
  }
}
