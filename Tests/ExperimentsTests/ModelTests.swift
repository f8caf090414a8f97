import Learning
import Stars
import Tables
import Templates
import Testing
import _TestSupport

@testable import Experiments

@Suite("A model is trained, saved and used")
struct ModelTests {
  // MARK: - The experiment file

  private func decode(_ lines: String) throws -> Experiment {
    try Experiment.decode(Array("title: T\ndata: s.csv\n\(lines)\n".utf8), name: "e.yaml")
  }

  @Test("All keys for training, splitting and initialisation")
  func keys() throws {
    let experiment = try decode(
      """
      network: {initial: he, seed: 9}
      training: {method: adam, batch: 32, seed: 7, weight_penalty: 0.01, schedule: step,
        step_epochs: 20, step_factor: 0.25, patience: 5}
      split: {column: part, values: [a, b]}
      """)
    #expect(experiment.network.initial == .he(seed: 9))
    #expect(experiment.split == .column("part", values: ["a", "b"]))
    let training = Training(Run(learningRate: 0.5, epochs: 3), experiment.training)
    #expect(training.method == .adam())
    #expect(training.batchSize == 32)
    #expect(training.seed == 7)
    #expect(training.weightPenalty == 0.01)
    #expect(training.schedule == .step(every: 20, factor: 0.25))
    #expect(training.patience == 5)
    #expect(training.learningRate == 0.5)
    #expect(training.epochs == 3)
    #expect(try decode("split: {share: 0.25, seed: 4}").split == .share(0.25, seed: 4))
    #expect(try decode("split: {folds: 3}").split == .folds(3, seed: 1))
    #expect(try decode("split: {rows: 11-20}").split == .rows(11...20))
    #expect(try decode("training:").training == TrainingPlan())
  }

