/// The order of examples by the probability of one class, against all other classes.
///
/// At each threshold the examples that reach it are counted, those of the class (true positives) and the others
/// (false positives). Examples of equal probability reach it together, so that their order in the table has no
/// effect.
///
/// Source: Fawcett, *An introduction to ROC analysis* (2006), algorithms 1 and 2.
public struct Ranking: Equatable, Sendable {
  /// The numbers of examples that reach a threshold.
  public struct Step: Equatable, Sendable {
    /// The examples of the class.
    public let truePositives: Int
    /// The other examples.
    public let falsePositives: Int

    /// The share of the class among these examples.
    public var precision: Double {
      Double(truePositives) / Double(truePositives + falsePositives)
    }
  }

  /// The number of examples of the class, at least one.
  public let positives: Int
  /// The number of other examples, at least one.
  public let negatives: Int
  /// The counts at each probability that occurs, from the highest to the lowest; NaN is the lowest.
  public let steps: [Step]

  /// The ranking of examples by a probability.
  ///
  /// Nil if all or none belong to the class: no rate is defined then.
  ///
  /// - Precondition: There is one probability, and one positive weight if there are any, for each of `isPositive`.
  public init?(_ probabilities: [Double], isPositive: [Bool], weights: [Int]? = nil) {
    precondition(
      probabilities.count == isPositive.count,
      "\(probabilities.count) probabilities of \(isPositive.count) examples")
    let weight = { row in weights?[row] ?? 1 }
    positives = isPositive.indices.reduce(0) { $0 + (isPositive[$1] ? weight($1) : 0) }
    negatives = isPositive.indices.reduce(0) { $0 + weight($1) } - positives
    guard positives > 0, negatives > 0 else { return nil }
    let scores = probabilities.map { $0.isNaN ? -.infinity : $0 }
    var (steps, right, wrong): ([Step], Int, Int) = ([], 0, 0)
    let order = scores.indices.sorted { scores[$0] > scores[$1] }
    for (place, index) in order.enumerated() {
      if isPositive[index] { right += weight(index) } else { wrong += weight(index) }
      let isTied = place + 1 < order.count && scores[order[place + 1]] == scores[index]
      if !isTied { steps.append(Step(truePositives: right, falsePositives: wrong)) }
    }
    self.steps = steps
  }

  /// The area under the ROC curve, in [0, 1].
  ///
  /// It is the probability that an example of the class ranks above another one, where a tie counts as a half:
  ///
  /// `Σ (FPᵢ − FPᵢ₋₁) (TPᵢ + TPᵢ₋₁) / 2PN`
  public var area: Double {
    var (last, sum) = (Step(truePositives: 0, falsePositives: 0), 0.0)
    for step in steps {
      sum +=
        Double(step.falsePositives - last.falsePositives)
        * Double(step.truePositives + last.truePositives)
      last = step
    }
    return sum / (2 * Double(positives) * Double(negatives))
  }

  /// The average precision, in (0, 1].
  ///
  /// It is the mean over the examples of the class of the precision at their threshold, and the area under the steps
  /// of the precision–recall curve:
  ///
  /// `Σ (TPᵢ − TPᵢ₋₁) / P · TPᵢ / (TPᵢ + FPᵢ)`
  public var averagePrecision: Double {
    var (last, sum) = (0, 0.0)
    for step in steps {
      sum += Double(step.truePositives - last) * step.precision
      last = step.truePositives
    }
    return sum / Double(positives)
  }

  /// Whether examples of the class and others have the same probability.
  public var hasTies: Bool {
    var last = Step(truePositives: 0, falsePositives: 0)
    for step in steps {
      if step.truePositives > last.truePositives, step.falsePositives > last.falsePositives {
        return true
      }
      last = step
    }
    return false
  }
}
