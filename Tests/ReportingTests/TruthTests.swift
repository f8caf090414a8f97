import Experiments
import Formatting
import Foundation
import Learning
import Testing

@testable import Reporting

/// Sentences that were once false, each where it must appear and where it must not.
@Suite("Sentences appear only where they are true")
struct TruthTests: TwoClassStudies {
  // MARK: - Baselines

  @Test("The most frequent class, in numbers")
  func majority() throws {
    let summary = StudySummary(try study(table((30, 10), apart: 0.3)))
    expectFacts(
      "dwarf", "the most frequent class", "30 of 40", in: summary.sentence(.majority) ?? "")
    let tied = StudySummary(try study(table((20, 20), apart: 0.3)))
    expectFacts(
      "one of the equally frequent classes", "20 of 40", in: tied.sentence(.majority) ?? "")
    expectFacts(
      "one of the most frequent classes",
      in: StudySummary(try twoOfThree()).sentence(.majority) ?? "")
    #expect(summary.sentence(.majority)?.contains("among the training stars") == false)
    let held = StudySummary(
      try study(table((30, 10), apart: 0.3)) { $0.split = .share(0.2, seed: 1) })
    expectFacts(
      "the most frequent class among the training stars, for every star would classify 6 of 8 validation stars",
      in: held.sentence(.majority) ?? "")
  }

  /// As many stars of two classes, and fewer of a third.
  private func twoOfThree() throws -> Study {
    try Studies.study(
      Experiment(title: "Three classes", data: "three.csv"),
      Array(
        ("name,log_temperature,absolute_magnitude,label\n"
          + (0..<10).map {
            "S\($0),\(3.5 + Double($0) / 10),\($0),\(["1", "2", "1", "2", "3"][$0 % 5])"
          }
          .joined(separator: "\n")).utf8))
  }

  @Test("Unequal classes above 3 : 1, with the balanced accuracy, the macro-F1 and a remedy")
  func imbalance() throws {
    let summary = StudySummary(try study(table((31, 10), apart: 0.3)))
    let confusion = try #require(summary.study.runs.first).confusion(among: 0..<41)
    let measures =
      "\(three(confusion.balancedAccuracy)) and \(three(confusion.macroF1)) at $\\eta = 1$"
    expectFacts(
      "31 dwarfs to 10 giants", "3.1 : 1", measures, "class_weights: balanced",
      in: summary.sentence(.imbalance) ?? "")
    let weighted = StudySummary(
      try study(table((31, 10), apart: 0.3)) { $0.training.classWeights = .balanced })
    #expect(weighted.sentence(.imbalance)?.contains("class_weights") == false)
    #expect(try StudySummary(study(table((30, 10), apart: 0.3))).sentence(.imbalance) == nil)
  }

  @Test("Classes that straight lines separate")
  func separable() throws {
    let summary = StudySummary(try study(table((20, 20), apart: 0.5)))
    expectFacts("straight line", "all 40 stars", in: summary.sentence(.separable) ?? "")
    #expect(try StudySummary(study(table((20, 20), apart: 0.1))).sentence(.separable) == nil)
    #expect(try StudySummary(study(table((10, 10), apart: 0.5))).sentence(.separable) == nil)
  }

  @Test("Validation stars that repeat training stars")
  func leakage() throws {
    let rule = SplitRule.share(0.2, seed: 1)
    let five = StudySummary(try study(table((20, 20), apart: 0.2, copies: 5)) { $0.split = rule })
    let total = five.study.dataset.split.validation.count
    expectFacts("\(total) validation stars", "same features", in: five.sentence(.leakage) ?? "")
    let once = StudySummary(try study(table((20, 20), apart: 0.2)) { $0.split = rule })
    #expect(once.sentence(.leakage) == nil)
  }

  // MARK: - The loss

  @Test("The loss is compared with the entropy of the class shares")
  func entropy() throws {
    let study = try study(table((30, 10), apart: 0.3))
    let entropy = -0.75 * log(0.75) - 0.25 * log(0.25)
    #expect(abs(study.examples.entropy - entropy) < 1e-15)
    expectFacts(three(entropy), "class shares", in: try finding("Loss", study))
  }

  @Test("A loss that does not settle, with the range of the last tenth")
  func unsettled() throws {
    let study = try study(table((40, 40), apart: 0.15), [0.1, 60], epochs: 200)
    let late = try #require(LateEpochs(study.runs[1].history))
    #expect(late.epochs == 180..<200)
    let losses = study.runs[1].history.losses[180...]
    #expect(late.losses == losses.min()!...losses.max()!)
    expectFacts("epochs 180 to 199", "not settled", in: try finding("Unsettled", study, 1))
    expectFacts("does not settle", "last 20 epochs", in: StudySummary(study).sentences[1])
    #expect(!findings(study).contains("**Unsettled"))
    #expect(!StudySummary(study).sentences[0].contains("settle"))
  }

  @Test("Small rises are not jumps")
  func smallRises() throws {
    let study = try Studies.assignment { $0.runs = runs((2.85, 20), (10, 20)) }
    #expect(study.runs[0].history.largestRise > 0 && study.runs[0].history.largestRise < 0.02)
    expectFacts("with rises of at most 0.43 %", "1.021", in: StudySummary(study).sentences[0])
    #expect(!StudySummary(study).sentences[1].contains("rises of at most"))
  }

