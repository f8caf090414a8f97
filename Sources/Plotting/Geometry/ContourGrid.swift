/// A function sampled on a regular grid over a rectangle of the page, for drawing contours.
///
/// Contours are found by marching squares with linear interpolation along the grid edges. A saddle,
/// with two opposite corners above the level and two below, is resolved by the mean of the four.
/// Regions include the edge of the rectangle, so that neighbouring regions tile without gaps.
public struct ContourGrid: Sendable {
  /// The number of samples in a row.
  public let columns: Int
  /// The number of rows.
  public let rows: Int
  /// The samples, row by row from the top.
  public let values: [Double]
  /// The rectangle spanned by the outermost samples.
  public let rect: Rect
  /// The share of the way from one sample to a neighbour at which the function passes through the level, of samples
  /// on either side of it; nil for linear interpolation.
  public var crossing: (@Sendable (_ from: Int, _ to: Int) -> Double)?

  /// Returns the number of samples in each direction for cells of at most `cell` points.
  public static func shape(over rect: Rect, cell: Double) -> (columns: Int, rows: Int) {
    (
      max(2, Int((rect.width / cell).rounded(.up)) + 1),
      max(2, Int((rect.height / cell).rounded(.up)) + 1)
    )
  }

  /// Returns the positions of the samples, row by row from the top.
  public static func points(columns: Int, rows: Int, over rect: Rect) -> [Point] {
    (0..<rows).flatMap { row in
      (0..<columns).map { column in
        Point(
          rect.minX + rect.width * Double(column) / Double(columns - 1),
          rect.minY + rect.height * Double(row) / Double(rows - 1))
      }
    }
  }

  /// Creates a grid from its samples.
  ///
  /// - Precondition: there are `columns` × `rows` values, at least two in each direction.
  public init(columns: Int, rows: Int, values: [Double], rect: Rect) {
    precondition(columns > 1 && rows > 1, "a grid of \(columns) × \(rows) has no cell")
    precondition(
      values.count == columns * rows, "\(values.count) values for \(columns) × \(rows)")
    self.columns = columns
    self.rows = rows
    self.values = values
    self.rect = rect
  }

  /// Returns the region where the function is at least `level`, as closed rings whose holes follow
  /// the even-odd rule.
  public func region(above level: Double) -> Path {
    var tracer = ContourTracer(self, level)
    tracer.addCells()
    tracer.addBorder()
    return tracer.chains().reduce(into: Path()) { path, chain in
      path.append(.polygon(Simplification.simplified(chain.points, tolerance: 0.02)))
    }
  }

  /// Returns the contour lines at `level`, each with the higher side on its right on the page.
  ///
  /// A closed line ends where it began.
  public func lines(at level: Double) -> [[Point]] {
    fullLines(at: level).map { Simplification.simplified($0, tolerance: 0.02) }
  }

  /// Returns the contour lines at `level` with a point on every edge of the grid that they cross.
  package func fullLines(at level: Double) -> [[Point]] {
    var tracer = ContourTracer(self, level)
    tracer.addCells()
    return tracer.chains().map { chain in
      chain.isClosed ? chain.points + chain.points.prefix(1) : chain.points
    }
  }
}

/// A tracer that collects the directed segments of a contour and chains them by the grid edges they
/// end on.
private struct ContourTracer {
  private let grid: ContourGrid
  private let level: Double
  /// The end of the segment that starts at each position; −1 where none starts.
  private var next: [Int]
  private var starts: [Int] = []

  init(_ grid: ContourGrid, _ level: Double) {
    self.grid = grid
    self.level = level
    next = [Int](repeating: -1, count: 3 * grid.columns * grid.rows)
  }

  // A position on the contour is a number: three for each sample, for the sample itself, the edge
  // to its right and the edge below it.
  private func corner(_ column: Int, _ row: Int) -> Int { 3 * (row * grid.columns + column) }
  private func rightEdge(_ column: Int, _ row: Int) -> Int { corner(column, row) + 1 }
  private func lowerEdge(_ column: Int, _ row: Int) -> Int { corner(column, row) + 2 }

  private func isHigh(_ column: Int, _ row: Int) -> Bool {
    grid.values[row * grid.columns + column] >= level
  }

  private mutating func add(_ from: Int, _ to: Int) {
    next[from] = to
    starts.append(from)
  }

  /// Adds the segments that cross the cells, skipping quickly over the many cells without any.
  mutating func addCells() {
    let high = grid.values.map { $0 >= level }
    for row in 0..<(grid.rows - 1) {
      let (upper, lower) = (row * grid.columns, (row + 1) * grid.columns)
      for column in 0..<(grid.columns - 1) {
        let corners = (
          high[upper + column], high[upper + column + 1], high[lower + column + 1],
          high[lower + column]
        )
        if corners != (true, true, true, true), corners != (false, false, false, false) {
          addCell(column, row, corners)
        }
      }
    }
  }

