import Experiments
import Formatting
import Foundation
import Testing
import _TestSupport

@testable import Reporting

@Suite("Results of a run, computed from its numbers")
struct ResultFindingsTests {
  @Test("The sentences on every result")
  func sentences() throws {
    let study = try Studies.assignment()
    let few = try Studies.assignment {
      $0.network.hidden = []
      $0.runs = runs((2, 3))
    }
    let oddSplit = try Studies.twelve { $0.rows = MarkedRows(test: 3...3, validation: 12...13) }
    let perfect = try Studies.assignment { $0.runs = runs((2, 3_000)) }
    expectSnapshot(
      labelled([
        "All stars classified correctly": try finding("Accuracy", perfect),
        "The most frequent class for every star": try finding("Accuracy", study),
        "A less frequent class for every star": try finding("Accuracy", rare()),
        "A few misclassified stars": try finding("Accuracy", few),
        "Many misclassified stars": try finding("Accuracy", many()),
        "Misclassified stars that are hotter": try finding(
          "Misclassified", hotAndCool("3.5", "4.5")),
        "Test and validation rows": try finding("Test", study),
        "…, where they are announced": split(study),
        "A single row of each": try finding("Test", oddSplit),
        "…, and a row beyond the table": split(oddSplit),
        "A tracked star that is classified correctly": try finding("The Sun", study),
        "A rising probability that is too low": try finding("Vega", rising()),
        "A falling probability": try finding("Vega", Studies.twelve()),
      ]), named: "results.txt")
  }

  /// The sentences on how the stars of `study` are split.
  private func split(_ study: Study) -> String { SetupText(study).split.map(written) ?? "" }

  // MARK: - Studies

  /// Five cool and five hot stars of a class, and ten of another that are as hot.
  private func hotAndCool(_ cool: String, _ hot: String) throws -> Study {
    var experiment = Experiment(title: "Hot and cool", data: "t.csv")
    experiment.features = ["log_temperature"]
    experiment.network.hidden = []
    experiment.runs = [Run(learningRate: 5, epochs: 200)]
    let rows =
      (0..<5).map { "cool \($0),\(cool),1" } + (0..<5).map { "hot \($0),\(hot),1" }
      + (0..<10).map { "other \($0),4.5,2" }
    return try Studies.study(
      experiment, Array(("name,log_temperature,label\n" + rows.joined(separator: "\n")).utf8))
  }

  /// 32 stars, which are all predicted as giants.
  private func rare() throws -> Study { try thirtyTwo(runs((20, 2))) }

  /// 32 stars, of which 22 are misclassified.
  private func many() throws -> Study { try thirtyTwo(runs((21, 3))) }

  private func thirtyTwo(_ runs: [Run]) throws -> Study {
    var experiment = Experiment(title: "T", data: "all.csv")
    experiment.network.hidden = []
    experiment.runs = runs
    return try Studies.study(experiment, Studies.thirtyTwoStars)
  }

  /// A network that ends with a higher probability for Vega's class, and predicts another.
  private func rising() throws -> Study {
    try Studies.twelve {
      $0.network.hidden = [8, 8]
      $0.network.activation = .tanh
      $0.network.initial = .constant(0.1)
      $0.runs = runs((0.3, 60))
    }
  }

  // MARK: - Accuracy

  @Test("Misclassified stars are called hotter only if they are")
  func missedStars() throws {
    let study = try hotAndCool("3.5", "4.5")
    #expect(study.runs[0].misclassified == Array(5..<10))
    // 10^4.5 and 10^3.5
    expectFacts(
      "5 misclassified main-sequence stars", "hotter", "31,623 K", "3,162 K",
      in: try finding("Misclassified stars", study))
    let alike = try hotAndCool("4.45", "4.5")
    #expect(alike.runs[0].misclassified == Array(5..<10))
    #expect(!findings(alike).contains("**Misclassified"))
  }

  @Test("All stars classified correctly")
  func allRight() throws {
    let study = try Studies.assignment { $0.runs = runs((2, 3_000)) }
    #expect(study.runs[0].misclassified.isEmpty)
    expectFacts("all 20 stars", in: try finding("Accuracy", study))
    let caption = StudyFigures(study).decision(ofRun: 0)?.caption ?? ""
    #expect(caption.hasSuffix("Every star is classified correctly."))
  }

