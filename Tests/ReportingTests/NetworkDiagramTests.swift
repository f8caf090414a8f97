import Learning
import Plotting
import Testing
import _TestSupport

@testable import Reporting

@Suite("The diagram of a network")
struct NetworkDiagramTests {
  /// The widths of the lines of a network's weights.
  private func widths(_ network: Network, spread: Double) -> [Double] {
    let diagram = NetworkDiagram(
      network: network, inputNames: ["M", "T"], classNames: ["A", "B", "C"],
      initialSpread: spread)
    let canvas = drawn(diagram, .millimetres(120, diagram.height), .light)
    let colors = [Theme.light.positive, Theme.light.negative]
    return canvas.shapes.filter { colors.contains($0.color) && $0.path.points.count == 2 }
      .map(\.width)
  }

  @Test("Equal weights are drawn a third as wide as weights that have grown can be")
  func equalWeights() {
    let equal = Network(sizes: [2, 3, 3], activation: .sigmoid, initialWeight: 0.5)
    let (narrow, wide) = (widths(equal, spread: 0.5), widths(equal, spread: 0.1))
    #expect(narrow.count == 16)  // 15 weights and the key.
    #expect(narrow.allSatisfy { ($0 - 0.35 - 3.4 / 3).magnitude < 1e-9 })
    #expect(wide.allSatisfy { ($0 - 3.75).magnitude < 1e-9 })
  }

  @Test("Between wide layers only the strongest links are drawn")
  func wideLayers() {
    let wide = Network(sizes: [2, 200, 100, 3], activation: .tanh, initial: .glorot(seed: 1))
    #expect(widths(wide, spread: 0.1).count <= 3 * NetworkDiagram.mostLinks + 2)
  }
}
