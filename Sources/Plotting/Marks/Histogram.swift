import Parallelism
import Synchronization

/// The counts of points in the cells of a frame, and the most frequent series in each.
struct Histogram: Sendable {
  let rect: Rect
  let columns: Int
  let rows: Int
  /// The points in each cell, row by row from the top.
  private(set) var counts: [UInt64]
  /// The series with the most points in each cell, the first in case of a tie.
  private(set) var owners: [UInt16]
  private var most: [UInt64]
  /// The sides of a cell, in points.
  let cell: Size

  /// Creates empty cells of about `cell` points over `rect`.
  init(over rect: Rect, cell: Double) {
    self.rect = rect
    columns = max(1, Int((rect.width / cell).rounded()))
    rows = max(1, Int((rect.height / cell).rounded()))
    self.cell = Size(cell, cell)
    counts = [UInt64](repeating: 0, count: columns * rows)
    owners = [UInt16](repeating: 0, count: columns * rows)
    most = counts
  }

  /// Creates empty cells over `rect`.
  init(over rect: Rect, columns: Int, rows: Int) {
    self.rect = rect
    self.columns = columns
    self.rows = rows
    cell = Size(rect.width / Double(columns), rect.height / Double(rows))
    counts = [UInt64](repeating: 0, count: columns * rows)
    owners = [UInt16](repeating: 0, count: columns * rows)
    most = counts
  }

  /// The largest count in a cell.
  var largest: UInt64 { counts.max() ?? 0 }

  /// Counts the points (`x`, `y`) that lie in the frame, for each of the given number of series.
  ///
  /// `series` holds the series of each point, or is empty if all belong to series 0. Non-finite
  /// values and points of any other series are not counted.
  ///
  /// Several series are counted in one pass, so that a cell's counters share a cache line. Parts of
  /// the points are counted on all cores into separate counters; these are integers, so their sums
  /// do not depend on the order. A point counts as often as its weight says. Of short runs of points, only every one with a number divisible by `every` is
  /// counted.
  mutating func add(
    _ x: [Double], _ y: [Double], series: [Int] = [], of seriesCount: Int, _ frame: Frame,
    every: Int = 1, weights: [Int]? = nil
  ) {
    let grid = CellGrid(frame, rect, columns: columns, rows: rows)
    guard let weights else {
      return add(x.indices, of: seriesCount) { part, pass in
        grid.counts(of: part, every: every, x, y, series, pass) { _ in UInt32(1) }
      }
    }
    add(x.indices, of: seriesCount) { part, pass in
      grid.counts(of: part, every: every, x, y, series, pass) { UInt64(weights[$0]) }
    }
  }

  /// Adds the counts of parts of the points, pass by pass of the series.
  private mutating func add<Counter: FixedWidthInteger & Sendable>(
    _ points: Range<Int>, of seriesCount: Int,
    _ counts: @Sendable (_ part: Range<Int>, _ pass: Range<Int>) -> [Counter]
  ) {
    for first in stride(from: 0, to: seriesCount, by: Self.seriesInPass) {
      let pass = first..<min(first + Self.seriesInPass, seriesCount)
      let sums = Mutex([Counter](repeating: 0, count: self.counts.count * pass.count))
      concurrentMap(partsOf: points, least: CellGrid.fewest, most: 8) { part in
        let own = counts(part, pass)
        sums.withLock { sums in
          for index in own.indices { sums[index] &+= own[index] }
        }
      }
      sums.withLock { merge($0, pass) }
    }
  }

  private static let seriesInPass = 8

  /// Adds the counters of a pass, cell by cell, to those of its series.
  private mutating func merge(_ sums: [some FixedWidthInteger], _ pass: Range<Int>) {
    for cell in counts.indices {
      for (offset, series) in pass.enumerated() {
        let sum = UInt64(sums[cell * pass.count + offset])
        counts[cell] &+= sum
        if sum > most[cell] {
          most[cell] = sum
          owners[cell] = UInt16(truncatingIfNeeded: series)
        }
      }
    }
  }

  /// Returns the area of a cell.
  func rect(of cell: Int) -> Rect {
    let (row, column) = cell.quotientAndRemainder(dividingBy: columns)
    let size = Size(rect.width / Double(columns), rect.height / Double(rows))
    let corner = Point(
      rect.minX + size.width * Double(column), rect.minY + size.height * Double(row))
    return Rect(origin: corner, size: size)
  }

  /// Returns the centre of a cell.
  func center(of cell: Int) -> Point {
    let (row, column) = cell.quotientAndRemainder(dividingBy: columns)
    return Point(
      rect.minX + rect.width * (Double(column) + 0.5) / Double(columns),
      rect.minY + rect.height * (Double(row) + 0.5) / Double(rows))
  }

  /// Returns the cells with at most two other points within two cells.
  func lonelyCells() -> [Int] {
    counts.indices.filter { cell in
      guard counts[cell] > 0, counts[cell] <= 3 else { return false }
      let (row, column) = cell.quotientAndRemainder(dividingBy: columns)
      var sum: UInt64 = 0
      for near in max(0, row - 2)...min(rows - 1, row + 2) {
        for beside in max(0, column - 2)...min(columns - 1, column + 2) {
          sum &+= counts[near * columns + beside]
        }
        if sum > 3 { return false }
      }
      return true
    }
  }

