import Learning
import Parallelism
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
    let columns = dataset.features.map { dataset.catalogue.numbers[$0] ?? [] }
    let scalings = dataset.scalings
    @Sendable func ends(
      of rows: Range<Int>, _ end: (_ value: Double, _ feature: Int) -> Double
    ) -> Matrix {
      Matrix(
        columns: columns.indices.map { feature in
          rows.map { scalings[feature].scale(end(columns[feature][$0], feature)) }
        })
    }
    // The ends of all cells at once would take much memory.
    let rows = concurrentMap(partsOf: 0..<dataset.count, least: 1 << 13, most: .max) { part in
      let crossed = network.mayChangeClass(
        from: ends(of: part) { boxes.ends(of: $0, along: $1).lower },
        to: ends(of: part) { boxes.ends(of: $0, along: $1).upper })
      return part.filter { crossed[$0 - part.lowerBound] }
    }.flatMap(\.self)
    // A cell has a row for each of its classes.
    cells = Set(rows.map { row in columns.map { $0[row] } }).count
    stars = dataset.starCount(of: rows)
  }
}