  @Test("Initial weights can be given one by one")
  func givenLayers() throws {
    let half = "[0.5, 0.5], [0.5, 0.5], [0.5, 0.5]"
    let rows = "[0.5, 0.5, 0.5], [0.5, 0.5, 0.5], [1, -2, 3e-1]"
    let experiment = try decode(
      "network: {layers: [{weights: [\(half)], biases: [0, 0, 0]}, "
        + "{weights: [\(rows)], biases: [0, 0, 0.25]}]}")
    #expect(experiment.network.hidden == [3])
    let network = experiment.network.network(inputs: 2, outputs: 3)
    var expected = Network(sizes: [2, 3, 3], activation: .sigmoid, initialWeight: 0.5)
    expected.parameters.replaceSubrange(15..<21, with: [1, -2, 0.3, 0, 0, 0.25])
    #expect(network == expected)
    let stars = try Catalogue.read(
      Array("name,absolute_magnitude,log_temperature,label\na,1,4,1\nb,2,5,2\n".utf8),
      name: "t.csv",
      schema: experiment.schema)
    #expect(Study(experiment, try Dataset(experiment, stars)).initial == expected)
    let two = try decode("network: {layers: [{weights: [[1, 2], [3, 4]], biases: [0, 0]}]}")
    #expect {
      _ = try Dataset(two, stars)
    } throws: {
      "\($0)" == "error: the given layers end in 2 outputs, but there are 3 classes"
    }
  }

  @Test(
    "Invalid values are reported",
    arguments: [
      ("split: {}", "split is empty"),
      ("split: {share: 0.2, folds: 5}", "split combines 2 ways to split"),
      ("split: {share: 1}", "share is 1.0, not between 0 and 1"),
      ("split: {folds: 1}", "folds is 1, not within 2 to 100"),
      ("split: {column: part}", "split needs the key \"values\""),
      ("training: {momentum: 1}", "momentum is 1.0, not 0 or more and below 1"),
      ("training: {weight_penalty: -1}", "weight_penalty is -1.0, not 0 or more"),
      ("training: {batch: 0}", "batch is 0, not within 1 to"),
      ("training: {method: newton}", "method is \"newton\", not one of"),
      ("training: {patience: 3}", "patience needs validation stars"),
      ("training: {patience: 3}\nsplit: {folds: 5}", "patience needs validation stars"),
      (
        "network: {initial: he, initial_weights: 1}",
        "initial_weights has no effect with initial: he; remove it, or write initial: constant"
      ),
      (
        "network: {hidden: [2], layers: [{weights: [[1, 2], [3, 4]], biases: [0, 0]}]}",
        "hidden cannot be combined with layers"
      ),
      (
        "network: {layers: [{weights: [[1, 2], [3]], biases: [0, 0]}]}",
        "layer 1 has a row of 1 weight for 2 inputs"
      ),
      (
        "network: {layers: [{weights: [[1, 2], [3, 4]], biases: [0]}]}",
        "layer 1 has 1 bias for 2 rows of weights"
      ),
      ("network: {layers: [{weights: [[1, 2]]}]}", "a layer needs the key \"biases\""),
    ])
  func faults(lines: String, fault: String) {
    let error = #expect(throws: Diagnostics.self) { try decode(lines) }
    #expect(error.map { "\($0)".contains("error: \(fault)") } == true, "\(error as Any)")
  }

  // MARK: - Training

  @Test("By default, 3,000 epochs at η = 2 classify all 20 stars correctly")
  func assignment() throws {
    let training = try Models.training { $0.runs = [Run(learningRate: 2, epochs: 3_000)] }
    #expect(training.training.confusion.correctCount == 20)
    expectClose(training.results[0].history.finalLoss, 0.032, within: 0.0005)
    #expect(training.validation == nil)
    #expect(training.folds.isEmpty)
  }

  @Test(
    "The best run has the lowest validation loss, and only training stars set the scaling"
  )
  func best() throws {
    let training = try Models.training {
      $0.runs = [0.01, 2, 0.1].map { Run(learningRate: $0, epochs: 100) }
      $0.split = .share(0.25, seed: 1)
    }
    let losses = training.results.compactMap(\.history.finalValidationLoss)
    #expect(losses.count == 3)
    #expect(losses[training.best] == losses.min())
    #expect(training.best == 1)
    #expect(training.validation?.count == 5)
    #expect(training.training.count == 15)
    let magnitudes = training.model.stars.values[0]
    #expect(training.model.classifier.scalings[0].minimum == magnitudes.min())
  }

  @Test("Folds are evaluated one by one, and the model is trained on all stars")
  func crossValidation() throws {
    var numbers: [Int] = []
    let watch = ModelTraining.Watch(progress: { number, count, _ in
      if numbers.last != number { numbers.append(number) }
      #expect(count == 5)
    })
    let training = try Models.training(watch: watch) { $0.split = .folds(4, seed: 1) }
    #expect(training.folds.map(\.count).reduce(0, +) == 20)
    #expect(training.folds.count == 4)
    #expect(training.model.stars.names.count == 20)
    #expect(numbers == [1, 2, 3, 4, 5])
  }

  @Test("A training that is stopped keeps its result")
  func cancelled() throws {
    var epochs = 0
    let watch = ModelTraining.Watch(
      isCancelled: { epochs == 7 }, progress: { _, _, _ in epochs += 1 })
    let training = try Models.training(watch: watch) {
      $0.runs = [Run(learningRate: 1, epochs: 50), Run(learningRate: 2, epochs: 50)]
    }
    #expect(training.isCancelled)
    #expect(training.results.map(\.history.count) == [7])
  }

  @Test("A training that diverges is an error that names the epoch and the layer")
  func divergence() throws {
    let error = #expect(throws: DivergedTraining.self) {
      try Models.training { $0.runs = [Run(learningRate: 1e308, epochs: 10)] }
    }
    #expect(
      error.map { "\($0)" }
        == "the training at learning rate 1e+308 diverged: in epoch 1 the loss is no longer finite, "
        + "first in layer 2; try a smaller learning rate")
  }

  @Test(
    "On the HYG sample a 2-16-3 network reaches a balanced accuracy of 0.92 on the validation stars",
    .enabled(if: RealTable.hyg.isThere))
  func hyg() throws {
    let experiment = try decode(
      """
      label: spectral-type
      missing: leave-out
      network: {hidden: [16], activation: tanh, initial: glorot}
      runs: [{learning_rate: 0.02, epochs: 20}]
      training: {method: adam, batch: 256, schedule: cosine}
      split: {share: 0.2, seed: 1}
      """)
    let stars = try Catalogue.read(
      try RealTable.hyg.bytes(), name: "hyg.csv", schema: experiment.schema)
    let training = try ModelTraining(
      experiment, try Dataset(experiment, stars), origin: Models.origin)
    #expect((training.validation?.confusion.balancedAccuracy ?? 0) >= 0.92)
    let giants = try #require(training.missedStars.first { $0.label == 2 })
    #expect(giants.missed > giants.recognized)
  }

  // MARK: - The file

  @Test("A model file reads back to the same model, bit for bit")
  func roundTrip() throws {
    let model = try Models.training {
      $0.network.initial = .glorot()
      $0.columns = [Schema.name: "name"]
      $0.rules.parallaxUnit = .arcsec
      $0.rules.distanceUnit = .ly
    }.model
    let copy = try StarModel(model.file, name: "m.json")
    #expect(copy.network == model.network)
    #expect(copy.classes == model.classes)
    #expect(copy.stars == model.stars)
    #expect(copy.origin == model.origin)
    #expect(copy.schema == model.schema)
    #expect(copy.file == model.file)
  }

  @Test(
    "A damaged model is an error",
    arguments: [
      ("mainsequence-model-1", "mainsequence-model-9"), ("\"sigmoid\"", "\"sigma\""),
      ("\"biases\": [", "\"biases\": [1, "), ("\"values\": [", "\"values\": [[1, 2], "),
      ("\"layers\"", "\"layer\""), ("[0.5", "[x0.5"), ("\"classes\": [0", "\"classes\": [3"),
    ])
  func damaged(part: String, other: String) throws {
    let model = try Models.training { $0.runs = [Run(learningRate: 1e-300, epochs: 1)] }.model
    let text = String(decoding: model.file, as: UTF8.self)
    #expect(text.contains(part))
    let broken = text.split(separator: part, maxSplits: 1, omittingEmptySubsequences: false)
      .joined(separator: other)
    #expect(throws: Diagnostics.self) { try StarModel(Array(broken.utf8), name: "m.json") }
  }

  @Test("No truncated model crashes the reader")
  func cuts() throws {
    let file = try Models.training().model.file
    for end in stride(from: 0, to: file.count - 2, by: 97) {
      #expect(throws: Diagnostics.self) { try StarModel(Array(file[..<end]), name: "m.json") }
    }
  }
}
