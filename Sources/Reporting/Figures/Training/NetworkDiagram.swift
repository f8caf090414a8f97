import Learning
import Plotting

/// A network as circles and lines: the width of a line shows the magnitude of its weight, its colour and
/// dashes the sign.
///
/// The widest line stands for the largest weight or, if that is more, for three times the spread of the initial
/// weights, so that weights which have hardly changed are not drawn as the widest. Between layers with many links
/// only the strongest are drawn.
struct NetworkDiagram: Drawing {
  var network: Network
  /// The names of the inputs.
  var inputNames: [Text]
  /// The names of the outputs.
  var classNames: [Text]
  /// The spread of the initial weights; 0 if it is not known.
  var initialSpread = 0.0

  /// The height in millimetres at which the neurons of the largest layer do not touch.
  var height: Double {
    let most = Self.mostNeurons
    let rows = network.sizes.map { $0 > most ? most - 1 : $0 }.max() ?? 1
    return max(80, 32 + 11.5 * Double(rows - 1))
  }

  func draw(on canvas: any Canvas, in rect: Rect, theme: Theme) -> Omissions {
    let layout = layout(in: rect, theme: theme, canvas: canvas)
    drawWeights(layout, on: canvas, theme)
    for (index, layer) in layout.columns.enumerated() {
      drawNeurons(layer, index, layout, on: canvas, theme)
    }
    if layout.showsNames { drawNames(layout, on: canvas, theme) }
    for caption in layout.captions {
      canvas.write(
        caption.text, theme.axisText.colored(theme.muted), at: caption.place, .middle)
    }
    let left = rect.center.x - layout.key.size.width / 2
    let corner = Point(max(left, rect.minX), rect.maxY - layout.key.size.height)
    layout.key.draw(
      on: canvas, in: Rect(origin: corner, size: layout.key.size), background: theme.background)
    return Omissions()
  }

  private func drawWeights(_ layout: Layout, on canvas: any Canvas, _ theme: Theme) {
    for (place, layer) in network.layers.enumerated() {
      let links = layout.columns[place + 1].neurons.flatMap { target in
        layout.columns[place].neurons.map { source in
          (source: source, target: target, weight: layer.weights[target.index, source.index])
        }
      }
      let sizes = links.map(\.weight.magnitude).sorted(by: >)
      let weakest = sizes.count > Self.mostLinks ? sizes[Self.mostLinks - 1] : 0
      for link in links where link.weight.magnitude >= weakest {
        let ends = between(link.source, place, link.target, place + 1, radius: layout.radius)
        canvas.stroke(
          .segment(ends.from, ends.to), stroke(for: link.weight, theme))
      }
    }
  }

  /// The number of links between two layers above which only the strongest are drawn.
  static let mostLinks = 24

  /// The words for what is drawn of many neurons and links; nil if all are.
  var omission: String? {
    let omitsNeurons = network.sizes.contains { $0 > Self.mostNeurons }
    let omitsLinks = zip(network.sizes, network.sizes.dropFirst()).contains { a, b in
      min(a, Self.mostNeurons) * min(b, Self.mostNeurons) > Self.mostLinks
    }
    guard omitsNeurons || omitsLinks else { return nil }
    return "only the strongest \(omitsNeurons ? "neurons and " : "")links"
  }

  /// The width added for the largest weight: less where many lines meet.
  private var widest: Double {
    let crowd = zip(network.sizes, network.sizes.dropFirst()).map { a, b in
      min(min(a, Self.mostNeurons) * min(b, Self.mostNeurons), Self.mostLinks)
    }
    return Self.widest * min(1, 14 / Double(max(crowd.max() ?? 1, 1)))
  }

  /// The line between two circles, from edge to edge.
  private func between(
    _ source: Neuron, _ from: Int, _ target: Neuron, _ to: Int, radius: Double
  ) -> (from: Point, to: Point) {
    let (a, b) = (source.center, target.center)
    let length = max(a.distance(to: b), 1e-9)
    let enter = (radius + (isClone(source.index, inLayer: from) ? Self.ring : 0)) / length
    let leave = 1 - (radius + (isClone(target.index, inLayer: to) ? Self.ring : 0)) / length
    func at(_ share: Double) -> Point {
      Point(a.x + (b.x - a.x) * share, a.y + (b.y - a.y) * share)
    }
    return (at(enter), at(leave))
  }

  private static let widest = 3.4
  /// The distance of the second circle of a copy from the first.
  private static let ring = 2.2

  private var largestWeight: Double {
    network.layers.flatMap(\.weights.elements).map(\.magnitude).max() ?? 0
  }

  private func stroke(for weight: Double, _ theme: Theme) -> Stroke {
    let full = max(largestWeight, 3 * initialSpread)
    let share = full > 0 ? weight.magnitude / full : 0
    return Stroke(
      weight < 0 ? theme.negative : theme.positive, width: 0.35 + widest * share,
      dash: weight < 0 ? [5, 2.5] : [])
  }

