import Experiments
import Learning

/// The numbers of a training, as a printed epoch table would have them.
struct ComputedEpochs: Sendable {
  /// The learning rate.
  let rate: Double
  /// The epochs, from 0.
  private let rows: [EpochRow]
  /// The parameters before the first step.
  private let start: EpochRow
  /// The loss after the last step.
  private let end: (loss: Double, validationLoss: Double?)

  /// The number of epochs.
  var count: Int { rows.count }

  /// The numbers of `history`, a training at `rate`.
  ///
  /// - Precondition: There is at least one epoch.
  init(_ history: History, rate: Double) {
    self.rate = rate
    rows = (0..<history.count).map { EpochRow(history[$0]) }
    var start = rows[0]
    start.weights = history.initial.layers.map { $0.weights.rowArrays }
    start.biases = history.initial.layers.map(\.biases)
    self.start = start
    end = (history.finalLoss, history.finalValidationLoss)
  }

  /// The array of a quantity in an epoch, a column for a vector of biases and a row for the output; nil if there is
  /// none.
  ///
  /// Before the first epoch there are parameters only, and after the last one losses only.
  func array(_ quantity: EpochQuantity, epoch: Int) -> [[Double]]? {
    if epoch == -1 { return quantity.isParameter ? Self.array(quantity, start) : nil }
    if epoch == count {
      return switch quantity {
      case .loss: [[end.loss]]
      case .validationLoss: end.validationLoss.map { [[$0]] }
      default: nil
      }
    }
    return rows.indices.contains(epoch) ? Self.array(quantity, rows[epoch]) : nil
  }

  private static func array(_ quantity: EpochQuantity, _ row: EpochRow) -> [[Double]]? {
    func layer<Value>(_ values: [Value], _ layer: Int) -> Value? {
      values.indices.contains(layer) ? values[layer] : nil
    }
    return switch quantity {
    case .weights(let index): layer(row.weights, index)
    case .biases(let index): layer(row.biases, index)?.map { [$0] }
    case .weightGradients(let index): layer(row.weightGradients, index)
    case .biasGradients(let index): layer(row.biasGradients, index)?.map { [$0] }
    case .output: [row.output]
    case .loss: [[row.loss]]
    case .validationLoss: row.validationLoss.map { [[$0]] }
    }
  }
}