  @Test("The most frequent class predicted for every star")
  func onlyAnswer() throws {
    let study = try Studies.assignment()
    expectFacts(
      "8 of the 20 stars", "40 %", "main-sequence star", "no better", "most frequent",
      in: try finding("Accuracy", study))
  }

  @Test("A less frequent class predicted for every star")
  func rareAnswer() throws {
    let study = try rare()
    #expect(Set(study.runs[0].predicted) == [2])
    #expect(study.dataset.classCounts == [12, 10, 10])
    let text = try finding("Accuracy", study)
    expectFacts("10 of the 32 stars", "31 %", "giant", in: text)
    #expect(!text.contains("most frequent"))
  }

  @Test("A few misclassified stars are named with their predicted classes")
  func fewWrong() throws {
    let study = try Studies.assignment {
      $0.network.hidden = []
      $0.runs = runs((2, 3))
    }
    let run = study.runs[0]
    #expect((1...12).contains(run.misclassified.count))
    let sentence = try finding("Accuracy", study)
    expectFacts("\(20 - run.misclassified.count) of the 20 stars", in: sentence)
    let taken = run.misclassified.map { (study.dataset.catalogue.names[$0], run.predicted[$0]) }
    let dwarfs = taken.filter { $0.1 == 0 }.map(\.0)
    #expect(taken.filter { $0.1 == 1 }.map(\.0) == ["Barnard's Star"])
    #expect(dwarfs.count == taken.count - 1)
    expectFacts(
      "\(listed(dwarfs)) as main-sequence stars", "Barnard's Star as a white dwarf", in: sentence)
  }

  @Test("More than twelve misclassified stars are counted by class")
  func manyWrong() throws {
    let study = try many()
    let labels = study.dataset.labels
    let missed = (0..<3).map { label in study.runs[0].misclassified.count { labels[$0] == label } }
    #expect(missed == [12, 0, 10])
    expectFacts(
      "10 of the 32 stars", "31 %", "all 12 main-sequence stars and all 10 giants",
      in: try finding("Accuracy", study))
    let caption = StudyFigures(study).decision(ofRun: 0)?.figure.alternativeText ?? ""
    #expect(caption.hasSuffix("22 of 32 stars are misclassified."))
  }

  // MARK: - Test and validation

  @Test("Without a split the report mentions none")
  func noSplit() throws {
    let study = try Studies.twelve()
    #expect(!findings(study).contains("Test and validation"))
    #expect(try !Report.text(study).contains("marked as"))
  }

  @Test("With a split both parts are described by their rows")
  func split() throws {
    let study = try Studies.assignment()
    expectFacts(
      "4 of 10 in rows 1–10 (test data)", "4 of 10 in rows 11–20 (validation data)",
      in: try finding("Test", study))
    expectFacts("Rows 1–10", "test data", "rows 11–20", "validation data", in: split(study))
    #expect(try Report.text(study).contains("\n\(split(study))\n"))
  }

  @Test("A single row is in the singular, and rows beyond the table are reported")
  func oddSplit() throws {
    let study = try Studies.twelve { $0.rows = MarkedRows(test: 3...3, validation: 12...13) }
    let run = study.runs[0]
    expectFacts(
      "\(run.correct(among: 2..<3)) of 1 in row 3 ",
      "\(run.correct(among: 11..<12)) of 1 in row 12 ",
      in: try finding("Test", study))
    expectFacts("Row 3 is", "row 12", "1 row more", in: split(study))
  }

  // MARK: - The tracked star

  @Test("The tracked star's probability and predicted class", arguments: [0, 1])
  func trackedStar(run: Int) throws {
    let study = try Studies.assignment()
    let sun = Array(study.dataset.input(of: 0))
    let last = study.runs[run].history.trained.probabilities(sun)[0]
    #expect(last > study.runs[run].history[0].output[0])
    expectFacts(
      "main-sequence star", "rises", "0.333", three(last), "classified correctly",
      in: try finding("The Sun", study, run))
  }

  @Test("A probability that rises but not enough, and one that falls")
  func trackedAgainst() throws {
    let rising = try rising()
    #expect(rising.runs[0].predicted[0] == 2)
    expectFacts("rises", "but", "predicted as a giant", in: try finding("Vega", rising))
    let falling = try Studies.twelve()
    #expect(falling.runs[0].predicted[0] == 1)
    expectFacts(
      "falls", "0.333", "0.332", "predicted as a white dwarf", in: try finding("Vega", falling))
  }
}
