import Elementary
import Learning

/// An explanation of the class that a model predicts for a star: the forward pass, the nearest class boundary,
/// and the most similar training stars.
public struct Explanation: Sendable {
  /// A place where the predicted class changes.
  public struct Boundary: Equatable, Sendable {
    /// The features there, in the units of the table.
    public let values: [Double]
    /// The class on the other side.
    public let otherClass: Int
    /// The distance in scaled units, where every feature runs from 0 to 1 over the training stars.
    public let distance: Double
  }

  /// A training star.
  public struct Neighbor: Equatable, Sendable {
    /// Its index in ``StarModel/stars``.
    public let star: Int
    /// The distance in scaled units.
    public let distance: Double
  }

  /// The features of the star, in the units of the table.
  public let values: [Double]
  /// The sums and outputs of every layer.
  public let pass: ForwardPass
  /// The predicted class.
  public let predicted: Int
  /// The nearest place with a different class; nil if there is none within ``reach``.
  ///
  /// The search covers 720 directions if there are two features. With more, it starts along the axes and toward
  /// the training stars, and descends to the nearest point of each boundary found.
  public let boundary: Boundary?
  /// For each feature, the nearest place with a different class if only that feature changes; nil if there is
  /// none within ``reach``.
  public let boundaries: [Boundary?]
  /// The nearest training stars other than the star itself, the nearest first.
  public let neighbors: [Neighbor]

  /// The distance within which boundaries are searched, in scaled units.
  public static let reach = 1.5
  /// The number of ``neighbors``.
  public static let neighborCount = 5

  /// Explains the prediction of `model` for a star with the given name and features.
  ///
  /// - Precondition: `values` has a finite value for each feature of the model.
  public init(_ model: StarModel, _ values: [Double], name: String) {
    let scalings = model.classifier.scalings
    precondition(values.count == scalings.count, "\(values.count) values")
    let start = zip(scalings, values).map { $0.scale($1) }
    self.values = values
    pass = model.network.forward(start)
    let predicted = model.network.predictedClass(start)
    self.predicted = predicted
    let search = BoundarySearch(model: model, start: start, predicted: predicted)
    boundaries = start.indices.map { axis in
      [-1.0, 1].compactMap { sign in
        search.boundary(along: start.indices.map { $0 == axis ? sign : 0 })
      }.min { $0.distance < $1.distance }
    }
    var nearest = boundaries.compactMap(\.self)
    let inputs = model.classifier.scaled(model.stars.values)
    if start.count == 2 {
      nearest += (0..<720).compactMap { step in
        let angle = Double(step) / 360
        return search.boundary(along: [cosineOfPi(angle), cosineOfPi((angle - 0.5).magnitude)])
      }
    } else if start.count > 2 {
      nearest = search.descents(from: nearest + search.boundaries(toward: inputs))
    }
    boundary = nearest.min { $0.distance < $1.distance }
    neighbors = NearestNeighbors(inputs).nearest(Self.neighborCount + 1, to: start)
      .filter { $0.distance > 0 || model.stars.names[$0.index] != name }
      .prefix(Self.neighborCount).map { Neighbor(star: $0.index, distance: $0.distance) }
  }

  /// The largest number of features of which all combinations are searched for a range of probabilities.
  public static let mostCombined = 8

  /// The least and the greatest probability of each class if every feature lies within its standard error: over
  /// the corners and the middles of that box or, with more than ``mostCombined`` uncertain features, if only one
  /// of them is moved.
  ///
  /// - Parameters:
  ///   - model: The model.
  ///   - errors: The standard error of each feature, in the units of the table; 0 if it is unknown.
  /// - Returns: The range for each class.
  public func probabilities(_ model: StarModel, within errors: [Double]) -> [ClosedRange<Double>] {
    let places = places(within: errors)
    let answers = model.classifier.probabilities(
      values.indices.map { feature in
        places.map { $0[feature] }
      })
    return (0..<answers.columns).map { label in
      // Where the sums of a distant place overflow, it has no probabilities.
      let column = (0..<answers.rows).map { answers[$0, label] }.filter(\.isFinite)
      return (column.min() ?? 0)...(column.max() ?? 0)
    }
  }

