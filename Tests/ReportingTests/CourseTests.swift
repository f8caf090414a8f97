import Experiments
import Learning
import Testing

@testable import Reporting

@Suite("The course of the loss leads from the untrained to the kept network")
struct CourseTests {
  @Test("A network of an earlier epoch is named, and later losses do not count")
  func kept() throws {
    let study = try Studies.assignment {
      $0.split = .share(0.3, seed: 1)
      $0.training.patience = 2
      $0.runs = runs((10, 40))
    }
    let history = study.runs[0].history
    try #require((1..<history.count).contains(history.trainedEpochs))
    #expect(
      history.path(from: study.initialLoss)
        == Array(history.losses[..<history.trainedEpochs]) + [history.finalLoss])
    #expect(history.course == history.losses)
    let kept =
      history.trainedEpochs == 1
      ? "the first is kept" : "the first \(history.trainedEpochs) are kept"
    expectFacts(
      "over \(history.count) epochs, of which \(kept)",
      in: StudySummary(study).sentence(.outcome) ?? "")
    expectFacts("over 10 epochs, the loss", in: StudySummary(try Studies.assignment()).sentences[0])
  }

  @Test("In mini-batches, the mean of the first epoch is a part of the course")
  func batches() throws {
    let study = try Studies.assignment {
      $0.training.batchSize = 1
      $0.runs = runs((3, 2), (0.001, 2))
    }
    let path = study.runs[0].history.path(from: study.initialLoss)
    #expect(path[0] == study.initialLoss)
    #expect(path.count == 4)
    #expect(path.largestRise > 0.02 && path[1] > path[0])
    expectFacts("jumps between epochs", in: StudySummary(study).sentences[0])
    #expect(!StudySummary(study).sentences.joined().contains("rises in zero"))
  }

  @Test("The largest rise is a share of the number before it")
  func largestRise() {
    #expect([1.0, 2, 1, 1.5].largestRise == 1)
    #expect([3.0, 2, 1].largestRise == 0)
    #expect([Double]().largestRise == 0)
  }

  @Test("A share below one is never printed as all")
  func percentages() throws {
    let study = try Studies.assignment()
    let facts = RunFacts(study, study.runs[0], Baselines(study))
    #expect(
      [1, 0.998, 0.9995, 0.99, 0.5, 0.0123, 0].map(facts.percentage) == [
        "100 %", "99.8 %", "99.95 %", "99 %", "50 %", "1.2 %", "0 %",
      ])
  }

  @Test("A run that diverged counts among the rates beside the stability limit")
  func divergedRates() throws {
    let study = try Studies.assignment {
      $0.network.activation = .relu
      $0.network.initial = .he(seed: 1)
      $0.runs = runs((0.01, 3), (1e200, 3))
    }
    try #require(study.diverged.count == 1 && study.stabilityBound < 1e200)
    expectFacts(
      "lies between the rates; above it the loss jumps", in: StudySummary(study).comparison)
  }

  @Test("A sweep whose lowest loss no neighbour confirms says so")
  func sweep() throws {
    let study = try Studies.assignment { $0.runs = runs((10, 40)) }
    let sweep = LearningRateSweep(study)
    let least = try #require(sweep.points.compactMap(\.finalLoss).min())
    let lowest = try #require(sweep.lowest)
    #expect(sweep.isLowestElsewhere == (least < lowest.loss))
    let text = StudySummary(study).comparison(sweep)
    #expect(text.contains("that the neighbouring rates confirm") == sweep.isLowestElsewhere)
    // A run below every loss of the smooth part of the sweep.
    #expect(text.contains("not lower than") == (lowest.loss >= study.runs[0].history.finalLoss))
  }
}
