import Elementary
import Learning
import Plotting

/// A classifier's logits sampled over a frame.
struct LogitGrid {
  let rect: Rect
  /// The largest distance between samples, in points: smaller in small frames, where regions are narrower.
  let cell: Double
  let columns: Int
  let rows: Int
  let samples: Matrix
  private let frame: Frame
  private let classifier: Logits

  /// The logits at horizontal and vertical values, shape `[n × classes]`.
  typealias Logits = @Sendable ([Double], [Double]) -> Matrix

  init(_ classifier: @escaping Logits, _ frame: Frame) {
    self.classifier = classifier
    self.frame = frame
    rect = frame.rect
    cell = min(max(min(rect.width, rect.height) / 50, 1.5), 4)
    (columns, rows) = ContourGrid.shape(over: rect, cell: cell)
    samples = Self.logits(
      classifier, frame, at: ContourGrid.points(columns: columns, rows: rows, over: rect))
  }

  func logits(at points: [Point]) -> Matrix { Self.logits(classifier, frame, at: points) }

  private static func logits(
    _ classifier: Logits, _ frame: Frame, at points: [Point]
  ) -> Matrix {
    classifier(points.map { frame.x.value(at: $0.x) }, points.map { frame.y.value(at: $0.y) })
  }

  /// The difference between the logit of a class and the largest of `others`.
  ///
  /// It has kinks, so its zeros are interpolated between the logits instead.
  func advantage(of label: Int, over others: Range<Int>) -> ContourGrid {
    var advantage = grid {
      samples[$0, label] - samples.largest(inRow: $0, others.lowerBound...others.upperBound - 1)
    }
    advantage.crossing = { [samples] from, to in
      let isLeaving =
        samples[from, label]
        > samples.largest(inRow: from, others.lowerBound...others.upperBound - 1)
      // Where each difference, linear between the samples, changes its sign as the smallest of them does.
      let shares = others.compactMap { other -> Double? in
        let (a, b) = (
          samples[from, label] - samples[from, other], samples[to, label] - samples[to, other]
        )
        return (isLeaving ? b < 0 : a < 0) ? a / (a - b) : nil
      }
      return isLeaving ? shares.min() ?? 1 : shares.max() ?? 0
    }
    return advantage
  }

  /// `z_k − ln Σ_{j≠k} exp z_j`, the log odds of each class k, with the largest term of the sum factored out so
  /// that it cannot overflow: that is the largest of all or, for the class that has it, the second largest.
  func logOdds() -> [ContourGrid] {
    let labels = 0..<samples.columns
    var odds = labels.map { _ in [Double]() }
    for row in 0..<samples.rows {
      let logits = labels.map { samples[row, $0] }
      let top = labels.dropFirst().reduce(0) { logits[$1] > logits[$0] ? $1 : $0 }
      let second = labels.reduce(-Double.infinity) { $1 == top ? $0 : max($0, logits[$1]) }
      let (terms, others) = (terms(logits, over: logits[top]), terms(logits, over: second))
      for label in labels {
        let (largest, terms) = label == top ? (second, others) : (logits[top], terms)
        let sum = labels.reduce(0) { $1 == label ? $0 : $0 + terms[$1] }
        odds[label].append(logits[label] - largest - naturalLogarithm(sum))
      }
    }
    return odds.map { ContourGrid(columns: columns, rows: rows, values: $0, rect: rect) }
  }

  private func terms(_ logits: [Double], over largest: Double) -> [Double] {
    logits.map { $0 == largest ? 1 : exponential($0 - largest) }
  }

  /// The margins by which each class reaches each threshold of an agreement.
  func margins(_ agreement: Agreement) -> [[ContourGrid]] {
    let points = ContourGrid.points(columns: columns, rows: rows, over: rect)
    let margins = agreement.margins(
      points.map { frame.x.value(at: $0.x) }, points.map { frame.y.value(at: $0.y) })
    return margins.map { margin in
      (0..<margin.columns).map { label in grid { margin[$0, label] } }
    }
  }

  private func grid(of value: (Int) -> Double) -> ContourGrid {
    ContourGrid(
      columns: columns, rows: rows, values: (0..<samples.rows).map(value), rect: rect)
  }
}

extension Matrix {
  /// The largest element of a row in the given columns.
  func largest(inRow row: Int, _ columns: ClosedRange<Int>) -> Double {
    columns.reduce(-Double.infinity) { max($0, self[row, $1]) }
  }
}
