import Experiments
import Formatting
import Foundation
import Testing
import _TestSupport

@testable import Reporting

@Suite("The comparison of the runs")
struct StudySummaryTests {
  @Test("A single run is not compared")
  func oneRun() throws {
    let study = try Studies.assignment { $0.runs = runs((2, 10)) }
    let text = try Report.text(study)
    expectFacts("once, at the learning rate 2", in: text)
    #expect(!text.contains("Comparison of the Learning Rates"))
    #expect(!text.contains("lowest final loss"))
  }

  @Test("Three runs with different accuracies")
  func threeRuns() throws {
    let study = try Studies.assignment { $0.runs = runs((0.1, 10), (2, 3_000), (10, 10)) }
    let right = study.runs.map { 20 - $0.misclassified.count }
    #expect(right == [8, 20, 8])
    expectFacts(
      "lowest at $\\eta = 2$: 0.032", "1.090 at $\\eta = 0.1$ and 1.734 at $\\eta = 10$",
      "8 at $\\eta = 0.1$, 20 at $\\eta = 2$ and 8 at $\\eta = 10$", "$\\eta = 2.88$, lies between",
      in: StudySummary(study).comparison)
    #expect(
      try Report.text(study).contains("trained three times, at the learning rates 0.1, 2 and 10"))
  }

  @Test("The advice depends on the rates")
  func advice() throws {
    func comparison(_ rates: Double...) throws -> String {
      let study = try Studies.assignment { $0.runs = rates.map { Run(learningRate: $0) } }
      return StudySummary(study).comparison
    }
    let (above, far, near) = (
      try comparison(3, 10), try comparison(0.1, 1), try comparison(0.1, 2.5)
    )
    let three = try Studies.assignment { $0.runs = runs((0.1, 10), (2, 3_000), (10, 10)) }
    expectSnapshot(
      labelled([
        "Rates on both sides of the limit": StudySummary(three).comparison,
        "All rates above the limit": above, "All rates far below it": far,
        "One rate just below it": near,
      ]), named: "comparison.txt")
    expectFacts("below all rates", "$\\eta = 2.88$", "a rate below it", in: above)
    expectFacts("above all rates", "$\\eta = 2.88$", "larger", "more epochs", in: far)
    expectFacts("above all rates", "$\\eta = 2.88$", "more epochs", in: near)
    #expect(!near.contains("larger"))
  }

  @Test("Very small rates are written with a power of ten")
  func extremeRates() throws {
    #expect(RateText(1e-5).plain == "10⁻⁵")
    #expect(RateText(1e-5).fileName == "1e-05")
    #expect(RateText(2_500).plain == "2,500")
    #expect(RateText(10).fileName == "10")
    #expect(RateText(0.1).plain == "0.1")
    #expect(NumberText.shortest(-2.5e-7) == "−2.5\u{2009}×\u{2009}10⁻⁷")
  }
}
