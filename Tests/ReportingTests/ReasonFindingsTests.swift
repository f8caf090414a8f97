import Experiments
import Foundation
import Testing
import _TestSupport

@testable import Reporting

@Suite("Reasons for the result of a run, computed from its numbers")
struct ReasonFindingsTests {
  @Test("The sentences on every reason")
  func sentences() throws {
    let study = try Studies.assignment {
      $0.runs = runs((0.1, 10), (2.5, 10), (10, 10), (2.9, 1), (2.85, 20))
    }
    let someClones = try Studies.assignment { $0.network.hidden = [1, 3] }
    let deep = try Studies.assignment { $0.network.hidden = [8, 8] }
    expectSnapshot(
      labelled([
        "A small rate below the limit": try finding("Step", study),
        "A rate below the limit": try finding("Step", study, 1),
        "A rate above the limit": try finding("Step", study, 2),
        "A rate above the limit without rises": try finding("Step", study, 3),
        "A rate below the limit with a rise": try finding("Step", study, 4),
        "A hidden layer of copies": try finding("Clones", study),
        "Several hidden layers of copies": try finding("Clones", deep),
        "Some copies": try finding("Clones", someClones),
        "Copies, in the summary": try #require(StudySummary(study).sentence(.clonesInAll)),
        "Still weights of a hidden layer": try finding("Still", study, 2),
        "Still weights of several hidden layers": try finding("Still", deep),
      ]), named: "reasons.txt")
  }

  // MARK: - Step size

  @Test("A rate below the stability limit without rises, small or not")
  func safe() throws {
    let study = try Studies.assignment { $0.runs = runs((0.1, 10), (2.5, 10)) }
    #expect(three(study.initialCurvature) == "0.695")
    // The ends: numpy.linalg.eigvalsh of central differences of the gradient, 0.72838 and 0.74960.
    expectFacts(
      "0.695", "$\\eta = 2/\\lambda = 2.88$", "$\\eta = 0.1$ is 3.5 %", "safe, but small", "0.728",
      "2.75",
      in: try finding("Step", study))
    expectFacts(
      "0.695", "$\\eta = 2/\\lambda = 2.88$", "$\\eta = 2.5$ is 87 %", "safe.", "0.750", "2.67",
      in: try finding("Step", study, 1))
    #expect(String(format: "%.1f", 10 / study.stabilityBound) == "3.5")
    #expect(String(format: "%.0f", 250 / study.stabilityBound) == "87")
  }

  @Test("A rate above the stability limit, with and without rises")
  func unsafe() throws {
    let study = try Studies.assignment { $0.runs = runs((10, 10), (2.9, 1), (2.9001, 2)) }
    expectFacts(
      "$\\eta = 10$ is 3.5 times", "overshoot", "jumps", "0.491", "4.08",
      in: try finding("Step", study))
    expectFacts("$\\eta = 2.9$ is 1.01 times", "does not rise", in: try finding("Step", study, 1))
    #expect(study.runs[2].rises == [2])
    #expect(study.runs[2].history.finalLoss > study.runs[2].history.losses[1])
    // The last update is a step too.
    expectFacts("the loss rises by at most", in: try finding("Step", study, 2))
  }

  @Test("A rate below the stability limit with a rise")
  func belowAndRising() throws {
    let study = try Studies.assignment { $0.runs = runs((2.85, 20)) }
    #expect(!study.runs[0].rises.isEmpty)
    #expect(study.runs[0].run.learningRate < study.stabilityBound)
    let text = try finding("Step", study)
    expectFacts(
      "$\\eta = 2.85$ is 99 %", "rises by at most 0.43 %", three(study.runs[0].finalCurvature),
      in: text)
    #expect(!text.contains("safe"))
  }

  // MARK: - Clones

  @Test("All hidden neurons are copies")
  func clones() throws {
    let study = try Studies.assignment()
    expectFacts("three hidden neurons", "2-3-3", "2-1-3", in: try finding("Clones", study))
    expectFacts("2-3-3", "2-1-3", in: try #require(StudySummary(study).sentence(.clonesInAll)))
  }

  @Test("Some hidden neurons are copies")
  func someClones() throws {
    let study = try Studies.assignment { $0.network.hidden = [1, 3] }
    expectFacts(
      "four hidden neurons", "only two", "2-1-3-3", "2-1-1-3", in: try finding("Clones", study))
  }

  @Test("No hidden neurons are copies", arguments: [[], [1], [1, 1]])
  func noClones(hidden: [Int]) throws {
    let study = try Studies.assignment { $0.network.hidden = hidden }
    #expect(!findings(study).contains("**Clones.**"))
    #expect(StudySummary(study).sentence(.clonesInAll) == nil)
  }

  // MARK: - Still weights

  @Test("The first layer does not change at the start; its largest change is reported")
  func stillWeights() throws {
    let study = try Studies.assignment()
    let history = study.runs[1].history
    let moved = history.trained.layers[0].weights.elements.map { ($0 - 0.5).magnitude }.max() ?? 0
    expectFacts(
      "gradient of $W_1$ is zero", "hidden neuron", "is \(String(format: "%.2f", moved)).",
      in: try finding("Still", study, 1))
  }

  @Test(
    "In a deep network no layer but the last changes at the start, because of the last one's weights"
  )
  func stillDeep() throws {
    let study = try Studies.assignment { $0.network.hidden = [8, 8] }
    let gradient = study.runs[0].history[0].gradient.layers
    #expect(gradient[1].weights.elements.allSatisfy { $0.magnitude < 1e-12 })
    expectFacts("$W_1$ and $W_2$ are zero", "last hidden layer", in: try finding("Still", study))
  }

  @Test("Without a hidden layer there are no still weights")
  func noHiddenLayer() throws {
    let study = try Studies.twelve { $0.network.hidden = [] }
    #expect(!findings(study).contains("**Still"))
    let text = try Report.text(study)
    expectFacts("2 inputs and 3 outputs", "all 9 weights and biases", in: text)
    #expect(!text.contains("hidden"))
    #expect(text.contains("\\delta_1 = \\frac{\\partial L}{\\partial z_1} = p - t"))
  }
}
