import Elementary

/// The numbers of epochs after which the panels of an evolution show the map.
struct EvolutionTimes {
  /// The chosen numbers of epochs, ascending.
  let chosen: [Int]

  /// The largest number of panels.
  static let most = 6

  /// The numbers of epochs among which the panels are chosen: all, or about `most` in equal ratios.
  static func candidates(epochs: Int, most: Int = 48) -> [Int] {
    guard epochs > most else { return Array(0...epochs) }
    let logarithm = naturalLogarithm(Double(epochs))
    let times = (0...most).map { step in
      Int(exponential(logarithm * Double(step) / Double(most)).rounded())
    }
    return Array(Set([0] + times.map { min($0, epochs) })).sorted()
  }

  /// Chooses the first and last of `times` and those between after equal changes of the probabilities, without
  /// panels that would look like the one before, from which they differ by less than `visible`.
  ///
  /// At most `most` are chosen. The change between two maps is the mean share of probability that moves to another class.
  init(_ times: [Int], answers: [[Double]], most: Int = Self.most, visible: Double = 0.01) {
    let last = times.count - 1
    var path = [0.0]
    for (before, after) in zip(answers, answers.dropFirst()) {
      path.append((path.last ?? 0) + Self.change(before, after))
    }
    let step = (path.last ?? 0) / Double(most - 1)
    let inner = (1..<(most - 1)).map { panel in
      path.indices.min { a, b in
        let target = step * Double(panel)
        return (path[a] - target).magnitude < (path[b] - target).magnitude
      } ?? 0
    }
    var places = [0]
    for place in inner where place > places[places.count - 1] && place < last {
      let isNew = Self.change(answers[places[places.count - 1]], answers[place]) >= visible
      if isNew, Self.change(answers[place], answers[last]) >= visible { places.append(place) }
    }
    chosen = (places + [last]).map { times[$0] }
  }

  /// The mean of half the sum of the differences of the probabilities of each class.
  static func change(_ a: [Double], _ b: [Double]) -> Double {
    zip(a, b).reduce(0) { $0 + ($1.0 - $1.1).magnitude } / Double(max(a.count, 1))
  }
}
