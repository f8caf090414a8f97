import Elementary
import Experiments
import Foundation
import Learning
import Testing

@testable import Reporting

@Suite("The mathematics of the explorer is that of the program", .enabled(if: Node.isInstalled))
struct ExplorerMathematicsTests {
  /// Experiments with every activation, none to three hidden layers and more than eight stars.
  static let experiments: [@Sendable (inout Experiment) -> Void] = [
    { $0.runs = [Run(learningRate: 10, epochs: 10)] },
    { $0.runs = [Run(learningRate: 2, epochs: 300)] },
    {
      $0.network.hidden = [5, 4]
      $0.network.activation = .tanh
      $0.network.initial = .glorot(seed: 7)
      $0.runs = [Run(learningRate: 0.5, epochs: 300)]
    },
    {
      $0.network.hidden = [9, 4, 3]
      $0.network.activation = .relu
      $0.network.initial = .he(seed: 3)
      $0.runs = [Run(learningRate: 0.1, epochs: 200)]
    },
    {
      $0.network.hidden = []
      $0.runs = [Run(learningRate: 1, epochs: 50)]
    },
  ]

  private struct Trained: Decodable {
    var losses: [Double]
    var correct: [Int]
    var parameters: [Double]
  }

  @Test("A training on the page has the same losses and weights", arguments: experiments.indices)
  func training(_ index: Int) throws {
    let study = try Studies.assignment(Self.experiments[index])
    let data = try #require(ExplorerData(study)).json.text
    let answer = try Node.run(
      """
      (() => {
        const network = new Network(data.sizes, data.activation);
        const inputs = data.training.map((star) => data.stars.values[star].map((value, i) =>
          (value - data.features[i].minimum) / (data.features[i].maximum - data.features[i].minimum)));
        const labels = data.training.map((star) => data.stars.labels[star]);
        const steps = [...network.train(data.initial, inputs, labels, \
      \(study.runs[0].run.learningRate), \(study.runs[0].run.epochs))];
        return {
          losses: steps.map((step) => step.loss), correct: steps.map((step) => step.correct),
          parameters: Array.from(steps[steps.length - 1].parameters),
        };
      })()
      """, on: data)
    let trained = try JSONDecoder().decode(Trained.self, from: Data(answer.utf8))
    let history = study.runs[0].history
    #expect(trained.losses == history.losses + [history.finalLoss])
    #expect(trained.correct == history.correctCounts + [history.finalCorrect])
    #expect(trained.parameters == history.trained.parameters)
  }

  @Test("Its elementary functions have the same bits")
  func functions() throws {
    var random = SplitMix64(seed: 5)
    let negative = (0..<4_000).map { _ in -750 * random.nextUnit() * random.nextUnit() }
    let small = (0..<2_000).map { _ in 40 * random.nextUnit() - 20 }
    let positive = (0..<2_000).map { index in
      random.nextUnit() * Double(sign: .plus, exponent: index % 60 - 30, significand: 1)
    }
    let expected =
      negative.map(exponential) + small.map(hyperbolicTangent) + positive.map(logOnePlus)
    let answer = try Node.run(
      "[...data[0].map(exponential), ...data[1].map(hyperbolicTangent), ...data[2].map(logOnePlus)]",
      on: JSON.array([negative, small, positive].map(StudyFacts.numbers)).text)
    let values = try JSONDecoder().decode([Double].self, from: Data(answer.utf8))
    #expect(values == expected)
  }
}
