import Experiments
import Foundation
import Testing

@testable import Reporting

@Suite("Reasons for the result of a run, computed from its numbers")
struct ReasonFindingsTests {
  // MARK: - Step size

  @Test("A rate below the stability limit without rises, small or not")
  func safe() throws {
    let study = try Studies.assignment { $0.runs = runs((0.1, 10), (2.5, 10)) }
    #expect(three(study.initialCurvature) == "0.695")
    let start =
      "**Step size.** The largest eigenvalue of the loss's Hessian at the start is 0.695, so near "
      + "there gradient descent is stable only below η = 2/λ = 2.88. "
    // The ends: numpy.linalg.eigvalsh of central differences of the gradient, 0.72838 and 0.74960.
    #expect(
      try finding("Step", study) == start
        + "η = 0.1 is 3.5 % of that: the steps are safe, but small. At the end that eigenvalue is "
        + "0.728, and the bound 2.75.")
    #expect(
      try finding("Step", study, 1) == start
        + "η = 2.5 is 87 % of that: the steps are safe. At the "
        + "end that eigenvalue is 0.750, and the bound 2.67.")
    #expect(String(format: "%.1f", 10 / study.stabilityBound) == "3.5")
    #expect(String(format: "%.0f", 250 / study.stabilityBound) == "87")
  }

  @Test("A rate above the stability limit, with and without rises")
  func unsafe() throws {
    let study = try Studies.assignment { $0.runs = runs((10, 10), (2.9, 1), (2.9001, 2)) }
    #expect(
      try finding("Step", study).hasSuffix(
        "η = 10 is 3.5 times that: steps overshoot the valley they aim at, and the loss jumps. At the "
          + "end that eigenvalue is 0.491, and the bound 4.08."))
    #expect(
      try finding("Step", study, 1).contains(
        "η = 2.9 is 1.01 times that, and yet the loss does not rise in these epochs. At the end"))
    #expect(study.runs[2].rises.isEmpty)
    #expect(study.runs[2].history.finalLoss > study.runs[2].history.losses[1])
    #expect(
      try finding("Step", study, 2).contains("the loss jumps. "), "the last update is a step too")
  }

  @Test("A rate below the stability limit with a rise")
  func belowAndRising() throws {
    let study = try Studies.assignment { $0.runs = runs((2.85, 20)) }
    #expect(!study.runs[0].rises.isEmpty)
    #expect(study.runs[0].run.learningRate < study.stabilityBound)
    #expect(
      try finding("Step", study).contains(
        "η = 2.85 is 99 % of that, and yet the loss rises: on the way the curvature changes. At the "
          + "end that eigenvalue is \(three(study.runs[0].finalCurvature)), and the bound "))
  }

  // MARK: - Clones

  @Test("All hidden neurons are copies")
  func clones() throws {
    let study = try Studies.assignment()
    #expect(
      try finding("Clones", study).hasPrefix(
        "**Clones.** The three hidden neurons are copies of one another: "))
    #expect(try finding("Clones", study).contains("the 2-3-3 network is a 2-1-3 one;"))
    #expect(
      StudySummary(study).sentences[2]
        == "Equal initial weights make the hidden neurons of a layer "
        + "copies of one another: the 2-3-3 network is in effect a 2-1-3 one.")
  }

  @Test("Some hidden neurons are copies")
  func someClones() throws {
    let study = try Studies.assignment { $0.network.hidden = [1, 3] }
    #expect(
      try finding("Clones", study).hasPrefix(
        "**Clones.** Of the four hidden neurons only two are different, the rest are copies: "))
    #expect(try finding("Clones", study).contains("the 2-1-3-3 network is a 2-1-1-3 one;"))
  }

  @Test("No hidden neurons are copies", arguments: [[], [1], [1, 1]])
  func noClones(hidden: [Int]) throws {
    let study = try Studies.assignment { $0.network.hidden = hidden }
    #expect(!findings(study).contains("**Clones.**"))
    #expect(StudySummary(study).sentences.count == 2)
  }

  // MARK: - Still weights

  @Test("The first layer does not change at the start; its largest change is reported")
  func stillWeights() throws {
    let study = try Studies.assignment()
    let history = study.runs[1].history
    let moved = history.trained.layers[0].weights.elements.map { ($0 - 0.5).magnitude }.max() ?? 0
    #expect(
      try finding("Still", study, 1)
        == "**Still weights.** In epoch 0 the gradient of $W_1$ is zero. "
        + "Not because the network has no need of it: each hidden neuron sends the same weight to "
        + "every class, and the errors of a star over the classes add up to zero, so that nothing "
        + "flows back. By the end the largest change of a weight in $W_1$ is "
        + "\(String(format: "%.2f", moved)).")
  }

  @Test("In a deep network no layer but the last changes at the start, because of the last one's weights")
  func stillDeep() throws {
    let study = try Studies.assignment { $0.network.hidden = [8, 8] }
    let gradient = study.runs[0].history[0].gradient.layers
    #expect(gradient[1].weights.elements.allSatisfy { $0.magnitude < 1e-12 })
    #expect(
      try finding("Still", study).hasPrefix(
        "**Still weights.** In epoch 0 the gradients of $W_1$ and $W_2$ are zero. Not because the "
          + "network has no need of them: each neuron of the last hidden layer sends the same weight"
      ))
  }

  @Test("Without a hidden layer there are no still weights")
  func noHiddenLayer() throws {
    let study = try Studies.twelve { $0.network.hidden = [] }
    #expect(!findings(study).contains("**Still"))
    let text = try Report.text(study)
    #expect(text.contains("The network has 2 inputs and 3 outputs. Its 9 weights and biases"))
    #expect(!text.contains("hidden"))
    #expect(text.contains("\\delta_1 = \\frac{\\partial L}{\\partial z_1} = p - t"))
  }
}
