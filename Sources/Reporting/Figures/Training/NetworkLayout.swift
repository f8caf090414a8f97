import Plotting

/// The layout of a network diagram.
extension NetworkDiagram {
  /// The radius of a circle if space permits, in points.
  private static let radius = 14.0
  /// The radius of a circle around a symbol with two digits, in points.
  private static let smallestRadius = 6.8
  /// The number of neurons in a layer above which only those with the largest weights are drawn, with
  /// dots for the others.
  static let mostNeurons = 8
  /// The least space between two circles of a layer, in radii.
  private static let gap = 0.5

  /// A neuron that is drawn: its index in the layer and its place on the page.
  struct Neuron {
    var index: Int
    var center: Point
  }

  /// The neurons drawn in one layer, and the place of the dots for the others.
  struct Column {
    var neurons: [Neuron]
    var dots: Point?
  }

  /// The places of all parts.
  struct Layout {
    var columns: [Column]
    var radius: Double
    /// Whether inputs and outputs are named beside their circles; if not, the key names them.
    var showsNames: Bool
    /// Whether biases are written in the circles.
    var showsBiases: Bool
    var key: Legend
    var captions: [Caption]
  }

  /// The text above a layer.
  struct Caption {
    var text: Text
    var place: Point
  }

  /// The layout in `rect`, with biases if there is room for one.
  func layout(in rect: Rect, theme: Theme, canvas: any Canvas) -> Layout {
    let layout = layout(in: rect, showsBiases: true, theme, canvas)
    let hasRoom = layout.columns.enumerated().contains { layer, column in
      column.neurons.contains {
        fittingBias(of: $0.index, inLayer: layer, layout.radius, canvas, theme) != nil
      }
    }
    return hasRoom ? layout : self.layout(in: rect, showsBiases: false, theme, canvas)
  }

  private func layout(
    in rect: Rect, showsBiases: Bool, _ theme: Theme, _ canvas: any Canvas
  ) -> Layout {
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
      keyEntries(theme, withNames: !showsNames, showsBiases: showsBiases), theme: theme,
      canvas: canvas, width: rect.width)

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
    let tallest = Double(min(network.sizes.max() ?? 1, Self.mostNeurons))
    // Circles too small for their symbols are drawn closer together instead.
    let radius = max(
      min(Self.radius, across / (steps * 3.2 + 2), height / (tallest * (2 + Self.gap))),
      min(Self.smallestRadius, height / (tallest * 2.1)), 3)
    let columns = zip(network.sizes.indices, places(radius)).map { layer, x in
      column(of: layer, x: x, from: top + radius, to: top + height - radius)
    }
    return Layout(
      columns: columns, radius: radius, showsNames: showsNames, showsBiases: showsBiases, key: key,
      captions: captions)
  }

  private func column(of layer: Int, x: Double, from top: Double, to bottom: Double) -> Column {
    let count = network.sizes[layer]
    let isElided = count > Self.mostNeurons
    let slots = isElided ? Self.mostNeurons - 1 : count
    let shown = isElided ? strongest(slots - 1, of: layer) : Array(0..<count)
    // The dots stand for the neurons of the widest gap.
    let upper = (1..<max(shown.count, 2)).max { gap(shown, $0) < gap(shown, $1) } ?? 1
    let pitch = min((bottom - top) / Double(max(slots - 1, 1)), 62)
    let first = (top + bottom) / 2 - pitch * Double(slots - 1) / 2
    let neurons = shown.enumerated().map { place, index in
      let slot = isElided && place >= upper ? place + 1 : place
      return Neuron(index: index, center: Point(x, first + pitch * Double(slot)))
    }
    return Column(
      neurons: neurons, dots: isElided ? Point(x, first + pitch * Double(upper)) : nil)
  }

  /// The difference between the neuron at `place` and the one above it.
  private func gap(_ shown: [Int], _ place: Int) -> Int {
    shown.indices.contains(place) ? shown[place] - shown[place - 1] : 0
  }

  /// The neurons of a layer with the largest sums of weights in and out, in order.
  private func strongest(_ count: Int, of layer: Int) -> [Int] {
    let sums = (0..<network.sizes[layer]).map { neuron in
      var sum = 0.0
      if layer > 0 {
        let weights = network.layers[layer - 1].weights
        for column in 0..<weights.columns { sum += weights[neuron, column].magnitude }
      }
      if layer < network.layers.count {
        let weights = network.layers[layer].weights
        for row in 0..<weights.rows { sum += weights[row, neuron].magnitude }
      }
      return sum
    }
    return sums.indices.sorted { (sums[$1], $0) < (sums[$0], $1) }.prefix(count).sorted()
  }

  /// The captions above the layers at `places`, in enough rows not to overlap.
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
}
