import Learning
import Stars
import Templates
import Testing
import _TestSupport

@testable import Experiments

@Suite("A study is the result of an experiment")
struct StudyTests {
  private func study(_ change: (inout Experiment) -> Void = { _ in }) throws -> Study {
    var experiment = try Experiment.decode(AssignmentTemplate.experiment, name: "experiment.yaml")
    change(&experiment)
    let stars = try Catalogue.read(
      AssignmentTemplate.stars, name: "stars.csv", schema: experiment.schema)
    return Study(experiment, try Dataset(experiment, stars))
  }

  private func run(_ rate: Double, epochs: Int) throws -> StudyRun {
    try #require(
      try study { $0.runs = [Run(learningRate: rate, epochs: epochs)] }.runs.first)
  }

  @Test("The stability limit of the assignment is 2/0.695 = 2.88")
  func stabilityBound() throws {
    let study = try study()
    expectClose(study.initialCurvature, 0.695, within: 0.0005)
    expectClose(study.stabilityBound, 2.88, within: 0.005)
    #expect(study.stabilityBound == 2 / study.initialCurvature)
  }

  @Test(
    "The loss falls for ten epochs at every rate up to 2.5, but not at 3 and above",
    arguments: [
      (0.1, false), (1, false), (2, false), (2.5, false), (3, true), (5, true), (10, true),
    ])
  func rises(rate: Double, rises: Bool) throws {
    #expect(try run(rate, epochs: 10).rises.isEmpty == !rises)
  }

  @Test("A rise is an epoch whose loss is above the previous one, or the last update")
  func riseNumbers() throws {
    // The losses printed at η = 10: 1.099 1.464 4.121 1.186 1.512 1.987 2.485 1.793 1.214 1.386.
    #expect(try run(10, epochs: 10).rises == [1, 2, 4, 5, 6, 9, 10])
    #expect(try run(10, epochs: 1).rises == [1])
  }

  @Test(
    "After ten epochs every star is predicted as a main-sequence star, and twelve are misclassified"
  )
  func wrongStars() throws {
    let study = try study()
    let others = study.dataset.labels.indices.filter { study.dataset.labels[$0] != 0 }
    for run in study.runs {
      #expect(run.predicted == Array(repeating: 0, count: 20))
      #expect(run.misclassified == others)
      #expect(run.history.finalCorrect == 8)
      #expect(run.correct(among: 0..<10) == 4)
      #expect(run.correct(among: 10..<20) == 4)
      #expect(run.correct(among: 3..<3) == 0)
    }
  }

  @Test("3,000 epochs at η = 2 classify all 20 stars correctly, with loss 0.032")
  func allRight() throws {
    let run = try run(2, epochs: 3_000)
    #expect(run.misclassified == [])
    expectClose(run.history.finalLoss, 0.032, within: 0.0005)
  }

  @Test("Validation stars are not used in training or scaling, and their loss is recorded")
  func keptApart() throws {
    let study = try study {
      $0.split = .rows(11...20)
      $0.training.method = .adam()
    }
    let data = study.dataset
    #expect(data.split.training == Array(0..<10))
    #expect(data.split.validation == Array(10..<20))
    // Aldebaran, the brightest, is in row 17: of the first ten rows the ends are others'.
    let magnitudes = try #require(data.catalogue.numbers["absolute_magnitude"])
    #expect(data.scalings[0].minimum == magnitudes[0..<10].min())
    #expect(data.scalings[0].maximum == magnitudes[0..<10].max())
    #expect(magnitudes[data.scalings[0].minimumStar] == data.scalings[0].minimum)
    let examples = Examples(
      inputs: Matrix((0..<10).map { Array(data.input(of: $0)) }),
      labels: Array(data.labels[0..<10]), classCount: 3)
    var training = Training(learningRate: 0.1, epochs: 10)
    training.method = .adam()
    let history = train(study.initial, on: examples, training)
    #expect(study.runs[0].history.losses == history.losses)
    #expect(study.runs[0].history.trained.parameters == history.trained.parameters)
    let validation = try #require(study.validation)
    let first = study.initial.lossAndGradient(over: validation).loss
    #expect(study.runs[0].history.validationLosses.first == first)
    #expect(study.runs[0].selectionLoss == study.runs[0].history.finalValidationLoss)
  }

  @Test("With folds the study is trained on all stars")
  func folds() throws {
    let study = try study { $0.split = .folds(5, seed: 1) }
    #expect(study.validation == nil)
    #expect(study.runs.map(\.history.losses) == (try self.study().runs.map(\.history.losses)))
  }

  @Test("A sweep that would take too long has fewer runs of fewer epochs")
  func sweepExtent() {
    #expect(LearningRateSweep.extent(epochs: 10, work: 20 * 21) == (200, 10))
    #expect(LearningRateSweep.extent(epochs: 5_000, work: 1_000) == (200, 5_000))
    #expect(LearningRateSweep.extent(epochs: 5_001, work: 1_000) == (50, 5_001))
    #expect(LearningRateSweep.extent(epochs: 400, work: 400_000) == (50, 50))
    #expect(LearningRateSweep.extent(epochs: 400, work: 1e9) == (50, 10))
    #expect(LearningRateSweep.extent(epochs: 3, work: 1e9) == (50, 3))
    #expect(LearningRateSweep.extent(epochs: 10, work: 1_000, ofSample: true) == (50, 10))
  }

  @Test("The best run has the lowest loss after its last update")
  func best() throws {
    let study = try study()
    #expect(study.bestIndex == 0)
    #expect(study.best?.run.learningRate == 0.1)
    #expect(study.diverged.isEmpty)
    let reversed = try self.study { $0.runs.reverse() }
    #expect(reversed.bestIndex == 1)
  }

  @Test("Of equal runs the first is best")
  func bestOfEquals() throws {
    // Rectifiers that are silent at the start stay silent: only the biases b₂ learn.
    let study = try study {
      $0.network.activation = .relu
      $0.network.initial = .constant(-0.5)
      $0.runs = [2, 1, 2].map { Run(learningRate: $0, epochs: 5) }
    }
    #expect(study.runs[0].history.finalLoss == study.runs[2].history.finalLoss)
    #expect(study.runs[0].history.finalLoss < study.runs[1].history.finalLoss)
    #expect(study.bestIndex == 0)
  }

  @Test("A run that diverges is reported and never the best")
  func divergence() throws {
    let study = try study {
      $0.network.activation = .relu
      $0.runs = [Run(learningRate: 1e308), Run(learningRate: 10)]
    }
    #expect(study.diverged.map(\.run.learningRate) == [1e308])
    #expect(study.diverged[0].divergence.learningRate == 1e308)
    #expect(study.runs.map(\.run.learningRate) == [10])
    #expect(study.bestIndex == 0)
    let hopeless = try self.study {
      $0.network.activation = .relu
      $0.runs = [Run(learningRate: 1e308)]
    }
    #expect(hopeless.best == nil)
  }

  @Test(
    "Errata about a value apply wherever it occurs, others only to the experiment's own table")
  func errata() throws {
    let own = try study()
    #expect(own.errata(isOwnTable: true) == own.experiment.errata)
    let located = own.experiment.errata.filter { $0.location != nil }
    #expect(own.errata(isOwnTable: false) == located)
    #expect(!located.isEmpty)
    let elsewhere = try study {
      $0.errata = [
        Erratum(
          text: "of another value",
          location: .init(star: "Aldebaran", column: "absolute_magnitude", value: "-0.641")),
        Erratum(
          text: "of the same number",
          location: .init(star: "Aldebaran", column: "absolute_magnitude", value: "-6.0410")),
        Erratum(text: "of no value"),
      ]
    }
    #expect(
      elsewhere.errata(isOwnTable: true).map(\.text) == ["of the same number", "of no value"])
    #expect(elsewhere.errata(isOwnTable: false).map(\.text) == ["of the same number"])
  }

  @Test("The classifier on physical units equals the network on scaled input")
  func classifier() throws {
    let study = try study { $0.runs = [Run(learningRate: 2, epochs: 200)] }
    let run = try #require(study.runs.first)
    for star in 0..<study.dataset.count {
      let values = study.dataset.values(of: star)
      let input = Array(study.dataset.input(of: star))
      let logits = run.classifier.logits(values.map { [$0] })
      #expect(logits.row(0) == run.history.trained.logits(input))
      #expect(run.history.trained.predictedClass(input) == run.predicted[star])
    }
  }

  @Test("Outside the table's range the scaling is extrapolated linearly")
  func extrapolation() throws {
    let run = try run(1, epochs: 3)
    // The magnitudes reach from −6.041 to 16.8, the logarithms from 3.504 to 4.55.
    let logits = run.classifier.logits([[16.8 + 22.841], [3.504 - 1.046]]).row(0)
    let expected = run.history.trained.logits([2, -1])
    for (logit, expected) in zip(logits, expected) { expectClose(logit, expected, within: 1e-12) }
  }

  @Test("The network has the experiment's sizes, activation, weights and biases")
  func network() throws {
    let study = try study {
      $0.network.hidden = [4, 2]
      $0.network.activation = .tanh
      $0.network.initial = .constant(0.25)
      $0.network.initialBiases = -1
    }
    #expect(study.initial.sizes == [2, 4, 2, 3])
    #expect(study.initial.activation == .tanh)
    #expect(study.initial.layers.flatMap(\.weights.elements).allSatisfy { $0 == 0.25 })
    #expect(study.initial.layers.flatMap(\.biases).allSatisfy { $0 == -1 })
    #expect(study.runs.map(\.run) == study.experiment.runs)
    #expect(study.runs.allSatisfy { $0.history.count == 10 })
  }
}
