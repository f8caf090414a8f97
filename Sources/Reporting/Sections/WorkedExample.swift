import Formatting
import Learning

/// The backward pass of one star and a step for it alone, with numbers substituted into the equations.
///
/// The texts are for code blocks; arrays are written as numpy does, to three decimals.
struct WorkedExample {
  private let step: WorkedStep
  private let activation: Activation

  init(_ step: WorkedStep, _ activation: Activation) {
    self.step = step
    self.activation = activation
  }

  /// `δ`, `∂L/∂W` and `∂L/∂b` of every layer, from the last to the first.
  var backward: String {
    step.layers.indices.reversed().map { index in
      (errors(index) + gradients(index)).joined(separator: "\n")
    }.joined(separator: "\n\n")
  }

  /// `W` and `b` of every layer after the step, from the first to the last.
  var update: String {
    step.layers.enumerated().flatMap { index, layer in
      [
        moved("W\(index + 1)", \.weights.printed, layer),
        moved("b\(index + 1)", { printed($0.biases) }, layer),
      ]
    }.joined(separator: "\n")
  }

  private func errors(_ index: Int) -> [String] {
    let layer = step.layers[index]
    let name = "δ\(index + 1)"
    guard index < step.layers.count - 1 else {
      let numbers = [["", printed(step.probabilities)], [" − ", printed(step.target)]]
      return [equation(name, "p − t", numbers, printed(layer.delta))]
    }
    let next = step.layers[index + 1]
    let back = "W\(index + 2)ᵀ δ\(index + 2)"
    let slope = ActivationText(activation).slope(ofLayer: index + 1)
    return [
      equation(
        back, nil, [["", next.before.weights.transposed.printed], [" ", column(next.delta)]],
        printed(layer.outputGradient)),
      equation(
        name, "\(back) ∘ \(slope)",
        [["", printed(layer.outputGradient)], [" ∘ ", printed(layer.slopes)]],
        printed(layer.delta)),
    ]
  }

  private func gradients(_ index: Int) -> [String] {
    let layer = step.layers[index]
    let delta = "δ\(index + 1)"
    let numbers = [["", column(layer.delta)], [" ", Matrix([layer.input]).printed]]
    return [
      equation(
        "∂L/∂W\(index + 1)", "\(delta) \(index == 0 ? "x" : "y\(index)")ᵀ", numbers,
        layer.gradient.weights.printed),
      equation("∂L/∂b\(index + 1)", delta, [], printed(layer.gradient.biases)),
    ]
  }

  private func moved(
    _ name: String, _ part: (DenseLayer) -> String, _ layer: WorkedStep.Layer
  ) -> String {
    let rate = RateText(step.learningRate).plain
    let numbers = [["", part(layer.before)], [" − \(rate) ", part(layer.gradient)]]
    return equation(name, "\(name) − η ∂L/∂\(name)", numbers, part(layer.after), sign: " ← ")
  }

  private func column(_ vector: [Double]) -> String { Matrix(vector.map { [$0] }).printed }
}

/// The number of columns above which the numbers of an equation are not put side by side.
private let mostColumns = 79

/// An equation, below it the same with numbers, and below that the result.
///
/// - Parameters:
///   - name: The left-hand side.
///   - formula: The right-hand side in symbols, if shown.
///   - terms: The terms in numbers, each an operator and an array; they are side by side if they fit, else
///     one below the other.
///   - result: The result.
///   - sign: The sign between the two sides of the first line.
/// - Returns: The lines, with the right-hand sides aligned.
private func equation(
  _ name: String, _ formula: String?, _ terms: [[String]], _ result: String, sign: String = " = "
) -> String {
  let line = beside(terms.flatMap { $0 })
  let numbers =
    width(name) + width(sign) + width(line) <= mostColumns
    ? line : terms.map(beside).joined(separator: "\n")
  let sides = [formula, terms.isEmpty ? nil : numbers, result].compactMap { $0 }
  return sides.enumerated().map { index, side in
    beside(index == 0 ? [name, sign, side] : [padding(width(name)), " = ", side])
  }.joined(separator: "\n")
}

/// Blocks of lines side by side, with their first lines aligned.
private func beside(_ blocks: [String]) -> String {
  guard let first = blocks.first else { return "" }
  return blocks.dropFirst().reduce(first) { left, right in
    let (left, right, indent) = (lines(left), lines(right), width(left))
    return (0..<max(left.count, right.count)).map { row in
      let start = row < left.count ? left[row] : ""
      guard row < right.count else { return String(start) }
      return start + padding(indent - start.unicodeScalars.count) + right[row]
    }.joined(separator: "\n")
  }
}

private func lines(_ block: String) -> [Substring] {
  block.split(separator: "\n", omittingEmptySubsequences: false)
}

/// The columns that a block takes; each of its characters is a single scalar.
private func width(_ block: String) -> Int {
  lines(block).map(\.unicodeScalars.count).max() ?? 0
}

private func padding(_ count: Int) -> String { String(repeating: " ", count: count) }

/// `x` to three decimals; zero has no sign, since rounding errors of sums would decide it.
private func rounded(_ x: Double) -> Double { roundHalfEven(x, decimals: 3) + 0 }

private func printed(_ vector: [Double]) -> String { ArrayPrinter.text(vector.map(rounded)) }

extension Matrix {
  fileprivate var printed: String {
    ArrayPrinter.text((0..<rows).map { row($0).map(rounded) })
  }

  fileprivate var transposed: Matrix {
    Matrix((0..<columns).map { column in (0..<rows).map { self[$0, column] } })
  }
}
