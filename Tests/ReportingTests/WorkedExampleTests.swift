import Documents
import Experiments
import Formatting
import Foundation
import Learning
import Testing
import _TestSupport

@testable import Reporting

@Suite("The worked example substitutes numbers into the equations")
struct WorkedExampleTests {
  /// What a network of `hidden` neurons, unlike one another, makes of one input.
  private func worked(
    _ hidden: [Int], _ activation: Activation, classes: Int = 3
  ) -> (step: WorkedStep, text: WorkedExample) {
    var network = Network(sizes: [2] + hidden + [classes], activation: activation, initialWeight: 0)
    network.parameters = network.parameters.indices.map { Double($0 % 7) / 4 - 0.75 }
    let step = network.workedStep([0.25, 1], label: 1, learningRate: 0.5)
    return (step, WorkedExample(step, activation))
  }

  @Test("For one layer it has the error, the gradient and the step")
  func oneLayer() {
    let text = worked([], .sigmoid, classes: 2).text
    #expect(
      text.backward == """
        δ1 = p − t
           = [0.294 0.706] − [0. 1.]
           = [ 0.294 -0.294]
        ∂L/∂W1 = δ1 xᵀ
               = [[ 0.294]  [[0.25 1.  ]]
                  [-0.294]]
               = [[ 0.074  0.294]
                  [-0.074 -0.294]]
        ∂L/∂b1 = δ1
               = [ 0.294 -0.294]
        """)
    #expect(text.update.hasPrefix("W1 ← W1 − η ∂L/∂W1\n   = [[-0.75 -0.5 ]"))
    #expect(text.update.contains("\nb1 ← b1 − η ∂L/∂b1\n   = [0.25 0.5 ] − 0.5 [ 0.294 -0.294]\n"))
  }

  @Test(
    "The slope of a hidden layer is that of its activation",
    arguments: [
      (.sigmoid, "y1 ∘ (1 − y1)"), (.tanh, "(1 − y1 ∘ y1)"), (.relu, "[z1 > 0]"),
    ] as [(Activation, String)])
  func hiddenLayer(activation: Activation, slope: String) {
    let (step, text) = worked([2], activation)
    func printed(_ values: [Double]) -> String {
      ArrayPrinter.text(values.map { roundHalfEven($0, decimals: 3) + 0 })
    }
    let layer = step.layers[0]
    #expect(
      text.backward.contains(
        """

        δ1 = W2ᵀ δ2 ∘ \(slope)
           = \(printed(layer.outputGradient)) ∘ \(printed(layer.slopes))
           = \(printed(layer.delta))
        ∂L/∂W1 = δ1 xᵀ

        """))
    #expect(text.backward.contains("∂L/∂W2 = δ2 y1ᵀ\n"))
    #expect(text.backward.contains("\n\nW2ᵀ δ2 = [[ 0.75 -0.5   0.  ]  [["))
    #expect(
      text.backward.contains("\n       = \(printed(layer.outputGradient))\nδ1 = "))
  }

  @Test(
    "Wide matrices are stacked, and no line has trailing spaces")
  func wide() {
    for hidden in [[8], [3, 3], [1]] {
      let text = worked(hidden, .tanh).text
      for line in (text.backward + "\n" + text.update).split(separator: "\n") {
        #expect(line.last != " ", "\(line)")
        #expect(line.count <= 90, "\(line)")
      }
    }
    #expect(worked([8], .tanh).text.update.contains("\n      − 0.5 [["))
  }

  @Test("It names the rate of its step, and is omitted for a large network")
  func report() throws {
    let title = "A step for this star alone"
    expectFacts(title, "$\\eta = 0.1$ of the first run", in: try Report.text(Studies.assignment()))
    let one = try Report.text(Studies.twelve { $0.runs = runs((2, 3)) })
    expectFacts(title, "$\\eta = 2$, ", in: one)
    #expect(!one.contains("of the first run"))
    #expect(try !Report.text(ReportTests.deep()).contains(title))
  }
}

@Suite("The gradient is compared with differences of the loss")
struct GradientCheckTextTests {
  @Test("The largest relative error is reported", arguments: Activation.allCases)
  func small(activation: Activation) throws {
    let study = try Studies.assignment {
      $0.network.activation = activation
    }
    let check = study.initial.gradientCheck(over: study.examples)
    #expect(check.largestRelativeError < 1e-8)
    let sentence = try #require(GradientCheckText(study.initial, study.examples)?.sentence)
    expectFacts("21 derivatives", significant(check.largestRelativeError, 2), in: sentence)
    #expect(!sentence.contains("wrong"))
    #expect(try Report.text(study).contains("\n\(written(Prose(sentence)))\n"))
  }

  @Test("A large error is reported as a fault")
  func fault() {
    let sentences = [1e-6, 0.25, .nan].map { GradientCheckText(count: 4, error: $0).sentence }
    expectSnapshot(
      labelled([
        "A small error": sentences[0], "A large error": sentences[1],
        "An error that is not a number": sentences[2],
      ]), named: "gradient-check.txt")
    #expect(sentences.map { $0.contains("wrong") } == [false, true, true])
    expectFacts("4 derivatives", "0.25", "10⁻⁶", in: sentences[1])
  }

  @Test("A large network is not checked")
  func large() throws {
    let study = try Studies.assignment { $0.runs = runs((0.1, 1)) }
    func check(_ hidden: Int) -> GradientCheckText? {
      GradientCheckText(
        Network(sizes: [2, hidden, 3], activation: .tanh, initialWeight: 0.1), study.examples)
    }
    #expect(check(82)?.count == 495)
    #expect(check(83) == nil)
  }
}
