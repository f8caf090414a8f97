import Experiments
import Formatting
import Foundation
import Learning
import Testing

@testable import Reporting

/// Sentences on the trainings of several seeds and folds, and on held-out stars.
@Suite("Repeated trainings and held-out stars")
struct RepeatedTrainingTests: TwoClassStudies {
  @Test("The spread over seeds, in numbers recomputed one by one")
  func seeds() throws {
    let study = try study(table((40, 40), apart: 0.12), [2], epochs: 60) { $0.seedCount = 5 }
    let spread = try #require(SeedSpread(study))
    let losses = try (3...7).map { seed in
      try self.study(table((40, 40), apart: 0.12), [2], epochs: 60) {
        $0.network.initial = .glorot(seed: UInt64(seed))
      }.runs[0].history.finalLoss
    }
    #expect(spread.results.map(\.loss) == losses)
    let correct = spread.results.map(\.correct)
    let text = StudySummary(study, seeds: spread).sentence(.seeds) ?? ""
    expectFacts(
      "Trained five times at $\\eta = 2$", "\(correct.min()!)", "\(correct.max()!)",
      significant(losses.min()!, 3), significant(losses.max()!, 3),
      significant(losses.sorted()[2], 3), in: text)
    #expect(try SeedSpread(self.study(table((40, 40), apart: 0.12))) == nil)
    let equal = try self.study(table((40, 40), apart: 0.12)) {
      $0.seedCount = 5
      $0.network.initial = .constant(0.5)
    }
    #expect(SeedSpread(equal) == nil)
    let figure = try #require(StudyFigures(study).agreement(spread))
    expectFacts("five networks", in: figure.caption)
  }

  @Test("Cross-validation counts every star once")
  func folds() throws {
    let study = try study(table((40, 40), apart: 0.12), [2], epochs: 60) {
      $0.split = .folds(4, seed: 1)
    }
    let folds = try #require(try FurtherTrainings(study).folds?.get())
    #expect(folds.count == 80 && folds.evaluations.count == 4)
    expectFacts(
      "4-fold", "\(folds.correct) of 80 stars", "not trained on them",
      "the accuracies of the folds are ",
      in: StudySummary(study, folds: .success(folds)).sentence(.folds) ?? "")
    let apart = try self.study(table((40, 40), apart: 2), [2], epochs: 60) {
      $0.split = .folds(4, seed: 1)
    }
    let perfect = try #require(FurtherTrainings(apart).folds)
    expectFacts(
      "; the accuracy of every fold is 1.000.",
      in: StudySummary(apart, folds: perfect).sentence(.folds) ?? "")
    #expect(study.dataset.twinsAcrossFolds == 0)
    let twins = try self.study(table((10, 10), apart: 0.12, copies: 4), [2], epochs: 2) {
      $0.split = .folds(4, seed: 1)
    }
    let results = try #require(FurtherTrainings(twins).folds)
    expectFacts(
      "But \(twins.dataset.twinsAcrossFolds) of the stars have the same features",
      in: StudySummary(twins, folds: results).sentence(.folds) ?? "")
    #expect(try FurtherTrainings(self.study(table((40, 40), apart: 0.12))).folds == nil)
  }

  @Test("A cross-validation that diverges is said to have no result")
  func divergedFold() throws {
    let study = try study(table((40, 40), apart: 0.12), [2], epochs: 60) {
      $0.split = .folds(4, seed: 1)
      $0.network.activation = .relu
    }
    let diverged = try #require(
      #expect(throws: DivergedTraining.self) {
        try FoldResults(of: Run(learningRate: 1e308, epochs: 9), study)
      })
    expectFacts(
      "In 4-fold cross-validation at $\\eta =", "a training diverged, so there is no result",
      in: StudySummary(study, folds: .failure(diverged)).sentence(.folds) ?? "")
  }

  @Test("Calibration, of at least 50 validation stars")
  func calibration() throws {
    // The labels are random: a network that is sure of them is overconfident.
    let sure = try study(table((120, 120), apart: 0.02, odd: 3), [0.05], epochs: 2_000) {
      $0.split = .share(0.25, seed: 1)
      $0.network.hidden = [40]
      $0.network.activation = .tanh
      $0.training.method = .adam()
    }
    expectFacts("overconfident", in: try finding("Calibration", sure))
    let fair = try study(table((120, 120), apart: 0.5), [2], epochs: 20) {
      $0.split = .share(0.25, seed: 1)
    }
    #expect(try !finding("Calibration", fair).contains("overconfident"))
    let few = try study(table((20, 20), apart: 0.5)) { $0.split = .share(0.25, seed: 1) }
    #expect(!findings(few).contains("**Calibration"))
  }
}
