import Learning
import Plotting

/// A network as circles and lines: the width of a line is the size of its weight, its colour and
/// dashes the sign.
struct NetworkDiagram: Drawing {
  var network: Network
  /// The quantities that enter.
  var inputNames: [Text]
  /// The classes that leave.
  var classNames: [Text]

  private static let radius = 14.0
  /// More neurons than these in a layer are drawn as the first and last ones and dots between.
  private static let mostNeurons = 8
  /// The room between two circles of a layer.
  private static let gap = 8.0

  /// The height of a figure that keeps the neurons of the largest layer apart, in millimetres.
  var height: Double {
    let rows = network.sizes.map { $0 > Self.mostNeurons ? 7 : $0 }.max() ?? 1
    return max(80, 32 + 11.5 * Double(rows - 1))
  }

  func draw(on canvas: any Canvas, in rect: Rect, theme: Theme) -> Omissions {
    let layout = layout(in: rect, theme: theme, canvas: canvas)
    drawWeights(layout, on: canvas, theme)
    for (index, layer) in layout.columns.enumerated() {
      drawNeurons(layer, index, layout.radius, on: canvas, theme)
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

  /// A neuron that is drawn: its place in the layer and on the page.
  private struct Neuron {
    var index: Int
    var center: Point
  }

  /// The neurons drawn in one layer, and where the dots stand for those left out.
  private struct Column {
    var neurons: [Neuron]
    var dots: Point?
  }

  /// Where everything stands.
  private struct Layout {
    var columns: [Column]
    var radius: Double
    /// Whether inputs and outputs are named beside their circles; else the key names them.
    var showsNames: Bool
    var key: Legend
    var captions: [Caption]
  }

  /// What stands above a layer.
  private struct Caption {
    var text: Text
    var place: Point
  }

  private func layout(in rect: Rect, theme: Theme, canvas: any Canvas) -> Layout {
    let style = theme.axisText
    let reach = { (names: [Text]) in
      (names.map { canvas.width(of: $0, style) }.max() ?? 0) + 10
    }
    let steps = Double(network.sizes.count - 1)
    let beside = (left: reach(inputNames), right: reach(classNames))
    let pitch = (rect.width - beside.left - beside.right - Self.radius * 2) / steps
    let showsNames = pitch >= Self.radius * 4
    let margins = showsNames ? beside : (left: 4, right: 4)
    let key = Legend(
      keyEntries(theme, withNames: !showsNames), theme: theme, canvas: canvas, width: rect.width)

    let across = rect.width - margins.left - margins.right
    let from = rect.minX + margins.left
    let places = { (radius: Double) in
      network.sizes.indices.map {
        from + radius + (across - 2 * radius) * Double($0) / steps
      }
    }
    let captions = captions(
      at: places(Self.radius), in: rect, rows: 1, style: style, canvas: canvas)
    let lowest = captions.map(\.place.y).max() ?? rect.minY
    let top = lowest + style.size
    let height = max(rect.maxY - key.size.height - style.size * 0.5 - top, 1)
    let radius = max(min(Self.radius, across / (steps * 3.2 + 2), (height - 2 * Self.gap) / 6), 3)
    let capacity = Int(min((height + Self.gap) / (2 * radius + Self.gap), 1_000))
    let columns = zip(network.sizes, places(radius)).map { count, x in
      column(
        of: count, x: x, from: top + radius, to: top + height - radius, radius: radius,
        capacity: max(capacity, 3))
    }
    return Layout(
      columns: columns, radius: radius, showsNames: showsNames, key: key, captions: captions)
  }

  private func column(
    of count: Int, x: Double, from top: Double, to bottom: Double, radius: Double, capacity: Int
  ) -> Column {
    let isElided = count > min(Self.mostNeurons, capacity)
    let slots = isElided ? min(Self.mostNeurons - 1, capacity) : count
    let upper = slots / 2
    let lower = slots - 1 - upper
    let shown = isElided ? Array(0..<upper) + Array((count - lower)..<count) : Array(0..<count)
    let pitch = min((bottom - top) / Double(max(slots - 1, 1)), 62)
    let first = (top + bottom) / 2 - pitch * Double(slots - 1) / 2
    let neurons = shown.enumerated().map { place, index in
      let slot = isElided && place >= upper ? place + 1 : place
      return Neuron(index: index, center: Point(x, first + pitch * Double(slot)))
    }
    return Column(
      neurons: neurons, dots: isElided ? Point(x, first + pitch * Double(upper)) : nil)
  }

  /// What stands above the layers at `places`, in as many rows as keep the captions apart.
  private func captions(
    at places: [Double], in rect: Rect, rows: Int, style: TextStyle, canvas: any Canvas
  ) -> [Caption] {
    let texts = network.sizes.enumerated().map { index, count -> Text in
      if index == 0 { return "input, scaled" }
      let name =
        index == network.sizes.count - 1 ? "softmax" : network.activation.rawValue
      return Text(index == network.sizes.count - 1 ? name : "\(name) × \(count)")
    }
    let halves = texts.map { canvas.width(of: $0, style) / 2 }
    let middles = zip(places, halves).map { place, half in
      min(max(place, rect.minX + half), rect.maxX - half)
    }
    let isCrowded = texts.indices.dropFirst(rows).contains { index in
      middles[index] - middles[index - rows]
        < halves[index] + halves[index - rows] + style.size
    }
    if isCrowded {
      return captions(at: places, in: rect, rows: rows + 1, style: style, canvas: canvas)
    }
    return texts.indices.map { index in
      let row = Double(index % rows)
      let place = Point(middles[index], rect.minY + style.size * (1 + row * 1.3))
      return Caption(text: texts[index], place: place)
    }
  }

  private func drawWeights(_ layout: Layout, on canvas: any Canvas, _ theme: Theme) {
    let largest = largestWeight
    let columns = layout.columns
    let crowd = zip(columns, columns.dropFirst()).map { $0.neurons.count * $1.neurons.count }.max()
    let widest = Self.widest * min(1, 14 / Double(max(crowd ?? 1, 1)))
    for (place, layer) in network.layers.enumerated() {
      for target in columns[place + 1].neurons {
        for source in columns[place].neurons {
          let weight = layer.weights[target.index, source.index]
          let share = largest > 0 ? weight.magnitude / largest : 0
          let ends = between(
            source, place, target, place + 1, radius: layout.radius)
          canvas.stroke(
            .segment(ends.from, ends.to),
            stroke(isNegative: weight < 0, width: 0.35 + widest * share, theme))
        }
      }
    }
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
  /// How far the second circle of a copy stands off the first.
  private static let ring = 2.2

  private var largestWeight: Double {
    network.layers.flatMap(\.weights.elements).map(\.magnitude).max() ?? 0
  }

  private func stroke(isNegative: Bool, width: Double, _ theme: Theme) -> Stroke {
    Stroke(
      isNegative ? theme.negative : theme.positive, width: width,
      dash: isNegative ? [5, 2.5] : [])
  }

  private func drawNeurons(
    _ column: Column, _ layer: Int, _ radius: Double, on canvas: any Canvas, _ theme: Theme
  ) {
    for neuron in column.neurons {
      canvas.stroke(.circle(neuron.center, radius: radius), Stroke(theme.ink, width: 0.9))
      if isClone(neuron.index, inLayer: layer) {
        let outer = Path.circle(neuron.center, radius: radius + Self.ring)
        canvas.stroke(outer, Stroke(theme.ink, width: 0.5))
      }
      let symbol = symbol(layer: layer, neuron: neuron.index)
      let (x, y) = (neuron.center.x, neuron.center.y)
      let bias = layer == 0 ? "" : bias(of: neuron.index, inLayer: layer)
      let style = theme.labelText
      let drop = style.size + 1.5
      let chord = 2 * max(radius * radius - drop * drop, 0).squareRoot()
      if bias.isEmpty || canvas.width(of: bias, style) > chord + 1 {
        canvas.write(symbol, theme.axisText, centeredAt: neuron.center, .middle)
      } else {
        canvas.write(symbol, theme.axisText, at: Point(x, y - 0.5), .middle)
        canvas.write(bias, style, at: Point(x, y + drop), .middle)
      }
    }
    if let dots = column.dots {
      canvas.write("⋮", theme.axisText, centeredAt: dots, .middle)
    }
  }

  /// The bias of a neuron to three figures, or fewer decimals.
  private func bias(of neuron: Int, inLayer layer: Int) -> Text {
    let bias = network.layers[layer - 1].biases[neuron]
    let size = bias.magnitude
    return NumberLabel.fixed(bias, size < 9.995 ? 2 : (size < 99.95 ? 1 : 0))
  }

  /// Whether a neuron of a layer, the inputs being layer 0, is a copy of another.
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

  /// What the lines and circles mean, and what enters and leaves the network.
  private func keyEntries(_ theme: Theme, withNames: Bool) -> [LegendEntry] {
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
        .line(stroke(isNegative: isNegative, width: 0.35 + Self.widest, theme)))
    }
    let notes: [Text] =
      ["widths in proportion", "number in a circle: bias"]
      + (network.sizes == network.effectiveSizes ? [] : ["double circle: copy of another"])
    return (withNames ? names : []) + lines + notes.map { LegendEntry($0, .none) }
  }
}
