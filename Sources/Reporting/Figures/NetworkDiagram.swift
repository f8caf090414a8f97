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

  private static let positive = Color(0x2F6DB5)
  private static let negative = Color(0xCC4B24)
  private static let radius = 14.0
  /// More neurons than these in a layer are drawn as the first and last three and dots between.
  private static let mostNeurons = 8

  /// The height of a figure that keeps the neurons of the largest layer apart, in millimetres.
  var height: Double {
    let rows = network.sizes.map(Self.slots).max() ?? 1
    return max(80, 32 + 11.5 * Double(rows - 1))
  }

  /// The rows that a layer takes, one of them for the dots where neurons are left out.
  private static func slots(_ count: Int) -> Int { count > mostNeurons ? 7 : count }

  func draw(on canvas: any Canvas, in rect: Rect, theme: Theme) -> Omissions {
    let layers = columns(in: rect, theme: theme, canvas: canvas)
    drawWeights(layers, on: canvas)
    for (index, layer) in layers.enumerated() { drawNeurons(layer, index, on: canvas, theme) }
    drawNames(layers, on: canvas, theme)
    drawCaptions(layers, on: canvas, in: rect, theme)
    drawKey(on: canvas, in: rect, theme)
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
    var count: Int
  }

  private func columns(in rect: Rect, theme: Theme, canvas: any Canvas) -> [Column] {
    let style = theme.axisText
    let left = inputNames.map { canvas.width(of: $0, style) }.max() ?? 0
    let right = classNames.map { canvas.width(of: $0, style) }.max() ?? 0
    let from = rect.minX + left + 10 + Self.radius
    let to = rect.maxX - right - 10 - Self.radius
    let top = rect.minY + style.size * 2 + Self.radius
    let bottom = rect.maxY - style.size * 4.6 - Self.radius
    return network.sizes.enumerated().map { index, count in
      let x = from + (to - from) * Double(index) / Double(network.sizes.count - 1)
      return column(of: count, x: x, top: top, bottom: bottom)
    }
  }

  private func column(of count: Int, x: Double, top: Double, bottom: Double) -> Column {
    let isElided = count > Self.mostNeurons
    let shown = isElided ? [0, 1, 2, count - 3, count - 2, count - 1] : Array(0..<count)
    let slots = Self.slots(count)
    let pitch = min((bottom - top) / Double(max(slots - 1, 1)), 62)
    let first = (top + bottom) / 2 - pitch * Double(slots - 1) / 2
    let neurons = shown.enumerated().map { place, index in
      let slot = isElided && place > 2 ? place + 1 : place
      return Neuron(index: index, center: Point(x, first + pitch * Double(slot)))
    }
    return Column(
      neurons: neurons, dots: isElided ? Point(x, first + pitch * 3) : nil, count: count)
  }

  private func drawWeights(_ columns: [Column], on canvas: any Canvas) {
    let largest = network.layers.flatMap(\.weights.elements).map(\.magnitude).max() ?? 1
    for (layer, (from, to)) in zip(network.layers, zip(columns, columns.dropFirst())) {
      for target in to.neurons {
        for source in from.neurons {
          let weight = layer.weights[target.index, source.index]
          canvas.stroke(
            .segment(source.center, target.center), stroke(of: weight, largest: largest))
        }
      }
    }
  }

  private func stroke(of weight: Double, largest: Double) -> Stroke {
    let share = largest > 0 ? weight.magnitude / largest : 0
    return Stroke(
      weight < 0 ? Self.negative : Self.positive, width: 0.35 + 3.4 * share,
      dash: weight < 0 ? [5, 2.5] : [])
  }

  private func drawNeurons(
    _ column: Column, _ layer: Int, on canvas: any Canvas, _ theme: Theme
  ) {
    for neuron in column.neurons {
      let disc = Path.circle(neuron.center, radius: Self.radius)
      canvas.fill(disc, theme.background)
      canvas.stroke(disc, Stroke(theme.ink, width: 0.9))
      if isClone(neuron.index, inLayer: layer) {
        let outer = Path.circle(neuron.center, radius: Self.radius + 2.2)
        canvas.stroke(outer, Stroke(theme.ink, width: 0.5))
      }
      let symbol = symbol(layer: layer, neuron: neuron.index)
      guard layer > 0 else {
        canvas.write(symbol, theme.axisText, centeredAt: neuron.center, .middle)
        continue
      }
      let (x, y) = (neuron.center.x, neuron.center.y)
      canvas.write(symbol, theme.axisText, at: Point(x, y - 0.5), .middle)
      let bias = NumberLabel.fixed(network.layers[layer - 1].biases[neuron.index], 2)
      let style = TextStyle(size: theme.labelSize, color: theme.ink)
      canvas.write(bias, style, at: Point(x, y + style.size + 1.5), .middle)
    }
    if let dots = column.dots {
      canvas.write("⋮", theme.axisText, centeredAt: dots, .middle)
    }
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

  private func drawNames(_ columns: [Column], on canvas: any Canvas, _ theme: Theme) {
    let reach = Self.radius + 6
    for neuron in columns.first?.neurons ?? [] where neuron.index < inputNames.count {
      let place = Point(neuron.center.x - reach, neuron.center.y)
      canvas.write(inputNames[neuron.index], theme.axisText, centeredAt: place, .end)
    }
    for neuron in columns.last?.neurons ?? [] where neuron.index < classNames.count {
      let place = Point(neuron.center.x + reach, neuron.center.y)
      canvas.write(classNames[neuron.index], theme.axisText, centeredAt: place, .start)
    }
  }

  private func drawCaptions(
    _ columns: [Column], on canvas: any Canvas, in rect: Rect, _ theme: Theme
  ) {
    for (index, column) in columns.enumerated() {
      guard let x = column.neurons.first?.center.x else { continue }
      let name =
        index == 0
        ? "input, scaled"
        : (index == columns.count - 1 ? "softmax" : "\(network.activation.rawValue)")
      let text = Text(column.dots == nil ? name : "\(name) × \(column.count)")
      let place = Point(x, rect.minY + theme.textSize)
      canvas.write(text, theme.axisText.colored(theme.muted), at: place, .middle)
    }
  }

  private func drawKey(on canvas: any Canvas, in rect: Rect, _ theme: Theme) {
    let largest = network.layers.flatMap(\.weights.elements).map(\.magnitude).max() ?? 0
    let style = theme.axisText
    let entries: [(Stroke, Text)] = [
      (stroke(of: largest, largest: largest), "weight +" + NumberLabel.fixed(largest, 2)),
      (
        stroke(of: -largest, largest: largest),
        "weight " + NumberLabel.fixed(-largest, 2) + ", widths in proportion"
      ),
    ]
    let widths = entries.map { 24 + 5 + canvas.width(of: $0.1, style) }
    var x = rect.center.x - (widths.reduce(0, +) + 18) / 2
    let y = rect.maxY - style.size * 2.1
    for ((stroke, text), width) in zip(entries, widths) {
      canvas.stroke(.segment(Point(x, y), Point(x + 24, y)), stroke)
      canvas.write(text, style, centeredAt: Point(x + 29, y), .start)
      x += width + 18
    }
    let hasClones = network.sizes != network.effectiveSizes
    let note = Text(
      "In a circle: the bias." + (hasClones ? " Double circle: a copy of another neuron." : ""))
    let below = Point(rect.center.x, rect.maxY - style.size * 0.6)
    canvas.write(note, style.colored(theme.muted), centeredAt: below, .middle)
  }
}
