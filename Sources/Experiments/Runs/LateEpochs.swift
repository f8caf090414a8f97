import Learning

/// The last tenth of the epochs of a training whose loss has not settled.
public struct LateEpochs: Equatable, Sendable {
  /// The epochs.
  public let epochs: Range<Int>
  /// The lowest and the highest loss in them.
  public let losses: ClosedRange<Double>
  /// The fewest and the most training stars classified correctly in them.
  public let correct: ClosedRange<Int>
  /// Whether the loss rises in every second step and falls in the others.
  public let isAlternating: Bool

  /// The last epochs of `history`: a tenth, and at least ten.
  ///
  /// Nil for fewer than 20 epochs, and where the loss has settled: where it rises in less than a quarter of
  /// the steps, or varies by less than a tenth.
  public init?(_ history: History) {
    let count = history.count
    guard count >= 20 else { return nil }
    let epochs = count - max(10, count / 10)..<count
    let late = Array(history.losses[epochs])
    let steps = zip(late, late.dropFirst()).map { $1 - $0 }
    guard let lowest = late.min(), let highest = late.max(), highest > 1.1 * lowest,
      steps.count(where: { $0 > 0 }) * 4 >= steps.count
    else { return nil }
    let right = history.correctCounts[epochs]
    self.epochs = epochs
    losses = lowest...highest
    correct = (right.min() ?? 0)...(right.max() ?? 0)
    isAlternating = zip(steps, steps.dropFirst()).allSatisfy { $0 * $1 < 0 }
  }
}

extension History {
  /// The losses of the epochs and, where every epoch has one step and the last network is kept, the loss after
  /// the last step.
  public var course: [Double] {
    let isWhole = training.batchSize == nil && trainedEpochs == count
    return losses + (isWhole ? [finalLoss] : [])
  }

  /// The largest rise in ``course``, as a share of the loss before it; 0 if the loss never rises.
  public var largestRise: Double { course.largestRise }

  /// The losses from the untrained network to ``trained``, where every epoch has one step.
  public var path: [Double] { losses[..<trainedEpochs] + [finalLoss] }
}

extension [Double] {
  /// The number of elements larger than the one before.
  public var riseCount: Int { zip(self, dropFirst()).count { $0 < $1 } }

  /// The largest rise from an element to the next, as a share of the former; 0 if no element rises.
  public var largestRise: Double {
    zip(self, dropFirst()).map { ($1 - $0) / $0 }.max().map { Swift.max($0, 0) } ?? 0
  }
}
