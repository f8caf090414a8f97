import Experiments
import Stars
import Testing

@testable import Reporting

@Suite("Photometry is drawn over its colour")
struct ColorDiagramTests {
  /// Two dwarfs, a giant, and a hot dwarf bluer than the relation of BP−RP.
  private static let table = """
    name,phot_g_mean_mag,parallax,bp_rp,kind
    a,8.1,20,0.82,d
    b,10.1,20,1.4,d
    c,4,20,1.2,g
    d,3,20,-0.2,d

    """

  private func figures(
    label: String? = nil, _ table: String = table, _ change: (inout Experiment) -> Void = { _ in }
  ) throws -> StarFigures {
    var experiment = Experiment(title: "Colours", data: "t.csv")
    experiment.features = [Schema.gaiaAbsoluteMagnitude, Schema.logTemperature]
    experiment.label = label
    experiment.leavesOutMissing = true
    experiment.classes = [
      StarClass(label: "d", name: "dwarf", plural: "dwarfs"),
      StarClass(label: "g", name: "giant", plural: "giants"),
    ]
    change(&experiment)
    let catalogue = try Catalogue.read(
      Array(table.utf8), name: "t.csv", schema: experiment.schema)
    return StarFigures(experiment, catalogue)
  }

  @Test("with every star that has a colour and a magnitude, whether or not it has a temperature")
  func everyStar() throws {
    let figures = try figures(label: "kind")
    let (x, y) = figures.diagramAxes
    #expect(x.role == Schema.colorBPRP)
    #expect(figures.stars(x, y).x == [0.82, 1.4, 1.2, -0.2])
    #expect(figures.stars(x, y).classes == [0, 0, 1, 0])
    let figure = figures.hrDiagram()
    #expect(
      figure.caption.contains(
        "All 4 stars of the table are drawn; of those drawn, 1 with a colour index beyond the relation for dwarfs "
          + "is not used for training."))
    #expect(figure.caption.contains("above the frame are those of dwarfs of the same colour"))
    #expect(figure.figure.alternativeText.contains("diagram of 4 stars"))
    #expect(figure.figure.alternativeText.contains("GBP − GRP (mag) runs from −0.2 to 1.4"))
  }

  @Test("while the features, and so the decision map, stay what the experiment says")
  func features() throws {
    let figures = try figures(label: "kind")
    let (x, y) = figures.axes
    #expect(x.role == Schema.logTemperature)
    #expect(figures.stars(x, y).x.count == 3)
  }

  @Test("unless temperatures were measured or asked for")
  func temperature() throws {
    let asked = try figures { $0.rules.colorScale = .color }
    #expect(asked.diagramAxes.x.role == Schema.logTemperature)
    let measured = try figures("teff,phot_g_mean_mag,parallax,bp_rp\n5770,8.1,20,0.82\n")
    #expect(measured.diagramAxes.x.role == Schema.logTemperature)
  }

  @Test("Of two colours, that which every star with a temperature has is drawn")
  func twoColors() throws {
    func x(_ rows: String) throws -> String {
      try figures("phot_g_mean_mag,parallax,B-V,bp_rp\n" + rows).diagramAxes.x.role
    }
    #expect(try x("8.1,20,0.65,0.82\n3,20,-0.2,-0.3\n") == Schema.colorBV)
    #expect(try x("8.1,20,,0.82\n8.2,20,0.65,0.82\n") == Schema.colorBPRP)
    #expect(try x("8.1,20,,0.82\n8.2,20,0.65,\n") == Schema.logTemperature)
  }

  @Test("The caption says what has no temperature, and what is excluded")
  func caption() throws {
    #expect(
      try figures().hrDiagram().caption.contains(
        "All 4 stars of the table are drawn; of those drawn, 1 with a colour index beyond the relation for dwarfs "
          + "has no temperature."))
    let caption = try figures(Self.table + "e,,20,1,d\n").hrDiagram().caption
    #expect(
      caption.contains(
        "Of the 5 stars of the table, 1 with no apparent magnitude is excluded; 4 are drawn; of those drawn, 1 with"
      ))
  }
}
