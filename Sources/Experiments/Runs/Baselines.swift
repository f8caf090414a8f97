import Elementary
import Learning
import Parallelism

/// The results of simple classifiers on the stars of a study, with which those of its network are compared.
public struct Baselines: Sendable {
  /// A simple classifier.
  public enum Kind: String, CaseIterable, Sendable {
    /// The class with the most training stars, for every star; the first of equals.
    case mostFrequent
    /// One straight boundary for each pair of classes: see ``LinearDiscriminant``.
    case linearDiscriminant
    /// The class of the nearest training star in scaled units, other than the star itself.
    case nearestStar
  }

  /// The predictions of a simple classifier.
  public struct Score: Sendable {
    /// The classifier.
    public let kind: Kind
    /// Its predictions for ``Baselines/scored``.
    public let confusion: ConfusionMatrix

    /// The share of correct predictions.
    public var accuracy: Double { Double(confusion.correctCount) / Double(confusion.count) }
  }

  /// The scores, for the validation stars or, without these, the training stars; a classifier that the stars
  /// do not define is absent.
  public let scores: [Score]
  /// The validation stars with the same features as a training star.
  public let twins: Int

  /// The number of stars above which the nearest star is found only for a sample, evenly spaced in the table.
  public static let mostSearched = 20_000

  private let training: Examples
  private let tree: NearestNeighbors
  /// The place of each star among ``training``; −1 for validation stars.
  private let places: [Int32]

  /// The scores of the simple classifiers on the stars of `study`.
  public init(_ study: Study) {
    let training = study.examples
    let tree = NearestNeighbors(training.inputs)
    self.training = training
    self.tree = tree
    places = study.dataset.split.training.enumerated().reduce(
      into: Array(repeating: -1, count: study.dataset.count)
    ) { $0[$1.element] = Int32($1.offset) }
    let scored = study.validation ?? training
    func score(
      _ kind: Kind, every step: Int = 1, _ predict: @Sendable (_ row: Int) -> Int?
    ) -> Score {
      let count = (scored.count + step - 1) / step
      let parts = concurrentMap(partsOf: 0..<count, least: 1 << 12) { places in
        var confusion = ConfusionMatrix(classCount: training.classCount)
        for row in places.lazy.map({ $0 * step }) {
          predict(row).map {
            confusion.add(scored.labels[row], predicted: $0, weight: scored.weight(of: row))
          }
        }
        return confusion
      }
      return Score(kind: kind, confusion: parts.dropFirst().reduce(into: parts[0]) { $0.add($1) })
    }
    let most = Self.mostFrequent(training)
    let lines = LinearDiscriminant(training)
    let isHeldOut = study.validation != nil
    let step = (scored.count + Self.mostSearched - 1) / Self.mostSearched
    scores = [
      score(.mostFrequent) { _ in most },
      lines.map { lines in
        score(.linearDiscriminant) { lines.predictedClass(ofRow: $0, scored.inputs) }
      },
      training.count < 2
        ? nil
        : score(.nearestStar, every: step) { row in
          // The star nearest to one of several equal stars is one of the others.
          let isAlone = !isHeldOut && training.weight(of: row) == 1
          return tree.nearest(1, to: scored.inputs.row(row), excluding: isAlone ? row : nil).first
            .map { training.labels[$0.index] }
        },
    ].compactMap(\.self)
    twins =
      study.validation.map { validation in
        (0..<validation.count).reduce(0) { sum, row in
          let isTwin = tree.nearest(1, to: validation.inputs.row(row))[0].distance == 0
          return sum + (isTwin ? validation.weight(of: row) : 0)
        }
      } ?? 0
  }

  private static func mostFrequent(_ examples: Examples) -> Int {
    let counts = examples.classShares
    return counts.indices.max { (counts[$0], -$0) < (counts[$1], -$1) } ?? 0
  }

  /// Whether most of the five training stars nearest to `star`, other than itself, and of those as near as the
  /// fifth, are of other classes than `label`.
  public func isAmongOthers(_ star: Int, _ label: Int, in dataset: Dataset) -> Bool {
    let place = Array(dataset.input(of: star))
    /// The number of stars in a row, other than the star itself.
    let own = Int(places[star])
    func weight(_ row: Int) -> Int { training.weight(of: row) - (row == own ? 1 : 0) }
    let excluded = own >= 0 && weight(own) == 0 ? own : nil
    var left = 5
    let nearest = tree.nearest(5, to: place, excluding: excluded).prefix { neighbor in
      defer { left -= weight(neighbor.index) }
      return left > 0
    }
    guard let last = nearest.last else { return false }
    let near = tree.indices(within: last.distance, of: place, excluding: excluded)
    let others = near.reduce(0) { $0 + (training.labels[$1] == label ? 0 : weight($1)) }
    return others * 2 > near.reduce(0) { $0 + weight($1) }
  }
}

extension Examples {
  /// The share of each class, shape `[classes]`.
  var classShares: [Double] {
    let total = Double(total)
    return classCounts.map { Double($0) / total }
  }

  /// The entropy of the class shares, `−Σ_k π_k ln π_k`: the lowest loss of a network that predicts the same
  /// probabilities for every example.
  ///
  /// Source: Shannon, *A mathematical theory of communication* (1948), section 6.
  public var entropy: Double {
    classShares.reduce(0) { $0 - ($1 > 0 ? $1 * naturalLogarithm($1) : 0) }
  }
}