  /// Returns the indices of the points in the given cells, in order.
  func indices(of x: [Double], _ y: [Double], in cells: [Int], _ frame: Frame) -> [Int] {
    let grid = CellGrid(frame, rect, columns: columns, rows: rows)
    var isChosen = [Bool](repeating: false, count: counts.count)
    for cell in cells { isChosen[cell] = true }
    return x.indices.filter { grid.cell(x[$0], y[$0]).map { isChosen[$0] } ?? false }
  }

  /// Returns the squares with sides of about `side` points that hold points, with their number.
  func squares(ofSide side: Double) -> [(rect: Rect, count: UInt64)] {
    let across = max(1, Int((side / cell.width).rounded()))
    let down = max(1, Int((side / cell.height).rounded()))
    let (width, height) = (rect.width / Double(columns), rect.height / Double(rows))
    var squares: [(rect: Rect, count: UInt64)] = []
    for top in stride(from: 0, to: rows, by: down) {
      for left in stride(from: 0, to: columns, by: across) {
        var sum: UInt64 = 0
        for row in top..<min(top + down, rows) {
          for column in left..<min(left + across, columns) {
            sum &+= counts[row * columns + column]
          }
        }
        guard sum > 0 else { continue }
        let corner = Point(rect.minX + Double(left) * width, rect.minY + Double(top) * height)
        let size = Size(Double(across) * width, Double(down) * height)
        squares.append((Rect(origin: corner, size: size), sum))
      }
    }
    return squares
  }
}

/// The map from data to cells.
private struct CellGrid: Sendable {
  /// The fewest points worth a part of their own.
  static let fewest = 250_000

  let across: Placement
  let down: Placement
  let columns: Int
  let rows: Int

  init(_ frame: Frame, _ rect: Rect, columns: Int, rows: Int) {
    across = Placement(frame.x, from: rect.minX, cells: Double(columns) / rect.width)
    down = Placement(frame.y, from: rect.minY, cells: Double(rows) / rect.height)
    self.columns = columns
    self.rows = rows
  }

  /// Returns the number of points of a part in each cell, for each series of a pass: of all points, or of every such
  /// run of a few cache lines.
  @inline(__always)
  func counts<Counter: FixedWidthInteger>(
    of part: Range<Int>, every: Int, _ x: [Double], _ y: [Double], _ series: [Int],
    _ pass: Range<Int>, weight: (Int) -> Counter
  ) -> [Counter] {
    var counts = [Counter](repeating: 0, count: columns * rows * pass.count)
    unsafe counts.withUnsafeMutableBufferPointer { counts in
      if series.isEmpty {
        guard pass.contains(0) else { return }
        unsafe count(part, every, x, y, into: counts, stride: pass.count, weight) { _ in 0 }
      } else {
        unsafe count(part, every, x, y, into: counts, stride: pass.count, weight) {
          series[$0] &- pass.lowerBound
        }
      }
    }
    return counts
  }

  @inline(__always)
  private func count<Counter: FixedWidthInteger>(
    _ part: Range<Int>, _ every: Int, _ x: [Double], _ y: [Double],
    into counts: UnsafeMutableBufferPointer<Counter>, stride: Int, _ weight: (Int) -> Counter,
    offset: (Int) -> Int
  ) {
    let run = every == 1 ? max(part.count, 1) : 64
    for start in Swift.stride(from: part.lowerBound, to: part.upperBound, by: run * every) {
      for index in start..<min(start + run, part.upperBound) {
        let offset = offset(index)
        guard let cell = cell(x[index], y[index]), offset >= 0, offset < stride else { continue }
        unsafe counts[cell &* stride &+ offset] &+= weight(index)
      }
    }
  }

  /// Returns the cell that contains a point, or nil.
  @inline(__always)
  func cell(_ x: Double, _ y: Double) -> Int? {
    let (column, row) = (across(x), down(y))
    guard column >= 0, column < Double(columns), row >= 0, row < Double(rows) else { return nil }
    return Int(row) &* columns &+ Int(column)
  }
}

/// The map from data to columns or rows of cells.
private struct Placement {
  private let scale: Scale
  private let origin: Double
  private let cells: Double
  /// The slope and intercept of a linear scale, so that a point takes one product and two sums.
  private let factor: Double
  private let summand: Double

  init(_ scale: Scale, from origin: Double, cells: Double) {
    self.scale = scale
    self.origin = origin
    self.cells = cells
    let domain = scale.domain.to - scale.domain.from
    let slope = domain == 0 ? 0 : (scale.range.to - scale.range.from) / domain
    factor = slope * cells
    summand = ((domain == 0 ? scale(scale.domain.from) : scale.range.from) - origin) * cells
  }

  @inline(__always)
  func callAsFunction(_ value: Double) -> Double {
    scale.kind == .linear
      ? (value - scale.domain.from) * factor + summand : (scale(value) - origin) * cells
  }
}
