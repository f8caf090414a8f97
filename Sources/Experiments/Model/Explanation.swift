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
  /// The search covers 720 directions if there are two features, else only the axes.
  public let boundary: Boundary?
  /// For each feature, the nearest place with a different class if only that feature changes; nil if there is
  /// none within ``reach``.
  public let boundaries: [Boundary?]
  /// The nearest training stars, the nearest first.
  public let neighbors: [Neighbor]

  /// The distance within which boundaries are searched, in scaled units.
  public static let reach = 1.5
  /// The number of ``neighbors``.
  public static let neighborCount = 5

  /// Explains the prediction of `model` for a star with the given features.
  ///
  /// - Precondition: `values` has a finite value for each feature of the model.
  public init(_ model: StarModel, _ values: [Double]) {
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
    if start.count == 2 {
      nearest += (0..<720).compactMap { step in
        let angle = Double(step) / 360
        return search.boundary(along: [cosineOfPi(angle), cosineOfPi((angle - 0.5).magnitude)])
      }
    }
    boundary = nearest.min { $0.distance < $1.distance }
    neighbors = Self.neighbors(of: start, model)
  }

  private static func neighbors(of start: [Double], _ model: StarModel) -> [Neighbor] {
    let inputs = model.classifier.scaled(model.stars.values)
    let distances = (0..<inputs.rows).map { row in
      start.indices.reduce(0) { sum, column in
        let difference = inputs[row, column] - start[column]
        return sum + difference * difference
      }.squareRoot()
    }
    return distances.indices.sorted { (distances[$0], $0) < (distances[$1], $1) }
      .prefix(neighborCount).map { Neighbor(star: $0, distance: distances[$0]) }
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

  private func place(_ direction: [Double], _ distance: Double) -> [Double] {
    zip(start, direction).map { $0 + distance * $1 }
  }

  private func answer(_ direction: [Double], _ distance: Double) -> Int {
    model.network.predictedClass(place(direction, distance))
  }
}
