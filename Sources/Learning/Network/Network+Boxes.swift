import Parallelism

extension Network {
  /// Returns for each box of inputs whether the network may predict several classes in it.
  ///
  /// The answer is never wrongly false. For each other class j the difference of the logits,
  /// `d(x) = z_k(x) − z_j(x)` with the class k at the centre c, is bounded from below in the box of half-widths r by
  /// the mean value theorem, with the range of the derivatives over the box by interval arithmetic:
  ///
  /// ```
  /// d(x) ≥ d(c) − Σᵢ rᵢ max |∂d/∂xᵢ|
  /// ```
  ///
  /// Where the range of the derivatives over all inputs is enough, that over the box is not needed.
  ///
  /// - Parameters:
  ///   - lower: The lower ends, one box per row, shape `[boxes × inputs]`.
  ///   - upper: The upper ends, likewise.
  /// - Returns: An answer for each box.
  /// - Precondition: Both have the network's number of columns and the same number of rows.
  ///
  /// Source: Moore, Kearfott & Cloud, *Introduction to interval analysis* (2009), section 6.4.
  public func mayChangeClass(from lower: Matrix, to upper: Matrix) -> [Bool] {
    precondition(lower.columns == inputCount && upper.columns == inputCount, "ends of other inputs")
    precondition(lower.rows == upper.rows, "\(lower.rows) lower and \(upper.rows) upper ends")
    return concurrentMap(partsOf: 0..<lower.rows, least: 1 << 12) { rows in
      var pass = BoxPass(self)
      var everywhere = BoxPass(self, isEverywhere: true)
      let logits = logits(ofRows: centers(lower, upper, rows))
      return rows.map { row in
        let answer = logits.row(row - rows.lowerBound)
        return everywhere.mayChangeClass(lower, upper, row: row, logits: answer)
          && pass.mayChangeClass(lower, upper, row: row)
      }
    }
    .flatMap(\.self)
  }

  /// The centres of some boxes, shape `[rows × inputs]`.
  private func centers(_ lower: Matrix, _ upper: Matrix, _ rows: Range<Int>) -> Matrix {
    let elements = rows.lowerBound * inputCount..<rows.upperBound * inputCount
    return Matrix(
      elements.map { 0.5 * lower.elements[$0] + 0.5 * upper.elements[$0] }, columns: inputCount)
  }
}

/// The ranges of all neurons over a box, and of their derivatives by each input.
private struct BoxPass {
  private let places: [LayerPlace]
  private let parameters: [Double]
  private let activation: Activation
  private let inputCount: Int
  /// Whether the derivatives are those over all inputs, which are computed once.
  private let isEverywhere: Bool
  /// The range of each neuron, and its output at the centre of the box, the network's inputs first.
  private var least: [Double]
  private var most: [Double]
  private var center: [Double]
  /// The ranges of the derivatives, shape `[neurons × inputs]`.
  private var leastSlope: [Double]
  private var mostSlope: [Double]

  /// The share of the logits and of their change that is far above all rounding errors.
  private static let rounding = 1e-9

  init(_ network: Network, isEverywhere: Bool = false) {
    self.isEverywhere = isEverywhere
    places = LayerPlace.places(sizes: network.sizes)
    parameters = network.parameters
    activation = network.activation
    inputCount = network.inputCount
    let neurons = network.sizes.reduce(0, +)
    least = [Double](repeating: 0, count: neurons)
    (most, center) = (least, least)
    leastSlope = [Double](repeating: 0, count: neurons * network.inputCount)
    for input in 0..<network.inputCount { leastSlope[input * network.inputCount + input] = 1 }
    mostSlope = leastSlope
    if isEverywhere { for place in places { pass(through: place) } }
  }

