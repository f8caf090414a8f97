import Experiments
import Formatting
import Learning
import Plotting

/// The paths of all weights and biases against the epoch, identical ones drawn as one line, and the norms of
/// the gradients of each layer.
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

  /// The weights and biases, and the norms of their gradients, in panels of which `columns` are side by side.
  func grid(theme: Theme, columns: Int = 2) -> PanelGrid {
    let groups = groups()
    let others = groups.count - Self.mostLines
    let legend =
      others > 0
      ? [
        LegendEntry(
          Text(counted(others, "other path")), .line(Self.stroke(Self.mostLines, theme)))
      ] : []
    let norms = norms
    let isPositive = norms.contains { $0.values.contains { $0 > 0 } }
    var x = Axis("Epoch", ticks: .wholeNumbers, padding: 0.03)
    let names = groups.prefix(Self.mostLines).map(Self.label)
    x.endRoom = EndLabels.room(for: names, theme)
    var norm = Axis(
      "Euclidean norm" + (isPositive ? " (logarithmic)" : ""),
      kind: isPositive ? .logarithmic : .linear)
    norm.shortTitle = "Norm"
    return PanelGrid(
      [
        .init("Weights and biases", marks: pathMarks(groups, theme), y: Axis("Value")),
        .init("Gradients of the layers", marks: normMarks(norms, theme), y: norm),
      ], columns: columns, x: x, y: Axis("Value"), legend: legend)
  }

  /// The name of a path, with the number of its parameters.
  private static func label(_ group: Group) -> Text {
    group.count > 1 ? group.name + " ×\(group.count)" : group.name
  }

  private func pathMarks(_ groups: [Group], _ theme: Theme) -> [any Mark] {
    let states =
      [history.initial.parameters]
      + (0..<history.count).map { history[$0].network.parameters }
    let lines: [any Mark] = groups.enumerated().reversed().map { place, group in
      Line(
        x: states.indices.map(Double.init), y: states.map { $0[group.index] },
        stroke: Self.stroke(place, theme))
    }
    let named = groups.prefix(Self.mostLines)
    let names = EndLabels(
      x: Double(history.count), y: named.map { states[states.count - 1][$0.index] },
      names: named.map(Self.label),
      colors: named.indices.map { Self.stroke($0, theme).color })
    return lines + [names]
  }

  /// The norm of a part of the gradient before each epoch.
  struct Norm: Equatable {
    var name: Text
    var values: [Double]
  }

  /// The norms of the gradients of the weights and of the biases, for each layer.
  var norms: [Norm] {
    let gradients = (0..<history.count).map { history[$0].gradient }
    return history.initial.layers.indices.flatMap { layer in
      [
        Norm(
          name: .italic("W") + .subscript("\(layer + 1)"),
          values: gradients.map { Self.norm($0.layers[layer].weights.elements) }),
        Norm(
          name: .italic("b") + .subscript("\(layer + 1)"),
          values: gradients.map { Self.norm($0.layers[layer].biases) }),
      ]
    }
  }

  private static func norm(_ values: [Double]) -> Double {
    values.reduce(0) { $0 + $1 * $1 }.squareRoot()
  }

  private func normMarks(_ norms: [Norm], _ theme: Theme) -> [any Mark] {
    let epochs = (0..<history.count).map(Double.init)
    // Gradients that cancel, as those of equal weights do, leave rounding errors.
    let noise = 1e-12 * (norms.flatMap(\.values).max() ?? 0)
    func shown(_ norm: Norm) -> [Double] { norm.values.map { $0 > noise ? $0 : .nan } }
    let strokes = norms.indices.map { index in
      var stroke = theme.line(index / 2)
      stroke.dash = index % 2 == 0 ? [] : [3.5, 2]
      return stroke
    }
    let lines: [any Mark] = zip(norms, strokes).map { norm, stroke in
      Line(x: epochs, y: shown(norm), stroke: stroke)
    }
    let points: [any Mark] = zip(norms, strokes).map { norm, stroke in
      Points(
        x: epochs, y: shown(norm), symbol: .circle, fill: stroke.color,
        outline: Stroke(theme.markerEdge, width: 0.4), radius: theme.markerRadius * 0.6)
    }
    let ends = EndLabels(
      x: epochs.last ?? 0, y: norms.map { shown($0).last ?? .nan }, names: norms.map(\.name),
      colors: strokes.map(\.color))
    return lines + (history.count == 1 ? points : []) + [ends]
  }

  private static func stroke(_ place: Int, _ theme: Theme) -> Stroke {
    guard place < mostLines else { return Stroke(theme.guide, width: theme.lineWidth * 0.4) }
    return theme.line(place)
  }
}
