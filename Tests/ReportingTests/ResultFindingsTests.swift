import Experiments
import Formatting
import Foundation
import Testing

@testable import Reporting

@Suite("What a run comes to is told by its own numbers")
struct ResultFindingsTests {
  // MARK: - Accuracy

  @Test("Missed stars that are all hot are said to be, and those of no other temperature are not")
  func missedStars() throws {
    var experiment = Experiment(title: "Hot and cool", data: "t.csv")
    experiment.features = ["log_temperature"]
    experiment.network.hidden = []
    experiment.runs = [Run(learningRate: 5, epochs: 200)]
    func table(_ cool: String, _ hot: String) -> [UInt8] {
      let rows =
        (0..<5).map { "cool \($0),\(cool),1" } + (0..<5).map { "hot \($0),\(hot),1" }
        + (0..<10).map { "other \($0),4.5,2" }
      return Array(("name,log_temperature,label\n" + rows.joined(separator: "\n")).utf8)
    }
    let study = try Studies.study(experiment, table("3.5", "4.5"))
    #expect(study.runs[0].misclassified == Array(5..<10))
    // 10^4.5 and 10^3.5
    #expect(
      try finding("Missed stars", study).hasPrefix(
        "**Missed stars.** The 5 main-sequence stars that are missed are hotter than those that are "
          + "recognised: their median temperature is 31,623 K against 3,162 K. "))
    let alike = try Studies.study(experiment, table("4.45", "4.5"))
    #expect(alike.runs[0].misclassified == Array(5..<10))
    #expect(!findings(alike).contains("**Missed"))
  }

  @Test("All stars right")
  func allRight() throws {
    let study = try Studies.assignment { $0.runs = runs((2, 3_000)) }
    #expect(study.runs[0].misclassified.isEmpty)
    #expect(
      try finding("Accuracy", study)
        == "**Accuracy.** The trained network classifies all 20 stars right.")
    let caption = StudyFigures(study).decision(ofRun: 0)?.caption ?? ""
    #expect(caption.hasSuffix("Every star lies in the region of its class."))
  }

  @Test("One class for every star, the most frequent")
  func onlyAnswer() throws {
    let study = try Studies.assignment()
    #expect(
      try finding("Accuracy", study) == "**Accuracy.** The trained network classifies 8 of the 20 "
        + "stars right (40 %): it takes every star for a main-sequence star. Always naming the most "
        + "frequent class does as well.")
  }

  @Test("One class for every star, not the most frequent")
  func rareAnswer() throws {
    let study = try Studies.study(
      {
        var experiment = Experiment(title: "T", data: "all.csv")
        experiment.network.hidden = []
        experiment.runs = runs((20, 2))
        return experiment
      }(), Studies.thirtyTwoStars)
    #expect(Set(study.runs[0].predicted) == [2])
    #expect(study.dataset.classCounts == [12, 10, 10])
    #expect(
      try finding("Accuracy", study) == "**Accuracy.** The trained network classifies 10 of the 32 "
        + "stars right (31 %): it takes every star for a giant.")
  }

  @Test("A few wrong stars are named with what they are taken for")
  func fewWrong() throws {
    let study = try Studies.assignment {
      $0.network.hidden = []
      $0.runs = runs((2, 3))
    }
    let run = study.runs[0]
    #expect((1...12).contains(run.misclassified.count))
    let sentence = try finding("Accuracy", study)
    #expect(sentence.contains("classifies \(20 - run.misclassified.count) of the 20 stars right ("))
    let taken = run.misclassified.map { (study.dataset.catalogue.names[$0], run.predicted[$0]) }
    let dwarfs = taken.filter { $0.1 == 0 }.map(\.0)
    #expect(taken.filter { $0.1 == 1 }.map(\.0) == ["Barnard's Star"])
    #expect(dwarfs.count == taken.count - 1)
    #expect(
      sentence.hasSuffix(
        "It takes \(listed(dwarfs)) for main-sequence stars; Barnard's Star for a white dwarf."))
  }

  @Test("More than twelve wrong stars are counted by class")
  func manyWrong() throws {
    var experiment = Experiment(title: "T", data: "all.csv")
    experiment.network.hidden = []
    experiment.runs = runs((21, 3))
    let study = try Studies.study(experiment, Studies.thirtyTwoStars)
    let labels = study.dataset.labels
    let missed = (0..<3).map { label in study.runs[0].misclassified.count { labels[$0] == label } }
    #expect(missed == [12, 0, 10])
    #expect(
      try finding("Accuracy", study) == "**Accuracy.** The trained network classifies 10 of the 32 "
        + "stars right (31 %). It misses all 12 main-sequence stars and all 10 giants.")
    let caption = StudyFigures(study).decision(ofRun: 0)?.figure.alternativeText ?? ""
    #expect(caption.hasSuffix("22 stars of 32 lie in the region of another class."))
  }

  // MARK: - Test and validation

  @Test("Without a split nothing is said of one")
  func noSplit() throws {
    let study = try Studies.twelve()
    #expect(!findings(study).contains("Test and validation"))
    #expect(try !Report.text(study).contains("stand as"))
  }

  @Test("With a split both parts are told by their rows")
  func split() throws {
    let study = try Studies.assignment()
    #expect(
      try finding("Test", study) == "**Test and validation.** Classified right are 4 of 10 in rows "
        + "1–10, the test data, and 4 of 10 in rows 11–20, the validation data. The network was "
        + "trained on all of these stars, so this does not say how it does on stars it has not seen."
    )
    #expect(
      try Report.text(study).contains(
        "\nRows 1–10 stand as test data and rows 11–20 stand as validation data. The training makes "
          + "no use of that: its loss is over all the stars.\n"))
  }

  @Test("One row is one row, and rows that the table lacks are told")
  func oddSplit() throws {
    let study = try Studies.twelve { $0.rows = MarkedRows(test: 3...3, validation: 12...13) }
    let run = study.runs[0]
    #expect(
      try finding("Test", study).hasPrefix(
        "**Test and validation.** Classified right are \(run.correct(among: 2..<3)) of 1 in row 3, the "
          + "test data, and \(run.correct(among: 11..<12)) of 1 in row 12, the validation data. "))
    #expect(
      try Report.text(study).contains(
        "\nRow 3 stands as test data and row 12 stands as validation data. The training makes no use "
          + "of that: its loss is over all the stars. The experiment names 1 row more than the table "
          + "has.\n"))
  }

  // MARK: - The tracked star

  @Test("The tracked star's probability and class", arguments: [0, 1])
  func trackedStar(run: Int) throws {
    let study = try Studies.assignment()
    let sun = Array(study.dataset.input(of: 0))
    let last = study.runs[run].history.trained.probabilities(sun)[0]
    #expect(last > study.runs[run].history[0].output[0])
    #expect(
      try finding("The Sun", study, run) == "**The Sun.** The probability of its true class, "
        + "main-sequence star, rises from 0.333 to \(three(last)) over the training, and the star is "
        + "classified right.")
  }

  @Test("A probability that rises and does not suffice, and one that falls and does not matter")
  func trackedAgainst() throws {
    let rising = try Studies.twelve {
      $0.network.hidden = [8, 8]
      $0.network.activation = .tanh
      $0.network.initial = .constant(0.1)
      $0.runs = runs((0.3, 60))
    }
    #expect(rising.runs[0].predicted[0] == 2)
    #expect(try finding("Vega", rising).hasSuffix("and yet the star is taken for a giant."))
    let falling = try Studies.twelve()
    #expect(falling.runs[0].predicted[0] == 1)
    #expect(try finding("Vega", falling).contains("falls from 0.333 to 0.332 over"))
    #expect(try finding("Vega", falling).hasSuffix("and the star is taken for a white dwarf."))
  }
}