  /// Adds the segments that cross one cell, with the high side on the right on the page; `corners`
  /// flags the high corners, clockwise from the upper left.
  private mutating func addCell(_ column: Int, _ row: Int, _ corners: (Bool, Bool, Bool, Bool)) {
    let top = rightEdge(column, row)
    let right = lowerEdge(column + 1, row)
    let bottom = rightEdge(column, row + 1)
    let left = lowerEdge(column, row)
    switch corners {
    case (true, false, false, false): add(top, left)
    case (false, true, false, false): add(right, top)
    case (false, false, true, false): add(bottom, right)
    case (false, false, false, true): add(left, bottom)
    case (false, true, true, true): add(left, top)
    case (true, false, true, true): add(top, right)
    case (true, true, false, true): add(right, bottom)
    case (true, true, true, false): add(bottom, left)
    case (true, true, false, false): add(right, left)
    case (false, false, true, true): add(left, right)
    case (true, false, false, true): add(top, bottom)
    case (false, true, true, false): add(bottom, top)
    case (true, false, true, false):
      if isMeanHigh(column, row) {
        add(top, right)
        add(bottom, left)
      } else {
        add(top, left)
        add(bottom, right)
      }
    case (false, true, false, true):
      if isMeanHigh(column, row) {
        add(left, top)
        add(right, bottom)
      } else {
        add(right, top)
        add(left, bottom)
      }
    default: break
    }
  }

  private func isMeanHigh(_ column: Int, _ row: Int) -> Bool {
    let first = row * grid.columns + column
    let sum =
      grid.values[first] + grid.values[first + 1]
      + grid.values[first + grid.columns] + grid.values[first + grid.columns + 1]
    return sum / 4 >= level
  }

  /// Adds the parts of the rectangle's edge that lie in the region, clockwise on the page.
  mutating func addBorder() {
    let (right, bottom) = (grid.columns - 1, grid.rows - 1)
    for column in 0..<right {
      addEdge(column, 0, column + 1, 0, crossing: rightEdge(column, 0))
      addEdge(
        right - column, bottom, right - column - 1, bottom,
        crossing: rightEdge(right - column - 1, bottom))
    }
    for row in 0..<bottom {
      addEdge(right, row, right, row + 1, crossing: lowerEdge(right, row))
      addEdge(0, bottom - row, 0, bottom - row - 1, crossing: lowerEdge(0, bottom - row - 1))
    }
  }

  private mutating func addEdge(
    _ fromColumn: Int, _ fromRow: Int, _ toColumn: Int, _ toRow: Int, crossing: Int
  ) {
    let from = corner(fromColumn, fromRow)
    let to = corner(toColumn, toRow)
    switch (isHigh(fromColumn, fromRow), isHigh(toColumn, toRow)) {
    case (true, true): add(from, to)
    case (true, false): add(from, crossing)
    case (false, true): add(crossing, to)
    case (false, false): break
    }
  }

  /// Joins the segments to chains, in the order in which they were added.
  func chains() -> [(points: [Point], isClosed: Bool)] {
    var isEnd = [Bool](repeating: false, count: next.count)
    for start in starts { isEnd[next[start]] = true }
    var isUsed = [Bool](repeating: false, count: next.count)
    var found: [(points: [Point], isClosed: Bool)] = []
    for start in starts.filter({ !isEnd[$0] }) + starts where !isUsed[start] {
      var place = start
      var points: [Point] = []
      while next[place] >= 0, !isUsed[place] {
        isUsed[place] = true
        points.append(position(of: place))
        place = next[place]
      }
      let isClosed = place == start
      if !isClosed { points.append(position(of: place)) }
      found.append((points, isClosed))
    }
    return found
  }

  private func position(of place: Int) -> Point {
    let sample = place / 3
    let (row, column) = sample.quotientAndRemainder(dividingBy: grid.columns)
    let here = point(column, row)
    switch place % 3 {
    case 1: return between(sample, here, sample + 1, point(column + 1, row))
    case 2: return between(sample, here, sample + grid.columns, point(column, row + 1))
    default: return here
    }
  }

  private func point(_ column: Int, _ row: Int) -> Point {
    Point(
      grid.rect.minX + grid.rect.width * Double(column) / Double(grid.columns - 1),
      grid.rect.minY + grid.rect.height * Double(row) / Double(grid.rows - 1))
  }

  private func between(_ a: Int, _ start: Point, _ b: Int, _ end: Point) -> Point {
    let share =
      grid.crossing?(a, b) ?? (level - grid.values[a]) / (grid.values[b] - grid.values[a])
    let t = share.isNaN ? 0.5 : min(max(share, 0), 1)
    return Point(start.x + (end.x - start.x) * t, start.y + (end.y - start.y) * t)
  }
}
