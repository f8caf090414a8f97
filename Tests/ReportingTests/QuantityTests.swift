import Experiments
import Learning
import Stars
import Testing

@testable import Reporting

@Suite("Figures take the symbol and axis of a quantity from its entry")
struct QuantityTests {
  @Test(
    "Symbol and axis of known quantities and of an unknown column",
    arguments: [
      ("absolute_magnitude", "$M_\\mathrm{V}$", "Absolute magnitude MV (mag)", true),
      ("gaia_absolute_magnitude", "$M_\\mathrm{G}$", "Absolute magnitude MG (mag)", true),
      ("effective_temperature", "$T_\\mathrm{eff}$", "Effective temperature Teff (K)", true),
      (
        "log_temperature", "$\\log T_\\mathrm{eff}$", "Effective temperature, log(Teff/K)", true
      ),
      ("color_bv", "$B - V$", "Colour index B − V (mag)", false),
      (
        "color_bp_rp", "$G_\\mathrm{BP}$ − $G_\\mathrm{RP}$", "Colour index GBP − GRP (mag)", false
      ),
      ("metal_content", "metal_content", "metal_content", false),
    ])
  func known(role: String, symbol: String, title: String, isReversed: Bool) {
    let quantity = Quantities.standard[role]
    #expect(written(quantity.symbol.prose) == symbol)
    #expect(quantity.axisTitle.plain == title)
    #expect(quantity.isReversed == isReversed)
  }
}

@Suite("An added quantity appears everywhere as its entry defines it")
struct AddedQuantityTests {
  private static let color = Quantity(
    "color_ub", phrase: "the colour index U−B", symbol: .init("U−B"), title: "Colour index",
    unit: "mag", direction: .colors, columnNames: ["U-B"])

  /// A scale of temperatures and a band of magnitudes, which the program knows only by their entries.
  private static let axes = [
    Quantity(
      "log_color_temperature", symbol: .init("T", lowered: "c", prefix: "log "),
      title: "Colour temperature", unit: "K", logarithmOf: "color_temperature", kind: .temperature,
      direction: .temperatures, columnNames: ["logTc"], reading: .ifListed, isTabulated: true),
    Quantity(
      "blue_absolute_magnitude", symbol: .init("M", lowered: "B"), title: "Absolute magnitude",
      unit: "mag", kind: .absoluteMagnitude, direction: .magnitudes, columnNames: ["M_B"],
      dwarfs: { $0.absoluteMagnitude + $0.colorBV },
      bolometricCorrection: { $0.bolometricCorrection($1) }),
  ]

  /// A study of the quantities `added`, of which the network reads `features`.
  private func study(
    _ added: [Quantity], features: [String], _ table: String,
    _ change: (inout Experiment) -> Void = { _ in }
  ) throws -> Study {
    var experiment = Experiment(title: "Colours", data: "t.csv")
    experiment.quantities = .standard.adding(added)
    experiment.features = features
    experiment.runs = [Run(learningRate: 0.1, epochs: 1)]
    change(&experiment)
    return try Studies.study(experiment, Array(table.utf8))
  }

  private func colors(_ change: (inout Experiment) -> Void = { _ in }) throws -> Study {
    try study(
      [Self.color], features: ["color_ub", Schema.absoluteMagnitude],
      """
      name,U-B,absolute_magnitude,label
      Sun,0.13,4.83,1
      Sirius B,-1.04,11.18,2
      Pollux,0.86,1.08,3

      """, change)
  }

  /// Twelve dwarfs, of which the first five are hotter, in the made-up axes.
  private func hertzsprungRussell(_ change: (inout Experiment) -> Void = { _ in }) throws -> Study {
    let rows = (0..<12).map { "S\($0),\($0 < 5 ? "3.9" : "3.7"),\($0),\($0 < 11 ? 1 : 2)" }
    return try study(
      Self.axes, features: ["blue_absolute_magnitude", "log_color_temperature"],
      "name,logTc,M_B,label\n" + rows.joined(separator: "\n") + "\n", change)
  }

