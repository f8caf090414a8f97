import Experiments
import Formatting
import Learning
import Plotting

/// The paths of all weights and biases, and of their gradients, against the epoch; identical paths are drawn
/// as one line.
struct ParameterPaths {
  /// Parameters that share one path.
  struct Group: Equatable {
    /// The name of the first of them.
    var name: Text
    /// The number of parameters.
    var count: Int
    /// The index of the first one among all parameters.
    var index: Int
  }

  var history: History

  /// The number of distinguishable lines; the others are drawn in the background.
  static let mostLines = 8

  /// The parameters grouped by their path, with the largest movement first.
  func groups() -> [Group] {
    let network = history.initial
    let paths = (0..<history.count).map { history[$0].network.parameters }
    var groups: [Group] = []
    for (index, name) in Self.names(of: network).enumerated() {
      let twin = groups.firstIndex { group in
        paths.allSatisfy { Self.isSame($0[index], $0[group.index]) }
      }
      if let twin {
        groups[twin].count += 1
      } else {
        groups.append(Group(name: name, count: 1, index: index))
      }
    }
    return groups.enumerated().sorted { a, b in
      let (x, y) = (span(of: a.element, paths), span(of: b.element, paths))
      return x == y ? a.offset < b.offset : x > y
    }.map(\.element)
  }

  private func span(of group: Group, _ paths: [[Double]]) -> Double {
    let values = paths.map { $0[group.index] }
    return (values.max() ?? 0) - (values.min() ?? 0)
  }

  private static func isSame(_ a: Double, _ b: Double) -> Bool {
    a == b || (a - b).magnitude <= 1e-9 * max(a.magnitude, b.magnitude)
  }

  /// The symbols of all parameters, in order.
  static func names(of network: Network) -> [Text] {
    network.layers.enumerated().flatMap { layer, dense in
      let weights = (0..<dense.outputCount).flatMap { row in
        (0..<dense.inputCount).map { column in
          symbol("w", layer: layer, [row + 1, column + 1])
        }
      }
      return weights + (0..<dense.outputCount).map { symbol("b", layer: layer, [$0 + 1]) }
    }
  }

  private static func symbol(_ letter: String, layer: Int, _ places: [Int]) -> Text {
    .italic(letter) + .subscript("\(layer + 1)")
      + Text("(\(places.map(String.init).joined(separator: ",")))")
  }

  func grid(theme: Theme) -> PanelGrid {
    let groups = groups()
    let epochs = (0..<history.count).map(Double.init)
    let parameters = (0..<history.count).map { history[$0].network.parameters }
    let gradients = (0..<history.count).map { history[$0].gradient.values }
    func lines(_ rows: [[Double]]) -> [any Mark] {
      groups.enumerated().reversed().map { place, group in
        Line(x: epochs, y: rows.map { $0[group.index] }, stroke: Self.stroke(place, theme))
      }
    }
    var legend = groups.prefix(Self.mostLines).enumerated().map { place, group in
      LegendEntry(
        group.count > 1 ? group.name + " ×\(group.count)" : group.name,
        .line(Self.stroke(place, theme)))
    }
    if groups.count > Self.mostLines {
      legend.append(
        LegendEntry(
          Text(counted(groups.count - Self.mostLines, "other")),
          .line(Self.stroke(Self.mostLines, theme))))
    }
    return PanelGrid(
      [
        .init(
          "After each epoch", marks: lines(parameters), y: Axis("Weights and biases")),
        .init(
          "Before each epoch", marks: lines(gradients),
          y: Axis("Gradients ∂" + .italic("L") + "/∂" + .italic("θ"))),
      ], columns: 2, x: Axis("Epoch", ticks: .wholeNumbers, padding: 0.03), y: Axis("Value"),
      legend: legend)
  }

  private static func stroke(_ place: Int, _ theme: Theme) -> Stroke {
    guard place < mostLines else { return Stroke(theme.grid, width: theme.lineWidth * 0.6) }
    return theme.line(place)
  }
}
