/// A matrix of real numbers in row-major order.
///
///     let m = Matrix([[1, 2, 3], [4, 5, 6]])
///     m[1, 0]  // 4
public struct Matrix: Equatable, Sendable {
  /// The number of rows.
  public let rows: Int
  /// The number of columns.
  public let columns: Int
  /// The elements in row-major order.
  public internal(set) var elements: [Double]

  /// Creates a matrix whose elements all have one value.
  ///
  /// - Precondition: `rows` and `columns` are not negative.
  public init(rows: Int, columns: Int, repeating value: Double) {
    precondition(rows >= 0 && columns >= 0, "a matrix of \(rows) × \(columns)")
    self.rows = rows
    self.columns = columns
    elements = [Double](repeating: value, count: rows * columns)
  }

  /// Creates a matrix from its rows; no rows give a matrix of 0 × 0.
  ///
  /// - Precondition: All rows have the same length.
  public init(_ rows: [[Double]]) {
    self.rows = rows.count
    columns = rows.first?.count ?? 0
    elements = []
    elements.reserveCapacity(self.rows * columns)
    for (index, row) in rows.enumerated() {
      precondition(
        row.count == columns, "row \(index) has \(row.count) elements, the first \(columns)")
      elements += row
    }
  }

  /// Creates a matrix from its elements in row-major order.
  ///
  /// - Precondition: The elements fill whole rows of `columns`.
  public init(_ elements: [Double], columns: Int) {
    precondition(
      columns > 0 && elements.count.isMultiple(of: columns),
      "\(elements.count) elements in rows of \(columns)")
    rows = elements.count / columns
    self.columns = columns
    self.elements = elements
  }

  /// Creates a matrix from its columns; no columns give a matrix of 0 × 0.
  ///
  /// - Precondition: All columns have the same length.
  public init(columns: [[Double]]) {
    let (height, width) = (columns.first?.count ?? 0, columns.count)
    rows = height
    self.columns = width
    elements = [Double](unsafeUninitializedCapacity: height * width) { elements, count in
      for (place, column) in columns.enumerated() {
        precondition(
          column.count == height,
          "column \(place) has \(column.count) elements, the first \(height)")
        for row in 0..<height { elements[row * width + place] = column[row] }
      }
      count = height * width
    }
  }

  /// The element at `row` and `column`, both counted from 0.
  ///
  /// - Precondition: `0 ≤ row < rows` and `0 ≤ column < columns`.
  public subscript(row: Int, column: Int) -> Double {
    @inlinable get {
      check(row, column)
      return elements[row * columns + column]
    }
    set {
      check(row, column)
      elements[row * columns + column] = newValue
    }
  }

  /// Returns the elements of one row.
  ///
  /// - Precondition: `0 ≤ index < rows`.
  public func row(_ index: Int) -> [Double] {
    precondition((0..<rows).contains(index), "row \(index) of \(rows)")
    return Array(elements[index * columns..<(index + 1) * columns])
  }

  @usableFromInline func check(_ row: Int, _ column: Int) {
    precondition(
      row >= 0 && row < rows && column >= 0 && column < columns,
      "element (\(row), \(column)) of a matrix of \(rows) × \(columns)")
  }
}
