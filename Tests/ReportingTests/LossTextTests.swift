import Experiments
import Foundation
import Testing

@testable import Reporting

@Suite("The course of the loss is described from its numbers")
struct LossTextTests {
  @Test("A loss that falls")
  func falling() throws {
    let study = try Studies.assignment()
    let losses = study.runs[0].history.losses
    let course =
      "The loss falls at every epoch, from \(three(losses[0])) in epoch 0 to \(three(losses[9])) in "
      + "epoch 9."
    #expect(
      try finding("Loss", study) == "**Loss.** \(course) After the last update it is 1.090, hardly "
        + "better than a guess that gives every class the same probability (ln 3 = 1.099).")
    #expect(three(study.runs[0].history.finalLoss) == "1.090")
    #expect(zip(losses, losses.dropFirst()).allSatisfy { $0 > $1 })
    #expect(
      LossText(study.runs[0]).summary
        == "At learning rate 0.1 the loss falls at every epoch, from 1.099 to \(three(losses[9])).")
    #expect(
      StudySummary(study).sentences[0]
        == "At η = 0.1, over 10 epochs, the loss falls steadily from "
        + "1.099 to 1.090, and 8 of 20 stars are classified right.")
  }

  @Test("A loss that rises")
  func rising() throws {
    let study = try Studies.assignment()
    let losses = study.runs[1].history.losses
    let low = try #require(losses.min())
    let high = try #require(losses.max())
    #expect(losses.firstIndex(of: low) == 0)
    #expect(losses.firstIndex(of: high) == 2)
    let course =
      "The loss does not fall steadily: of its 9 steps, six go up, into epochs 1, 2, 4, 5, 6 and 9. "
      + "It is lowest in epoch 0, at \(three(low)), and highest in epoch 2, at \(three(high)). It "
      + "starts at \(three(losses[0])) in epoch 0 and stands at \(three(losses[9])) in epoch 9."
    #expect(LossText(study.runs[1]).course == course)
    #expect(
      LossText(study.runs[1]).summary
        == "At learning rate 10 the loss starts at 1.099, lies between "
        + "1.099 and 4.121, rises six times and ends at 1.386.")
    #expect(
      try finding("Loss", study, 1) == "**Loss.** \(course) After the last update it is "
        + "\(three(study.runs[1].history.finalLoss)), worse than a guess that gives every class the "
        + "same probability (ln 3 = 1.099).")
    #expect(
      StudySummary(study).sentences[1]
        == "At η = 10, over 10 epochs, the loss jumps between epochs "
        + "and goes from 1.099 to 1.734, and 8 of 20 stars are classified right.")
  }

  @Test("A curve with a single step, which rises")
  func oneRise() throws {
    let study = try Studies.assignment { $0.runs = runs((3, 2)) }
    #expect(
      LossText(study.runs[0]).course.hasPrefix(
        "The loss does not fall steadily: of its 1 step, one goes up, into epoch 1. "))
    #expect(LossText(study.runs[0]).summary.contains("rises once and"))
  }

  @Test("More than twelve rises are counted, not listed")
  func manyRises() throws {
    let study = try Studies.assignment { $0.runs = runs((10, 40)) }
    let count = study.runs[0].rises.count
    #expect(count > 12)
    #expect(
      LossText(study.runs[0]).course.contains("of its 39 steps, \(count) go up. It is lowest"))
    #expect(LossText(study.runs[0]).summary.contains("rises \(count) times"))
  }

  @Test("A loss that is constant to the printed digits neither falls nor rises")
  func constant() throws {
    let study = try Studies.still()
    for (run, rate) in zip(study.runs, ["0.1", "10"]) {
      #expect(LossText(run).course == "The loss stays at 1.099 from epoch 0 to epoch 9.")
      #expect(LossText(run).summary == "At learning rate \(rate) the loss stays at 1.099.")
    }
    #expect(
      try finding("Loss", study).hasSuffix(
        "After the last update it is 1.099, no better than a guess that gives every class the same "
          + "probability (ln 3 = 1.099)."))
    #expect(
      StudySummary(study).sentences[0]
        == "At η = 0.1, over 10 epochs, the loss stays at 1.099, and "
        + "4 of 12 stars are classified right.")
    #expect(
      try finding("Vega", study) == "**Vega.** The probability of its true class, main-sequence "
        + "star, stays at 0.333 over the training, and the star is classified right.")
    #expect(
      try finding("Step size", study, 1).contains(
        "and yet the loss does not rise in these epochs. At the end"))
    #expect(try finding("Still", study).hasSuffix("By the end no weight in $W_1$ has changed."))
    #expect(
      StudySummary(study).comparison.hasPrefix(
        "After the last update the loss is 1.099 in every run. In the number of stars classified "
          + "right the runs do not differ: 4 of 12. "))
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
    for run in study.runs {
      #expect(
        LossText(run).course == "With 1 epoch there is no course of the loss to speak of.")
    }
    #expect(LossText(study.runs[0]).summary == "At learning rate 1 there is no curve: 1 epoch.")
    let (down, up) = (study.runs[0].history.finalLoss, study.runs[1].history.finalLoss)
    #expect(down < study.runs[0].history.losses[0] && up > study.runs[1].history.losses[0])
    let summary = StudySummary(study).sentences
    #expect(
      summary[0].hasPrefix("At η = 1, over 1 epoch, the loss falls from 1.099 to \(three(down)),"))
    #expect(
      summary[1].hasPrefix("At η = 3, over 1 epoch, the loss rises from 1.099 to \(three(up)),"))
  }

  @Test("Epoch numbers above 999 have a thousands separator")
  func longRun() throws {
    let study = try Studies.assignment { $0.runs = runs((2, 3_000)) }
    #expect(LossText(study.runs[0]).course.hasSuffix("to 0.032 in epoch 2,999."))
    #expect(try finding("Loss", study).contains("it is 0.032, far better than a guess"))
    #expect(
      StudySummary(study).sentences[0]
        == "At η = 2, over 3,000 epochs, the loss falls steadily from "
        + "1.099 to 0.032, and all 20 stars are classified right.")
  }

  @Test("A loss 5 to 50 % below that of a guess is called better, not far better")
  func better() throws {
    let study = try Studies.assignment { $0.runs = runs((2.85, 20)) }
    let saved = 1 - study.runs[0].history.finalLoss / 1.0986122886681098
    #expect(0.05 < saved && saved < 0.5)
    #expect(
      try finding("Loss", study).contains("After the last update it is 1.021, better than a "))
  }
}
