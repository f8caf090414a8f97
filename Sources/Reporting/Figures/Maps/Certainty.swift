import Learning
import Plotting

/// The measure of certainty that the shades of a map show, in steps.
enum Certainty: Sendable {
  /// The highest probability; the shade becomes darker at each of the thresholds.
  case probability(thresholds: [Double])
  /// The agreement of several networks.
  case agreement(Agreement)

  /// The number of steps above the lightest shade.
  var count: Int {
    switch self {
    case .probability(let thresholds): thresholds.count
    case .agreement(let agreement): agreement.thresholds.count
    }
  }

  /// The lowest step that can occur among a number of classes: of two, one has at least half the probability, and
  /// of an odd number of votes a majority.
  func lowestStep(classes: Int) -> Int {
    switch self {
    case .probability(let thresholds): thresholds.count { $0 <= 1 / Double(classes) }
    case .agreement(let agreement): classes == 2 && agreement.networks % 2 == 1 ? 1 : 0
    }
  }

  /// The words for the steps from the lowest that can occur among a number of classes.
  func words(classes: Int) -> String {
    let lowest = lowestStep(classes: classes)
    switch self {
    case .probability(let thresholds):
      let ends = (thresholds.dropFirst(lowest) + [1]).map { NumberLabel.fixed($0 * 100, 0).plain }
      return "Probability up to \(ends.joined(separator: ", ")) %"
    case .agreement(let agreement):
      let counts = agreement.thresholds.indices.map(agreement.range)
      let parts = (lowest == 0 ? ["no majority"] : []) + counts
      return "Networks that agree: \(parts.joined(separator: ", "))"
    }
  }
}

/// The votes of several networks, each for the class that it predicts.
///
/// With the margin of class k in network i,
///
/// ```
/// m_i,k = z_i,k − max_{j≠k} z_i,j
/// ```
///
/// at least n networks predict class k where the n-th largest of its margins is at least zero. Unlike the number of
/// votes it is continuous, so that its contours are smooth.
struct Agreement: Sendable {
  /// The number of networks.
  let networks: Int
  /// The logits of each network at horizontal and vertical values, shape `[n × classes]`.
  let logits: @Sendable ([Double], [Double]) -> [Matrix]

  /// The numbers of votes at which the shade becomes darker: a majority, three quarters, all.
  var thresholds: [Int] {
    Set([networks / 2 + 1, (3 * networks + 3) / 4, networks]).sorted()
  }

  /// The numbers of votes of a step, from 0 for a majority: "6–7", "all 10".
  fileprivate func range(_ step: Int) -> String {
    let from = thresholds[step]
    guard step + 1 < thresholds.count else { return "all \(networks)" }
    let to = thresholds[step + 1] - 1
    return from == to ? "\(from)" : "\(from)–\(to)"
  }

  /// The margins by which classes reach each threshold, shape `[thresholds][n × classes]`.
  func margins(_ xs: [Double], _ ys: [Double]) -> [Matrix] {
    let all = logits(xs, ys)
    guard let first = all.first else { return [] }
    let thresholds = thresholds
    var margins = thresholds.map { _ in
      Matrix(rows: first.rows, columns: first.columns, repeating: 0)
    }
    for row in 0..<first.rows {
      let own = all.map { $0.margins(inRow: row) }
      for label in 0..<first.columns {
        let sorted = own.map { $0[label] }.sorted(by: >)
        for (index, threshold) in thresholds.enumerated() {
          margins[index][row, label] = sorted[threshold - 1]
        }
      }
    }
    return margins
  }

  /// The margins by which classes reach a majority.
  ///
  /// The largest is that of the class with a majority or, where none has one, of the class nearest to it.
  @Sendable func majority(_ xs: [Double], _ ys: [Double]) -> Matrix { margins(xs, ys)[0] }
}

extension Matrix {
  /// The difference between each element of a row and the largest other one.
  fileprivate func margins(inRow row: Int) -> [Double] {
    let values = (0..<columns).map { self[row, $0] }
    let top = values.indices.dropFirst().reduce(0) { values[$1] > values[$0] ? $1 : $0 }
    let second = values.indices.reduce(-Double.infinity) { $1 == top ? $0 : max($0, values[$1]) }
    return values.indices.map { values[$0] - ($0 == top ? second : values[top]) }
  }
}
