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
      history.path
        == Array(history.losses[..<history.trainedEpochs]) + [history.finalLoss])
    #expect(history.course == history.losses)
    expectFacts(
      "over \(history.count) epochs, keeping the network after \(history.trainedEpochs) epoch",
      in: StudySummary(study).sentence(.outcome) ?? "")
    expectFacts("over 10 epochs, the loss", in: StudySummary(try Studies.assignment()).sentences[0])
  }

  @Test("In mini-batches, epochs have means, which are not compared with the loss over all stars")
  func batches() throws {
    let study = try Studies.assignment {
      $0.training.batchSize = 1
      $0.runs = runs((3, 4), (0.001, 2))
    }
    let history = study.runs[0].history
    #expect(history.course == history.losses)
    try #require(!study.runs[0].rises.isEmpty)
    expectFacts(
      "averaged over the steps of each epoch", three(history.losses[0]),
      "the loss over all training stars is \(three(history.finalLoss))",
      in: try finding("Loss", study))
    let sentence = StudySummary(study).sentences[0]
    expectFacts("goes from 1.099 to \(three(history.finalLoss))", in: sentence)
    #expect(!sentence.contains("rise") && !sentence.contains("jump"))
    #expect(try !finding("Loss", Studies.assignment()).contains("averaged"))
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
    #expect(text.contains("where it changes smoothly with the rate") == sweep.isLowestElsewhere)
    // A run below every loss of the smooth part of the sweep.
    #expect(text.contains("not lower than") == (lowest.loss >= study.runs[0].history.finalLoss))
  }
}
