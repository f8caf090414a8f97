import Experiments
import Foundation
import Testing
import _TestSupport

@testable import Reporting

@Suite("The course of the loss is described from its numbers")
struct LossTextTests {
  @Test("The sentences on every kind of course")
  func sentences() throws {
    let study = try Studies.assignment()
    let still = try Studies.still()
    let steps = try Studies.assignment { $0.runs = runs((3, 2), (10, 40), (2, 3_000), (2.85, 20)) }
    let single = try Studies.assignment { $0.runs = runs((1, 1), (3, 1)) }
    expectSnapshot(
      labelled([
        "A loss that falls": try finding("Loss", study),
        "…, for those who cannot see the curve": LossText(study.runs[0]).summary,
        "…, in the summary": StudySummary(study).sentences[0],
        "A loss that rises": try finding("Loss", study, 1),
        "…, for those who cannot see the curve": LossText(study.runs[1]).summary,
        "…, in the summary": StudySummary(study).sentences[1],
        "A single rise in a single step": LossText(steps.runs[0]).course,
        "…, for those who cannot see the curve": LossText(steps.runs[0]).summary,
        "Many rises": LossText(steps.runs[1]).course,
        "…, for those who cannot see the curve": LossText(steps.runs[1]).summary,
        "Many epochs": try finding("Loss", steps, 2),
        "…, in the summary": StudySummary(steps).sentences[2],
        "A loss that is better than that of a guess": try finding("Loss", steps, 3),
        "A constant loss": try finding("Loss", still),
        "…, for those who cannot see the curve": LossText(still.runs[1]).summary,
        "…, in the summary": StudySummary(still).sentences[0],
        "…, compared": StudySummary(still).comparison,
        "One epoch": LossText(single.runs[0]).course,
        "…, for those who cannot see the curve": LossText(single.runs[0]).summary,
        "…, in the summary, if the loss falls": StudySummary(single).sentences[0],
        "…, in the summary, if the loss rises": StudySummary(single).sentences[1],
      ]), named: "loss-text.txt")
  }

  @Test("A loss that falls")
  func falling() throws {
    let study = try Studies.assignment()
    let losses = study.runs[0].history.losses
    #expect(zip(losses, losses.dropFirst()).allSatisfy { $0 > $1 })
    #expect(three(study.runs[0].history.finalLoss) == "1.090")
    let ends = [three(losses[0]), "1.090"]
    for text in [try finding("Loss", study), LossText(study.runs[0]).summary] {
      expectFacts(ends[0], ends[1], in: text)
    }
    expectFacts("starts at 1.099 and falls", "entropy, 1.089", in: try finding("Loss", study))
    expectFacts(
      "$\\eta = 0.1$", "10 epochs", "1.099", "1.090", "8 of 20 stars",
      in: StudySummary(study).sentences[0])
  }

  @Test("A loss that rises")
  func rising() throws {
    let study = try Studies.assignment()
    let losses = study.runs[1].history.losses
    let low = try #require(losses.min())
    let high = try #require(losses.max())
    #expect(losses.firstIndex(of: low) == 0)
    #expect(losses.firstIndex(of: high) == 2)
    let text = try finding("Loss", study, 1)
    expectFacts(
      "seven times, at epochs 1, 2, 4, 5, 6 and 9 and after the last update",
      "epoch 0, at \(three(low))", "epoch 2, at \(three(high))", "starts at \(three(losses[0]))",
      three(study.runs[1].history.finalLoss), "entropy, 1.089", in: text)
    #expect(text.contains(LossText(study.runs[1]).course))
    expectFacts("10", "1.099", "4.121", "seven", "1.734", in: LossText(study.runs[1]).summary)
    expectFacts(
      "$\\eta = 10$", "10 epochs", "1.099", "1.734", "8 of 20 stars",
      in: StudySummary(study).sentences[1]
    )
  }

  @Test("Two rises, in a curve of two steps")
  func oneRise() throws {
    let study = try Studies.assignment { $0.runs = runs((3, 2)) }
    #expect(study.runs[0].rises == [1, 2])
    expectFacts(
      "twice, at epoch 1 and after the last update", in: LossText(study.runs[0]).course)
    expectFacts("twice", in: LossText(study.runs[0]).summary)
  }

