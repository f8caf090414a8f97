import Documents
import Formatting

/// One epoch of a training: the network after its step, and the numbers before it.
///
/// Every list has one element for each layer of the network, the first layer first.
public struct EpochRow: Equatable, Sendable {
  /// The number of the epoch, from 0.
  public var index: Int
  /// The weights after the step, by rows, shape `[outputs][inputs]`.
  public var weights: [[[Double]]]
  /// The biases after the step, shape `[outputs]`.
  public var biases: [[Double]]
  /// The gradients of the loss before the step, shaped like ``weights``.
  public var weightGradients: [[[Double]]]
  /// The gradients of the loss before the step, shaped like ``biases``.
  public var biasGradients: [[Double]]
  /// The output of the network for the tracked star, before the step.
  public var output: [Double]
  /// The loss before the step.
  public var loss: Double
  /// The validation loss before the step; nil without validation stars.
  public var validationLoss: Double?

  /// An epoch with these numbers.
  ///
  /// - Precondition: The gradients have the shapes of the parameters.
  public init(
    index: Int, weights: [[[Double]]], biases: [[Double]], weightGradients: [[[Double]]],
    biasGradients: [[Double]], output: [Double], loss: Double,
    validationLoss: Double? = nil
  ) {
    precondition(
      weights.map(shape) == weightGradients.map(shape)
        && biases.map(\.count) == biasGradients.map(\.count) && weights.count == biases.count,
      "the gradients of epoch \(index) are not shaped like its weights and biases")
    self.index = index
    self.weights = weights
    self.biases = biases
    self.weightGradients = weightGradients
    self.biasGradients = biasGradients
    self.output = output
    self.loss = loss
    self.validationLoss = validationLoss
  }
}

extension EpochRow {
  /// All numbers of the row: weights, biases, their gradients, the output and the losses.
  var numbers: [Double] {
    let parameters = Array(weights.joined().joined()) + biases.joined()
    let gradients = Array(weightGradients.joined().joined()) + biasGradients.joined()
    return parameters + gradients + output + [loss] + (validationLoss.map { [$0] } ?? [])
  }

  /// The numbers as the table for readers shows them.
  func printedNumbers(areParametersShown: Bool) -> [Double] {
    rounded(areParametersShown ? numbers : output + [loss] + (validationLoss.map { [$0] } ?? []))
  }
}

/// The epochs of a training, as a table for readers and as comma-separated values.
public struct EpochTable: Equatable, Sendable {
  /// The epochs, from the first.
  public let rows: [EpochRow]

  /// A table of `rows`.
  ///
  /// - Precondition: All rows belong to networks of one shape.
  public init(_ rows: [EpochRow]) {
    for row in rows {
      precondition(
        row.weights.map(shape) == rows[0].weights.map(shape)
          && row.biases.map(\.count) == rows[0].biases.map(\.count)
          && row.output.count == rows[0].output.count
          && (row.validationLoss == nil) == (rows[0].validationLoss == nil),
        "epoch \(row.index) is not shaped like epoch \(rows[0].index)")
    }
    self.rows = rows
  }

  /// The table for readers: `epoch`, `w1`…, `b1`…, `dLdw1`…, `dLdb1`…, `output`, `loss` and perhaps
  /// `validation loss`, with each number rounded to three decimals as numpy rounds, and each matrix as numpy
  /// prints it.
  public var table: Documents.Table {
    let layers = rows.first?.weights.indices ?? 0..<0
    var columns = [Documents.Table.Column("epoch", .integers(rows.map(\.index)))]
    for (name, matrix) in Self.matrices {
      for layer in layers {
        let texts = rows.map { ArrayPrinter.text(matrix($0, layer).map(rounded)) }
        columns.append(.init("\(name)\(layer + 1)", .arrays(texts)))
      }
    }
    columns.append(.init("output", .arrays(rows.map { ArrayPrinter.text(rounded($0.output)) })))
    columns.append(.init("loss", .numerals(rounded(rows.map(\.loss)).map(general))))
    let validation = rows.compactMap(\.validationLoss)
    if !validation.isEmpty {
      columns.append(.init("validation loss", .numerals(rounded(validation).map(general))))
    }
    return Documents.Table(columns)
  }

  /// The columns between the epoch and the output, for each layer.
  private static let matrices: [(name: String, of: @Sendable (EpochRow, Int) -> [[Double]])] = [
    ("w", { $0.weights[$1] }),
    ("b", { $0.biases[$1].map { [$0] } }),
    ("dLdw", { $0.weightGradients[$1] }),
    ("dLdb", { $0.biasGradients[$1].map { [$0] } }),
  ]

  /// The headers of the parameters and gradients of a network with these layers.
  static func parameterNames(layers: Range<Int>) -> [String] {
    matrices.flatMap { matrix in layers.map { "\(matrix.name)\($0 + 1)" } }
  }

  /// The table as comma-separated values, one number in each column, in full precision.
  ///
  /// The columns are `epoch`, `w1_1_1` (layer, row, column)…, `b1_1` (layer, row)…, `dLdw1_1_1`…,
  /// `dLdb1_1`…, `output_1`…, `loss`, `validation_loss` if there are validation stars, and `gradient_error`,
  /// the error of each row's gradient against central differences, if these are given. A number has the fewest
  /// digits that round-trip exactly; other values are `NaN`, `inf` and `-inf`, which pandas and R read.
  ///
  /// Source: Shafranovich, *RFC 4180* (2005), with line feeds for line ends.
  ///
  /// - Precondition: There are no errors, or one for each row.
  public func csv(gradientErrors: [Double] = []) -> String {
    precondition(
      gradientErrors.isEmpty || gradientErrors.count == rows.count,
      "\(gradientErrors.count) errors for \(rows.count) rows")
    var text = "epoch"
    for name in rows.first.map(names) ?? [] { text += "," + name }
    text += gradientErrors.isEmpty ? "\n" : ",gradient_error\n"
    for (index, row) in rows.enumerated() {
      text += String(row.index)
      let errors = gradientErrors.isEmpty ? [] : [gradientErrors[index]]
      for x in row.numbers + errors { text += "," + (x.isNaN ? "NaN" : x.description) }
      text += "\n"
    }
    return text
  }

  /// The names of the columns after the first, in the order of ``EpochRow/numbers``.
  private func names(_ row: EpochRow) -> [String] {
    func indexed(_ name: String, _ count: Int) -> [String] {
      (0..<count).map { "\(name)_\($0 + 1)" }
    }
    func named(_ name: String, _ layers: [[[Double]]]) -> [String] {
      layers.indices.flatMap { layer in
        indexed("\(name)\(layer + 1)", layers[layer].count).enumerated().flatMap { row, name in
          indexed(name, layers[layer][row].count)
        }
      }
    }
    func named(_ name: String, _ layers: [[Double]]) -> [String] {
      layers.indices.flatMap { indexed("\(name)\($0 + 1)", layers[$0].count) }
    }
    return named("w", row.weights) + named("b", row.biases) + named("dLdw", row.weightGradients)
      + named("dLdb", row.biasGradients) + indexed("output", row.output.count) + ["loss"]
      + (row.validationLoss == nil ? [] : ["validation_loss"])
  }
}

private func rounded(_ numbers: [Double]) -> [Double] {
  numbers.map { roundHalfEven($0, decimals: 3) }
}

private func shape(_ matrix: [[Double]]) -> [Int] { matrix.map(\.count) }
