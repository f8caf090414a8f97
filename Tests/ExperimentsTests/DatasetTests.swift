import Stars
import Tables
import Templates
import Testing
import _TestSupport

@testable import Experiments

@Suite("A dataset is what the network is given")
struct DatasetTests {
  private let experiment = Experiment(title: "T", data: "stars.csv")

  private func catalogue(
    _ rows: String, temperature: String = "log_temperature"
  ) throws -> Catalogue {
    let text = "name,absolute_magnitude,\(temperature),label\n" + rows
    return try Catalogue.read(Array(text.utf8), name: "stars.csv", schema: experiment.schema)
  }

  private func faults(_ rows: String, temperature: String = "log_temperature") throws -> String {
    do {
      _ = try Dataset(experiment, try catalogue(rows, temperature: temperature))
      return "none"
    } catch let error as Diagnostics {
      return error.description
    }
  }

  @Test(
    "The assignment: 20 stars in classes of 8, 6 and 6, with the scaling set by Aldebaran and three others"
  )
  func assignment() throws {
    let experiment = try Experiment.decode(AssignmentTemplate.experiment, name: "experiment.yaml")
    let stars = try Catalogue.read(
      AssignmentTemplate.stars, name: "stars.csv", schema: experiment.schema)
    let data = try Dataset(experiment, stars)
    #expect(data.count == 20)
    #expect(data.classCounts == [8, 6, 6])
    #expect(data.scalings.map(\.minimum) == [-6.041, 3.504])
    #expect(data.scalings.map(\.maximum) == [16.8, 4.55])
    let setters = data.scalings.flatMap { [$0.minimumStar, $0.maximumStar] }
    #expect(
      setters.map { stars.names[$0] } == [
        "Aldebaran", "WD 0343+247", "Barnard's Star", "IK Pegasi",
      ])
    #expect(stars.names[data.trackedStar] == "The Sun")
    #expect(stars.names[data.exampleStar] == "Sirius B")
    #expect(data.testRows == 0..<10)
    #expect(data.validationRows == 10..<20)
    #expect(data.missingRows == 0)
    #expect(data.warnings.isEmpty)
    #expect(experiment.errata.allSatisfy { $0.applies(to: stars) })
  }

  @Test("The Sun is scaled to (4.83 + 6.041) / 22.841 and (3.762 − 3.504) / 1.046")
  func sun() throws {
    let stars = try Catalogue.read(
      AssignmentTemplate.stars, name: "stars.csv", schema: experiment.schema)
    let data = try Dataset(experiment, stars)
    expectClose(data.input(of: 0)[0], 0.475_942_384, within: 1e-9)
    expectClose(data.input(of: 0)[1], 0.246_653_920, within: 1e-9)
    #expect(data.values(of: 0) == [4.83, 3.762])
    #expect(data.inputs.count == 40)
    #expect(data.inputs.min() == 0)
    #expect(data.inputs.max() == 1)
    expectClose(data.scalings[0].unscale(data.input(of: 0)[0]), 4.83, within: 1e-12)
  }

  @Test("A constant column or a single star cannot be scaled")
  func noRange() throws {
    #expect(
      try faults("a,1,3.762,1\nb,2,3.762,2\n") == """
        stars.csv:1:25: error: every star has log_temperature 3.762; min–max scaling has no range
        name,absolute_magnitude,log_temperature,label
                                ^~~~~~~~~~~~~~~
        """)
    #expect(
      try faults("a,1,5000,1\nb,2,5000,2\n", temperature: "effective_temperature").contains(
        "every star has log_temperature 3.69897;"))
    #expect(
      try faults("a,1,3.762,1\n") == """
        stars.csv:2:1: error: there is only one star, so min–max scaling has no range; add another star
        a,1,3.762,1
        ^
        """)
    #expect(try faults("a,1e308,1,1\nb,-1e308,2,1\n").contains("is too large for a number"))
  }

  @Test("Unknown stars, empty classes and rows beyond the table are warnings")
  func warnings() throws {
    var experiment = experiment
    experiment.trackedStar = "Vgea"
    experiment.exampleStar = "Deneb"
    experiment.rows = MarkedRows(test: 1...2, validation: 3...5)
    let data = try Dataset(experiment, try catalogue("Sirius,1,4,1\nVega,2,5,2\n"))
    #expect(data.trackedStar == 0)
    #expect(data.exampleStar == 0)
    #expect(data.testRows == 0..<2)
    #expect(data.validationRows == nil)
    #expect(data.missingRows == 3)
    #expect(
      data.warnings.description == """
        warning: the tracked star "Vgea" is not in stars.csv; "Sirius" is used; did you mean "Vega"?
        warning: the example star "Deneb" is not in stars.csv; the tracked star is used
        warning: the test and validation rows exceed the 2 stars of stars.csv by 3
        stars.csv:1:41: warning: no star has the label "3" (giant)
        name,absolute_magnitude,log_temperature,label
                                                ^~~~~
        """)
  }

  @Test("An erratum about a value applies only if the table has that value")
  func errata() throws {
    let stars = try catalogue("Vega,0.580,4,1\n")
    func applies(_ star: String, _ column: String, _ value: String) -> Bool {
      Erratum(text: "", location: .init(star: star, column: column, value: value))
        .applies(to: stars)
    }
    #expect(applies("Vega", "absolute_magnitude", "0.58"), "the same number")
    #expect(!applies("Vega", "absolute_magnitude", "0.6"))
    #expect(!applies("Deneb", "absolute_magnitude", "0.58"))
    #expect(!applies("Vega", "colour", "0.58"))
    #expect(Erratum(text: "").applies(to: stars))
  }
}