  private func drawNeurons(
    _ column: Column, _ layer: Int, _ layout: Layout, on canvas: any Canvas, _ theme: Theme
  ) {
    let radius = layout.radius
    for neuron in column.neurons {
      canvas.stroke(.circle(neuron.center, radius: radius), Stroke(theme.ink, width: 0.9))
      if isClone(neuron.index, inLayer: layer) {
        let outer = Path.circle(neuron.center, radius: radius + Self.ring)
        canvas.stroke(outer, Stroke(theme.ink, width: 0.5))
      }
      let symbol = symbol(layer: layer, neuron: neuron.index)
      let (x, y) = (neuron.center.x, neuron.center.y)
      let bias = fittingBias(of: neuron.index, inLayer: layer, radius, canvas, theme)
      if layout.showsBiases, let bias {
        canvas.write(symbol, theme.axisText, at: Point(x, y - 0.5), .middle)
        canvas.write(bias, theme.labelText, at: Point(x, y + Self.drop(theme)), .middle)
      } else {
        let style = radius < 8 ? theme.labelText : theme.axisText
        canvas.write(symbol, style, centeredAt: neuron.center, .middle)
      }
    }
    if let dots = column.dots {
      canvas.write("⋮", theme.axisText, centeredAt: dots, .middle)
    }
  }

  /// The distance of the baseline of a bias from the middle of its circle.
  private static func drop(_ theme: Theme) -> Double { theme.labelSize + 1.5 }

  /// The bias of a neuron; nil for an input, and where it has no room in a circle of the given radius.
  func fittingBias(
    of neuron: Int, inLayer layer: Int, _ radius: Double, _ canvas: any Canvas, _ theme: Theme
  ) -> Text? {
    guard layer > 0 else { return nil }
    let bias = bias(of: neuron, inLayer: layer)
    let foot = Self.drop(theme) + theme.labelText.descent
    let chord = 2 * max(radius * radius - foot * foot, 0).squareRoot()
    return canvas.width(of: bias, theme.labelText) <= chord ? bias : nil
  }

  /// The bias of a neuron to three significant digits, or fewer decimals.
  private func bias(of neuron: Int, inLayer layer: Int) -> Text {
    let bias = network.layers[layer - 1].biases[neuron]
    let size = bias.magnitude
    return NumberLabel.fixed(bias, size < 9.995 ? 2 : (size < 99.95 ? 1 : 0))
  }

  /// Whether a neuron of a layer is a copy of another; the inputs are layer 0.
  private func isClone(_ neuron: Int, inLayer layer: Int) -> Bool {
    guard layer > 0, layer < network.sizes.count - 1 else { return false }
    return network.cloneGroups(inLayer: layer - 1).contains { $0.contains(neuron) }
  }

  private func symbol(layer: Int, neuron: Int) -> Text {
    let number = String(neuron + 1)
    if layer == 0 { return .italic("x") + .subscript(number) }
    if layer == network.sizes.count - 1 { return .italic("p") + .subscript(number) }
    return .italic("h") + .subscript(number)
  }

  private func drawNames(_ layout: Layout, on canvas: any Canvas, _ theme: Theme) {
    let reach = layout.radius + 6
    for neuron in layout.columns.first?.neurons ?? [] where neuron.index < inputNames.count {
      let place = Point(neuron.center.x - reach, neuron.center.y)
      canvas.write(inputNames[neuron.index], theme.axisText, centeredAt: place, .end)
    }
    for neuron in layout.columns.last?.neurons ?? [] where neuron.index < classNames.count {
      let place = Point(neuron.center.x + reach, neuron.center.y)
      canvas.write(classNames[neuron.index], theme.axisText, centeredAt: place, .start)
    }
  }

  /// The key of lines and circles, and of inputs and outputs.
  func keyEntries(_ theme: Theme, withNames: Bool, showsBiases: Bool) -> [LegendEntry] {
    let last = network.sizes.count - 1
    let names =
      inputNames.enumerated().map { LegendEntry($1, .text(symbol(layer: 0, neuron: $0))) }
      + classNames.enumerated().map { LegendEntry($1, .text(symbol(layer: last, neuron: $0))) }
    let size = NumberLabel.fixed(largestWeight, 2)
    let weights = network.layers.flatMap(\.weights.elements)
    let hasSign = [weights.contains { $0 >= 0 }, weights.contains { $0 < 0 }]
    let signs = [false, true].filter { hasSign[$0 ? 1 : 0] }
    let lines = signs.map { isNegative in
      LegendEntry(
        "weight " + (isNegative ? "−" : "+") + size,
        .line(stroke(for: isNegative ? -largestWeight : largestWeight, theme)))
    }
    let notes: [Text] =
      ["widths in proportion"] + (showsBiases ? ["number in a circle: bias"] : [])
      + (omission.map { [Text($0)] } ?? [])
      + (network.sizes == network.effectiveSizes ? [] : ["double circle: copy of another"])
    return (withNames ? names : []) + lines + notes.map { LegendEntry($0, .none) }
  }
}
