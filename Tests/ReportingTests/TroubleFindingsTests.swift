import Experiments
import Foundation
import Learning
import Testing
import _TestSupport

@testable import Reporting

@Suite("Problems of a run, computed from its numbers")
struct TroubleFindingsTests {
  @Test("The sentences on every problem")
  func sentences() throws {
    let plateau = try Studies.twelve { $0.runs = runs((1e-4, 9)) }
    let neverPredicted = try Studies.assignment {
      $0.network.hidden = []
      $0.runs = runs((2, 3))
    }
    func saturated(_ activation: Activation) throws -> Study {
      try Studies.twelve {
        $0.network.activation = activation
        $0.network.initialBiases = 9
      }
    }
    expectSnapshot(
      labelled([
        "A plateau": try finding("Plateau", plateau),
        "A class that is never predicted": try finding("Never", neverPredicted),
        "Saturated sigmoids": try finding("Saturated", saturated(.sigmoid)),
        "Saturated hyperbolic tangents": try finding("Saturated", saturated(.tanh)),
        "Dead rectifiers": try finding("Dead", Studies.still()),
        "One neuron of three": try place([[0, 9, 0]]),
        "One neuron of one": try place([[-9]]),
        "Neurons of several layers": try place([[9, -9], [0], [9], [0, 9, 9, 9]]),
      ]), named: "problems.txt")
  }

  // MARK: - Plateau

  @Test("A plateau: a high loss that hardly changes")
  func plateau() throws {
    let study = try Studies.twelve { $0.runs = runs((1e-4, 9)) }
    let losses = study.runs[0].history.losses
    #expect(losses[4] - study.runs[0].history.finalLoss < 1e-3 * losses[4])
    expectFacts(
      "epoch 4", "0.1 %", "1.099", "half of the entropy of the class shares (0.549)",
      in: try finding("Plateau", study))
  }

  @Test("No plateau if the loss falls, jumps, is constant or is low, or for few epochs")
  func noPlateau() throws {
    #expect(try !findings(Studies.assignment()).contains("**Plateau.**"))
    #expect(try !findings(Studies.assignment(), 1).contains("**Plateau.**"))
    #expect(
      try !findings(Studies.twelve { $0.runs = runs((1e-4, 3)) }).contains("**Plateau.**"))
    #expect(try !findings(Studies.still()).contains("**Plateau.**"))
    let low = try Studies.assignment { $0.runs = runs((2, 3_000), (1e-6, 3_000)) }
    #expect(low.runs[0].history.finalLoss < log(3) / 2)
    #expect(!findings(low).contains("**Plateau.**"))
    #expect(findings(low, 1).contains("**Plateau.** From epoch 1,500 "))
  }

  @Test("A final loss above that of a guess is reported once")
  func aboveGuess() throws {
    let study = try Studies.twelve()
    #expect(study.runs[1].history.finalLoss > log(3))
    let text = findings(study, 1)
    #expect(text.ranges(of: "worse than always predicting").count == 1)
    #expect(try !finding("Loss", study).contains("worse than"))
  }

  // MARK: - Classes

  @Test("A class that has stars but is never predicted")
  func neverNamed() throws {
    let study = try Studies.assignment {
      $0.network.hidden = []
      $0.runs = runs((2, 3))
    }
    #expect(Set(study.runs[0].predicted) == [0, 1])
    expectFacts("a giant", "6 giants", in: try finding("Never", study))
  }

  @Test(
    "No such finding if every class with stars is predicted, or only one class"
  )
  func alwaysNamed() throws {
    #expect(try !findings(Studies.assignment()).contains("**Never predicted.**"))
    let trained = try Studies.assignment { $0.runs = runs((2, 3_000)) }
    #expect(!findings(trained).contains("**Never predicted.**"))
    let lines = Studies.twelveStars.split(separator: "\n").filter { !$0.contains("giant") }
    var twoClasses = Experiment(title: "T", data: "two.csv")
    twoClasses.network.hidden = []
    twoClasses.runs = runs((2, 300))
    let study = try Studies.study(twoClasses, Array((lines.joined(separator: "\n") + "\n").utf8))
    #expect(study.dataset.classCounts.count { $0 > 0 } == 2)
    #expect(Set(study.runs[0].predicted).count == 2)
    #expect(!findings(study).contains("**Never predicted.**"))
  }

  // MARK: - Idle neurons

  @Test(
    "Neurons that are saturated after training",
    arguments: [.sigmoid, .tanh] as [Activation])
  func saturated(activation: Activation) throws {
    let study = try Studies.twelve {
      $0.network.activation = activation
      $0.network.initialBiases = 9
    }
    expectFacts(
      "all three hidden neurons", activation == .tanh ? "hyperbolic tangent" : "sigmoid", "5 %",
      in: try finding("Saturated", study))
  }

  @Test("Rectifiers that are dead after training")
  func dead() throws {
    expectFacts("all three hidden neurons", in: try finding("Dead", Studies.still()))
  }

  @Test("Active neurons are neither saturated nor dead", arguments: Activation.allCases)
  func active(activation: Activation) throws {
    let text = try findings(Studies.twelve { $0.network.activation = activation })
    #expect(!text.contains("neurons.**"))
    #expect(try !findings(Studies.twelve { $0.network.hidden = [] }).contains("neurons.**"))
  }

  @Test("Idle neurons are counted layer by layer")
  func places() throws {
    expectFacts("one of the three hidden neurons", in: try place([[0, 9, 0]]))
    expectFacts("the only hidden neuron", in: try place([[-9]]))
    expectFacts(
      "both neurons of the first hidden layer", "the only neuron of the third hidden layer",
      "three of the four neurons of the fourth hidden layer",
      in: try place([[9, -9], [0], [9], [0, 9, 9, 9]]))
  }

  /// The start of the finding on a network whose hidden neurons have no weights, but these biases.
  private func place(_ biases: [[Double]]) throws -> String {
    let study = try Studies.twelve { $0.runs = runs((0.1, 1)) }
    var network = Network(
      sizes: [2] + biases.map(\.count) + [3], activation: .sigmoid, initialWeight: 0)
    network = Network(
      layers: zip(network.layers, biases + [[0, 0, 0]]).map {
        DenseLayer(weights: $0.weights, biases: $1)
      }, activation: .sigmoid)
    let finding = try #require(
      IdleNeuronsFinding(network, from: study.initial, study.examples).finding)
    #expect(finding.title == "Saturated neurons")
    return String(finding.text.plain.prefix { $0 != ":" })
  }
}