  @Test("Sentences call an input by its phrase, and an unknown column by its name")
  func input() throws {
    #expect(
      written(SetupText(try colors()).inputs) == "the colour index U−B and the absolute magnitude")
    let other = try study(
      [], features: ["metal_content", Schema.logTemperature],
      "name,metal_content,log_temperature,label\nA,1,3.7,1\nB,2,3.8,2\n")
    #expect(
      written(SetupText(other).inputs)
        == "metal_content and the logarithm of the effective temperature")
  }

  @Test("The report's tables label its column with symbol and unit")
  func header() throws {
    let table = StarTable(try colors().dataset).table
    #expect(
      table.columns.map { written($0.header) } == [
        "no.", "name", "$M_\\mathrm{V}$ (mag)", "$U - B$ (mag)", "label",
      ])
    #expect(
      Self.axes.map { written($0.header) } == ["$\\log T_\\mathrm{c}$", "$M_\\mathrm{B}$ (mag)"])
  }

  @Test("The data notes call it by its phrase")
  func notes() throws {
    let study = try colors()
    #expect(
      DataNotes(study.experiment, study.dataset.catalogue, errata: []).all.contains(
        "Columns that the experiment does not name were recognised: column \"U-B\" as the colour index U−B."
      ))
  }

  @Test("The explanation of a prediction has its unit and the words for its direction")
  func explanation() throws {
    let study = try colors { $0.runs = [Run(learningRate: 2, epochs: 300)] }
    let origin = StarModel.Origin(program: "", data: "", experiment: "")
    let model = try ModelTraining(study.experiment, study.dataset, origin: origin).model
    let explanation = Explanation(model, [0.13, 4.83], name: "a star")
    let text = ExplanationText(explanation, model, name: "Sun").document.markdown
    #expect(text.contains("With $U - B$ = 0.13 and $M_\\mathrm{V}$ = 4.83"))
    #expect(text.contains("mag bluer") || text.contains("mag redder"))
  }

  @Test("The axes of a figure follow its direction")
  func axis() throws {
    let study = try colors()
    let axes = StarFigures(study.experiment, study.dataset.catalogue).axes
    #expect([axes.x.role, axes.y.role] == ["color_ub", Schema.absoluteMagnitude])
    #expect(axes.x.axisTitle.plain == "Colour index U−B (mag)")
    #expect([axes.x, axes.y].map(\.isReversed) == [false, true])
    let alternative = StarFigures(study.experiment, study.dataset.catalogue)
      .hrDiagram().figure.alternativeText
    #expect(alternative.contains("Colour index U−B (mag) runs from −1.04 to 0.86"))
  }

  @Test(
    "Any temperature and any magnitude make a Hertzsprung–Russell diagram")
  func diagram() throws {
    let study = try hertzsprungRussell { $0.starColors = .temperature }
    let figures = StarFigures(study.experiment, study.dataset.catalogue)
    let (x, y) = figures.axes
    #expect([x.role, y.role] == ["log_color_temperature", "blue_absolute_magnitude"])
    #expect(Quantity.areHertzsprungRussell(x: x, y: y))
    #expect(figures.hrDiagram().caption.contains("Hertzsprung–Russell diagram"))
    let plot = HRDiagram(stars: figures.stars(x, y), x: x, y: y).plot(theme: .light)
    #expect(plot.topRows.count == 2)
    #expect(
      HRBackground.marks(.logTemperature, y, theme: .light).count == HRBackground.radii.count + 1)
  }

  @Test("An unknown colour has no background, and in Gaia's band only white dwarfs have radii")
  func background() throws {
    #expect(HRAbscissa(Self.color) == nil)
    let gaia = Quantities.standard[Schema.gaiaAbsoluteMagnitude]
    #expect(HRBackground.marks(.logTemperature, gaia, theme: .light).count == 2)
    let color = try #require(HRAbscissa(Quantities.standard[Schema.colorBPRP]))
    #expect(HRBackground.marks(color, gaia, theme: .light).count == 2)
  }

  @Test("The caption names the stars whose bolometric corrections the lines in the frame use")
  func radiusNote() {
    let visual = Quantities.standard[Schema.absoluteMagnitude]
    #expect(
      HRBackground.radiusNote(.logTemperature, visual, x: [3.5, 4.5], y: [-6, 16])
        == "Lines of equal radius are drawn where their labels have room; they assume the bolometric "
        + "corrections of white dwarfs (0.01 R☉), dwarfs (0.1 and 1 R☉) and giants (10 R☉ and more), as far as these are known."
    )
    #expect(
      HRBackground.radiusNote(.logTemperature, visual, x: [3.7, 4.5], y: [12, 16])
        == "Lines of equal radius are drawn where their labels have room; they assume the bolometric "
        + "corrections of white dwarfs, as far as these are known.")
    #expect(
      HRBackground.radiusNote(.logTemperature, visual, x: [3.7, 3.71], y: [14, 14.01]) == nil)
    let luminosity = Quantities.standard[Schema.logLuminosity]
    #expect(
      HRBackground.radiusNote(.logTemperature, luminosity, x: [3.5, 4.5], y: [-6, 6]) == nil)
  }

  @Test("Misclassified stars are compared by any temperature, in the words for its direction")
  func misses() throws {
    let study = try hertzsprungRussell()
    let predicted = (0..<12).map { $0 < 5 ? 1 : 0 }
    let misses = MissedStars.all(among: Array(0..<12), predictedAs: predicted, study.dataset)
    #expect(misses.map(\.count) == [5])
    let sentence = misses.first?.sentence(study.dataset.classes) ?? ""
    #expect(sentence.contains("are hotter than those classified correctly"))
    #expect(sentence.contains("median temperature is 7,943 K, compared with 5,012 K"))
  }
}