  @Test("More than twelve rises are counted, not listed")
  func manyRises() throws {
    let study = try Studies.assignment { $0.runs = runs((10, 40)) }
    let count = study.runs[0].rises.count
    #expect(count > 12)
    expectFacts("\(count) times", in: LossText(study.runs[0]).course)
    #expect(!LossText(study.runs[0]).course.contains("epochs"))
    expectFacts("\(count) times", in: LossText(study.runs[0]).summary)
  }

  @Test("A loss that is constant to the printed digits neither falls nor rises")
  func constant() throws {
    let study = try Studies.still()
    for (run, rate) in zip(study.runs, ["0.1", "10"]) {
      #expect(LossText(run).whole == .still)
      expectFacts("stays at 1.099", in: LossText(run).course)
      expectFacts("rate \(rate) ", "1.099", in: LossText(run).summary)
    }
    expectFacts("entropy, 1.099", in: try finding("Loss", study))
    expectFacts("$\\eta = 0.1$", "1.099", "4 of 12 stars", in: StudySummary(study).sentences[0])
    expectFacts("main-sequence star", "0.333", "correctly", in: try finding("Vega", study))
    expectFacts("does not rise", in: try finding("Step size", study, 1))
    expectFacts("no weight in $W_1$", in: try finding("Still", study))
    expectFacts("1.099", "4 of 12", in: StudySummary(study).comparison)
  }

  @Test(
    "The course of a sequence of losses",
    arguments: [
      ([1, 1], LossText.Course.still), ([1, 1 + 1e-15, 1 - 1e-15], .still), ([0.5], .still),
      ([3, 2, 1], .falling), ([3, 2.9999999, 2.9999998], .falling), ([3, 2, 2, 1], .notRising),
      ([3, 1, 2], .rising), ([1, 2], .rising),
    ] as [([Double], LossText.Course)])
  func courses(losses: [Double], course: LossText.Course) {
    #expect(LossText.Course(losses) == course)
  }

  @Test("Two numbers get as many decimals as they need to differ")
  func distinctNumbers() {
    #expect(distinct(1, 2) == ("1.000", "2.000"))
    #expect(distinct(0.12345, 0.12349) == ("0.12345", "0.12349"))
    #expect(distinct(-0.5, 0.5) == ("−0.500", "0.500"))
    #expect(distinct(1, 1 + 1e-15) == ("1.000", "1.000"))
    #expect(distinct(2, 2) == ("2.000", "2.000"))
  }

  @Test("One epoch shows no trend, but its one step falls or rises")
  func oneEpoch() throws {
    let study = try Studies.assignment { $0.runs = runs((1, 1), (3, 1)) }
    expectFacts("starts at 1.099 and falls.", in: LossText(study.runs[0]).course)
    expectFacts("starts at 1.099 and rises.", in: LossText(study.runs[1]).course)
    expectFacts("rate 1 ", "1.099", "1.088", in: LossText(study.runs[0]).summary)
    let (down, up) = (study.runs[0].history.finalLoss, study.runs[1].history.finalLoss)
    #expect(down < study.runs[0].history.losses[0] && up > study.runs[1].history.losses[0])
    let summary = StudySummary(study).sentences
    expectFacts("$\\eta = 1$,", "falls", "1.099", three(down), in: summary[0])
    expectFacts("$\\eta = 3$,", "rises", "1.099", three(up), in: summary[1])
  }

  @Test("Epoch numbers above 999 have a thousands separator")
  func longRun() throws {
    let study = try Studies.assignment { $0.runs = runs((2, 3_000)) }
    expectFacts("starts at 1.099", in: LossText(study.runs[0]).course)
    expectFacts("far better", in: try finding("Loss", study))
    expectFacts(
      "$\\eta = 2$,", "3,000 epochs", "1.099", "0.032", "all 20 stars",
      in: StudySummary(study).sentences[0])
  }

  @Test("A loss 5 to 50 % below that of a guess is called better, not far better")
  func better() throws {
    let study = try Studies.assignment { $0.runs = runs((2.85, 20)) }
    let saved = 1 - study.runs[0].history.finalLoss / 1.0986122886681098
    #expect(0.05 < saved && saved < 0.5)
    expectFacts("1.021, better", in: try finding("Loss", study))
  }
}
