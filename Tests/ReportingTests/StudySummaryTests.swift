import Experiments
import Formatting
import Foundation
import Testing

@testable import Reporting

@Suite("The runs against one another")
struct StudySummaryTests {
  @Test("One run is compared with none")
  func oneRun() throws {
    let study = try Studies.assignment { $0.runs = runs((2, 10)) }
    let text = try Report.text(study)
    #expect(text.contains("It is trained once, at the learning rate 2, and"))
    #expect(!text.contains("Comparison of the Learning Rates"))
    #expect(!text.contains("lowest final loss"))
  }

  @Test("Three runs, of different accuracies")
  func threeRuns() throws {
    let study = try Studies.assignment { $0.runs = runs((0.1, 10), (2, 3_000), (10, 10)) }
    let right = study.runs.map { 20 - $0.misclassified.count }
    #expect(right == [8, 20, 8])
    #expect(
      StudySummary(study).comparison == "After the last update the loss is lowest at η = 2: 0.032, "
        + "against 1.090 at η = 0.1 and 1.734 at η = 10. Of the 20 stars, 8 at η = 0.1, 20 at η = 2 "
        + "and 8 at η = 10 are classified right. The bound of stability at the start, η = 2.88, lies "
        + "between the rates: near the start, steps below it go down and steps above it overshoot. A "
        + "rate just below the bound, and more epochs, would be the next thing to try.")
    #expect(
      try Report.text(study).contains("trained three times, at the learning rates 0.1, 2 and 10"))
  }

  @Test(
    "The advice follows the rates",
    arguments: [
      (
        [3.0, 10],
        "All rates lie above the bound of stability at the start, η = 2.88; a smaller one "
      ),
      (
        [0.1, 1],
        "All rates lie below the bound of stability at the start, η = 2.88; a larger one, or "
      ),
      (
        [0.1, 2.5],
        "All rates lie below the bound of stability at the start, η = 2.88; more epochs "
      ),
    ])
  func advice(rates: [Double], sentence: String) throws {
    let study = try Studies.assignment { $0.runs = rates.map { Run(learningRate: $0) } }
    #expect(StudySummary(study).comparison.contains(". " + sentence))
  }

  @Test("Rates too small or large for plain digits are written with a power of ten")
  func extremeRates() throws {
    #expect(RateText(1e-5).plain == "10⁻⁵")
    #expect(RateText(1e-5).fileName == "1e-05")
    #expect(RateText(2_500).plain == "2,500")
    #expect(RateText(10).fileName == "10")
    #expect(RateText(0.1).plain == "0.1")
    #expect(NumberText.shortest(-2.5e-7) == "−2.5\u{2009}×\u{2009}10⁻⁷")
  }
}
