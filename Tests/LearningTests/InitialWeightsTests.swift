import Testing
import _TestSupport

@testable import Learning

@Suite("Initial weights")
struct InitialWeightsTests {
  @Test("are uniform within their limits, and biases are as given")
  func limits() {
    let glorot = Network(sizes: [40, 60, 20], activation: .tanh, initial: .glorot(seed: 1))
    let he = Network(
      sizes: [24, 60, 20], activation: .relu, initial: .he(seed: 1), initialBias: 0.1)
    #expect(glorot.layers.allSatisfy { $0.biases.allSatisfy { $0 == 0 } })
    #expect(he.layers.allSatisfy { $0.biases.allSatisfy { $0 == 0.1 } })
    // √(6 / 100), √(6 / 80); √(6 / 24), √(6 / 60).
    for (layer, limit) in [
      (glorot.layers[0], 0.24494897427831783), (glorot.layers[1], 0.27386127875258304),
      (he.layers[0], 0.5), (he.layers[1], 0.31622776601683794),
    ] {
      let weights = layer.weights.elements
      #expect(weights.allSatisfy { $0.magnitude <= limit })
      // Of 1,200 or more the largest is within 1 % of the limit, and the variance is limit² / 3.
      #expect(weights.contains { $0.magnitude > 0.99 * limit })
      let variance = weights.map { $0 * $0 }.reduce(0, +) / Double(weights.count)
      expectClose(variance, limit * limit / 3, within: 0.03 * limit * limit)
    }
  }

  @Test("depend on the seed alone")
  func seeds() {
    func network(_ seed: UInt64) -> Network {
      Network(sizes: [2, 16, 3], activation: .tanh, initial: .glorot(seed: seed))
    }
    #expect(network(5) == network(5))
    #expect(network(5) != network(6))
    #expect(
      Network(sizes: [2, 3], activation: .relu, initial: .constant(0.5))
        == Network(sizes: [2, 3], activation: .relu, initialWeight: 0.5))
  }

  @Test("that are random give no identical neurons, so that all twenty stars can be classified")
  func noClones() {
    let network = Network(sizes: [2, 3, 3], activation: .sigmoid, initial: .glorot(seed: 1))
    #expect(network.effectiveSizes == [2, 3, 3])
  }
}
