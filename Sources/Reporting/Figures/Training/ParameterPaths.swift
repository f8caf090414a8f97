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
  /// The number of others above which bands show their range and their middle half.
  private static let mostOthers = 40

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
      ], columns: columns, x: x, y: Axis("Value"),
      legend: Self.key(others: groups.count - Self.mostLines, theme))
  }

  /// The name of a path, with the number of its parameters.
  private static func label(_ group: Group) -> Text {
    group.count > 1 ? group.name + " ×\(group.count)" : group.name
  }

  private func pathMarks(_ groups: [Group], _ theme: Theme) -> [any Mark] {
    let states =
      [history.initial.parameters]
      + (0..<history.count).map { history[$0].network.parameters }
    let others = groups.dropFirst(Self.mostLines)
    let areBands = others.count > Self.mostOthers
    let drawn = areBands ? groups.prefix(Self.mostLines) : groups[...]
    let bands =
      areBands ? Self.bands(states.map { state in others.map { state[$0.index] } }, theme) : []
    let lines = drawn.enumerated().reversed().flatMap { place, group -> [any Mark] in
      let line = Line(
        x: states.indices.map(Double.init), y: states.map { $0[group.index] },
        stroke: Self.stroke(place, theme))
      return areBands ? [Self.halo(of: line, theme), line] : [line]
    }
    let named = groups.prefix(Self.mostLines)
    let names = EndLabels(
      x: Double(history.count), y: named.map { states[states.count - 1][$0.index] },
      names: named.map(Self.label),
      colors: named.indices.map { Self.stroke($0, theme).color })
    return bands + lines + [names]
  }

  /// The range and the middle half of the values of many paths at each time.
  private static func bands(_ values: [[Double]], _ theme: Theme) -> [any Mark] {
    let sorted = values.map { $0.sorted() }
    let times = values.indices.map(Double.init)
    return zip([0, 4], shades(theme)).map { part, color in
      // Of 4k + 1 values, the quartiles are the (k + 1)th from either end.
      let cut = sorted.map { part == 0 ? 0 : ($0.count - 1) / part }
      return Band(
        x: times, lower: zip(sorted, cut).map { $0[$1] },
        upper: zip(sorted, cut).map { $0[$0.count - 1 - $1] }, color: color)
    }
  }

  /// A wider line in the colour of the background, which separates a line from the bands.
  private static func halo(of line: Line, _ theme: Theme) -> Line {
    let stroke = Stroke(theme.background.opacity(1), width: line.stroke.width + 1.6)
    return Line(x: line.x, y: line.y, stroke: stroke, isGuide: true)
  }

  /// The fills of the range and of the middle half.
  private static func shades(_ theme: Theme) -> [Color] {
    [theme.tint(theme.guide, 0.25), theme.tint(theme.guide, 0.6)]
  }

  /// The key of the paths in the background; empty if there are none.
  private static func key(others: Int, _ theme: Theme) -> [LegendEntry] {
    guard others > 0 else { return [] }
    let name = counted(others, "other path")
    return others > mostOthers
      ? [LegendEntry(Text("\(name): all, middle half"), .swatches(shades(theme)))]
      : [LegendEntry(Text(name), .line(stroke(mostLines, theme)))]
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