  /// Whether the class may change in a box, at whose centre a pass over all inputs needs the `logits`.
  mutating func mayChangeClass(
    _ lower: Matrix, _ upper: Matrix, row: Int, logits answer: [Double] = []
  ) -> Bool {
    for input in 0..<inputCount {
      (least[input], most[input]) = (lower[row, input], upper[row, input])
      center[input] = 0.5 * lower[row, input] + 0.5 * upper[row, input]
    }
    let logits = places.last?.outputs ?? 0..<0
    if isEverywhere {
      center.replaceSubrange(logits, with: answer)
    } else {
      for place in places { pass(through: place) }
    }
    let best = center.indexOfLargest(in: logits)
    return logits.contains { $0 != best && mayWin($0, over: best) }
  }

  private mutating func pass(through place: LayerPlace) {
    for row in 0..<place.outputCount {
      let output = place.firstOutput + row
      let bias = parameters[place.firstBias + row]
      (least[output], most[output], center[output]) = (bias, bias, bias)
      for input in 0..<inputCount {
        leastSlope[output * inputCount + input] = 0
        mostSlope[output * inputCount + input] = 0
      }
      for column in 0..<place.inputCount {
        add(
          place.firstInput + column,
          times: parameters[place.firstWeight + row * place.inputCount + column], to: output)
      }
      if !place.isLast { activate(output) }
    }
  }

  /// Adds the range of a neuron, times a weight, to the range of another.
  private mutating func add(_ neuron: Int, times weight: Double, to output: Int) {
    let isUpward = weight >= 0
    least[output] += weight * (isUpward ? least[neuron] : most[neuron])
    most[output] += weight * (isUpward ? most[neuron] : least[neuron])
    center[output] += weight * center[neuron]
    for input in 0..<inputCount {
      let (from, to) = (neuron * inputCount + input, output * inputCount + input)
      leastSlope[to] += weight * (isUpward ? leastSlope[from] : mostSlope[from])
      mostSlope[to] += weight * (isUpward ? mostSlope[from] : leastSlope[from])
    }
  }

  /// Replaces the sum of a neuron by its output.
  private mutating func activate(_ neuron: Int) {
    least[neuron] = activation(least[neuron])
    most[neuron] = activation(most[neuron])
    center[neuron] = activation(center[neuron])
    let slope =
      isEverywhere
      ? (lower: 0, upper: activation.steepestSlope)
      : activation.derivatives(from: least[neuron], to: most[neuron])
    for index in neuron * inputCount..<(neuron + 1) * inputCount {
      // A derivative of an activation is never negative.
      let (low, high) = (leastSlope[index], mostSlope[index])
      leastSlope[index] = low * (low < 0 ? slope.upper : slope.lower)
      mostSlope[index] = high * (high < 0 ? slope.lower : slope.upper)
    }
  }

  /// Whether the logit `other` may exceed the logit `best` somewhere in the box.
  private func mayWin(_ other: Int, over best: Int) -> Bool {
    var change = 0.0
    for input in 0..<inputCount {
      let (a, b) = (best * inputCount + input, other * inputCount + input)
      let steepest = max(
        (leastSlope[a] - mostSlope[b]).magnitude, (mostSlope[a] - leastSlope[b]).magnitude)
      change += (most[input] - center[input]) * steepest
    }
    let size = center[best].magnitude + center[other].magnitude + change
    return !(center[best] - center[other] > change + Self.rounding * size)
  }
}

extension Activation {
  /// Returns the range of `dy/dz` where y lies between two outputs.
  fileprivate func derivatives(
    from lower: Double, to upper: Double
  ) -> (lower: Double, upper: Double) {
    let (first, last) = (derivative(atOutput: lower), derivative(atOutput: upper))
    let steepest: Double? =
      switch self {
      case .sigmoid: lower < 0.5 && upper > 0.5 ? 0.25 : nil
      case .tanh: lower < 0 && upper > 0 ? 1 : nil
      case .relu: nil
      }
    return (min(first, last), steepest ?? max(first, last))
  }
}