  @Test("Overfitting only of a network that learns, above the noise")
  func overfitting() throws {
    let rule = SplitRule.share(0.3, seed: 2)
    let learned = try study(table((60, 60), apart: 0.05, odd: 4), [0.03], epochs: 3_000) {
      $0.split = rule
      $0.network.hidden = [60]
      $0.network.activation = .tanh
      $0.training.method = .adam()
    }
    expectFacts("overfits", "training loss falls", in: try finding("Overfitting", learned))
    let constant = try study(table((60, 20), apart: 0), [0.1], epochs: 40) {
      $0.split = rule
      $0.training.method = .adam()
      $0.training.batchSize = 16
    }
    #expect(!findings(constant).contains("**Overfitting"))
  }

  @Test("Losses below a thousandth have two significant digits")
  func smallLosses() {
    #expect(distinct(0.00002134, 0.5) == ("0.000021", "0.500000"))
    #expect(distinct(0.0214, 0.5) == ("0.021", "0.500"))
    #expect(distinct(3.2e-13, 0.5) == (significant(3.2e-13, 2), "0.50"))
    #expect(distinct(0.5, 0.5) == ("0.500", "0.500"))
    #expect(distinct(0, 0.5) == ("0.000", "0.500"))
  }

  // MARK: - The stars

  @Test("Labels that the network contradicts with near certainty")
  func doubtfulLabels() throws {
    // A straight line cannot follow a star into the other class.
    let wrong = try study(table((150, 150), apart: 0.6, odd: 150), [20], epochs: 3_000) {
      $0.network.hidden = []
    }
    #expect(wrong.runs[0].misclassified.count == 2)
    expectFacts(
      "above 0.99", "S1-149-0 (dwarf, predicted as a giant", in: try finding("Doubtful", wrong))
    let right = try study(table((150, 150), apart: 0.6), [20], epochs: 3_000) {
      $0.network.hidden = []
    }
    #expect(!findings(right).contains("**Doubtful"))
  }

  @Test("Stars are said to be ringed only where rings are drawn")
  func rings() throws {
    let few = try study(table((40, 40), apart: 0.1), epochs: 2)
    #expect(StudyFigures(few).decision(ofRun: 0)?.caption.contains("ringed") == true)
    let many = try study(table((1_600, 1_600), apart: 0.1), epochs: 2)
    let caption = try #require(StudyFigures(many).decision(ofRun: 0)?.caption)
    expectFacts("of 3,200 stars are misclassified.", in: caption)
    #expect(!caption.contains("ringed"))
  }

  @Test("Training and validation stars are counted apart")
  func apart() throws {
    let study = try study(table((40, 40), apart: 0.1), epochs: 2) {
      $0.split = .share(0.25, seed: 1)
    }
    let split = study.dataset.split
    let (run, figures) = (study.runs[0], StudyFigures(study))
    let right = (run.correct(among: split.training), run.correct(among: split.validation))
    expectFacts(
      "\(right.0) of \(split.training.count) training stars",
      "\(right.1) of \(split.validation.count) validation stars",
      in: figures.confusion(ofRun: 0).caption)
  }

  // MARK: - Advice

  @Test("The advice is the sweep's, and more epochs only where simple classifiers do better")
  func advice() throws {
    let study = try study(table((40, 40), apart: 0.3), [0.1])
    let sweep = LearningRateSweep(study)
    let lowest = try #require(sweep.lowest)
    #expect(lowest.loss < 0.5 * study.runs[0].history.finalLoss)
    expectFacts("In the sweep", "would be the next", in: StudySummary(study).comparison(sweep))
    let good = try self.study(table((40, 40), apart: 0.3), [lowest.rate])
    let text = StudySummary(good).comparison(LearningRateSweep(good))
    #expect(!text.contains("a rate near"))
    expectFacts("hardly lower", "is right more often (80 of 80)", in: text)
    let assignment = try Studies.assignment()
    expectFacts(
      "1.066", "near $\\eta = 2.5$, below the 1.090",
      "a rate near 2.5, with more epochs, would be the next",
      in: StudySummary(assignment).comparison(LearningRateSweep(assignment)))
    // Labels that the features do not tell: no classifier beats the most frequent class.
    let nothing = try self.study(table((60, 20), apart: 0), [1], epochs: 100)
    expectFacts(
      "No simple classifier", in: StudySummary(nothing).comparison(LearningRateSweep(nothing)))
  }

  @Test("Equal weights are named only where unequal ones end lower than every rate")
  func equalWeights() throws {
    // Three classes in a row, the middle one between: one neuron cannot tell them apart.
    let rows = (0..<30).map { "S\($0),\(3.6 + 0.01 * Double($0)),5,\($0 / 10 == 1 ? 2 : 1)" }
    let table = Array(
      ("name,log_temperature,absolute_magnitude,label\n" + rows.joined(separator: "\n")
        + "\nS30,3.7,6,1\n").utf8)
    let equal = try study(table, [3], epochs: 3_000) { $0.network.initial = .constant(0.5) }
    let sweep = LearningRateSweep(equal)
    let text = StudySummary(equal).comparison(sweep)
    #expect(
      sweep.unequalLoss.map { $0 < 0.9 * (sweep.lowest?.loss ?? 0) }
        == text.contains("equal initial weights limit"))
    #expect(try LearningRateSweep(study(table, [3], epochs: 20)).unequalLoss == nil)
  }
}