  /// The star itself, and the places to which `errors` move it.
  private func places(within errors: [Double]) -> [[Double]] {
    let uncertain = values.indices.filter { errors[$0] > 0 }
    func moved(_ places: [[Double]], in feature: Int) -> [[Double]] {
      places.flatMap { place in
        [-errors[feature], 0, errors[feature]].map { step in
          var place = place
          place[feature] += step
          return place
        }
      }
    }
    return uncertain.count <= Self.mostCombined
      ? uncertain.reduce([values], moved) : uncertain.flatMap { moved([values], in: $0) }
  }

  /// The features that lie outside the range of the training stars: their indices.
  public func extrapolated(_ model: StarModel) -> [Int] {
    values.indices.filter { feature in
      let scaling = model.classifier.scalings[feature]
      return !(scaling.minimum...scaling.maximum).contains(values[feature])
    }
  }
}

/// A search for the places around a star where the prediction changes.
private struct BoundarySearch {
  let model: StarModel
  /// The star, scaled.
  let start: [Double]
  let predicted: Int

  /// The number of steps within ``Explanation/reach``; the prediction is assumed to change at most once in
  /// each.
  private static let stepCount = 300

  /// The first place with another class along `direction`, whose length is 1.
  func boundary(along direction: [Double]) -> Explanation.Boundary? {
    let step = Explanation.reach / Double(Self.stepCount)
    for index in 1...Self.stepCount where answer(direction, Double(index) * step) != predicted {
      var (near, far) = (Double(index - 1) * step, Double(index) * step)
      while true {
        let middle = near + (far - near) / 2
        if middle <= near || middle >= far { break }
        if answer(direction, middle) == predicted { near = middle } else { far = middle }
      }
      let place = place(direction, far)
      return Explanation.Boundary(
        values: zip(model.classifier.scalings, place).map { $0.unscale($1) },
        otherClass: model.network.predictedClass(place), distance: far)
    }
    return nil
  }

  /// The boundaries in the directions of the nearest training stars with another class.
  func boundaries(toward inputs: Matrix) -> [Explanation.Boundary] {
    NearestNeighbors(inputs).nearest(200, to: start).compactMap { neighbor in
      let row = inputs.row(neighbor.index)
      guard neighbor.distance > 0, model.network.predictedClass(row) != predicted else {
        return nil
      }
      return boundary(along: zip(row, start).map { ($0 - $1) / neighbor.distance })
    }
  }

  /// The nearest points of the boundaries on which `places` lie.
  ///
  /// From a point of a boundary, the next direction is that of the gradient of the difference between the two
  /// logits there, along which a plane would be nearest; the shortest distance of the iteration counts.
  ///
  /// Source: Hasofer & Lind, *Exact and invariant second-moment code format* (1974).
  func descents(from places: [Explanation.Boundary]) -> [Explanation.Boundary] {
    places.sorted { $0.distance < $1.distance }.prefix(20).map { first in
      var best = first
      for _ in 0..<50 {
        let place = zip(model.classifier.scalings, best.values).map { $0.scale($1) }
        guard let direction = steepest(at: place, toward: best.otherClass),
          let next = boundary(along: direction), next.distance < best.distance
        else { break }
        best = next
      }
      return best
    }
  }

  /// The direction in which the logit of `other` grows fastest against that of the predicted class, by central
  /// differences; nil where there is none.
  private func steepest(at place: [Double], toward other: Int) -> [Double]? {
    let slope = place.indices.map { axis in
      func difference(_ step: Double) -> Double {
        var moved = place
        moved[axis] += step
        let sums = model.network.forward(moved).layers.last?.z ?? []
        return sums[other] - sums[predicted]
      }
      return difference(1e-6) - difference(-1e-6)
    }
    let length = slope.reduce(0) { $0 + $1 * $1 }.squareRoot()
    return length > 0 ? slope.map { $0 / length } : nil
  }

  private func place(_ direction: [Double], _ distance: Double) -> [Double] {
    zip(start, direction).map { $0 + distance * $1 }
  }

  private func answer(_ direction: [Double], _ distance: Double) -> Int {
    model.network.predictedClass(place(direction, distance))
  }
}
