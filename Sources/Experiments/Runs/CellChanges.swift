import Learning
import Stars

/// The stars that a network may predict as another class than their cell, and so as it counts them.
public struct CellChanges: Sendable {
  /// The cells in which the network may predict several classes.
  public let cells: Int
  /// The number of stars in them, which no star in another class than its cell exceeds.
  public let stars: Int

  /// The cells of `dataset` that boundaries of `network` may cross; nil if its rows are no cells.
  public init?(of network: Network, _ dataset: Dataset) {
    guard let boxes = Cells(dataset.catalogue) else { return nil }
    func ends(_ end: (_ value: Double, _ feature: Int) -> Double) -> Matrix {
      let columns = dataset.features.map { dataset.catalogue.numbers[$0] ?? [] }
      var elements: [Double] = []
      elements.reserveCapacity(dataset.count * columns.count)
      for row in 0..<dataset.count {
        for feature in columns.indices {
          elements.append(dataset.scalings[feature].scale(end(columns[feature][row], feature)))
        }
      }
      return Matrix(elements, columns: columns.count)
    }
    let crossed = network.mayChangeClass(
      from: ends { boxes.ends(of: $0, along: $1).lower },
      to: ends { boxes.ends(of: $0, along: $1).upper })
    let rows = crossed.indices.filter { crossed[$0] }
    let columns = dataset.features.map { dataset.catalogue.numbers[$0] ?? [] }
    // A cell has a row for each of its classes.
    cells = Set(rows.map { row in columns.map { $0[row] } }).count
    stars = dataset.starCount(of: rows)
  }
}
