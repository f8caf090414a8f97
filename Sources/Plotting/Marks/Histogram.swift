import Parallelism
import Synchronization

/// The counts of points in the cells of a frame, and the most frequent series in each.
struct Histogram: Sendable {
  let rect: Rect
  let columns: Int
  let rows: Int
  /// The points in each cell, row by row from the top; empty before they are counted.
  private(set) var counts: [UInt64] = []
  /// The series with the most points in each cell, the first in case of a tie.
  private(set) var owners: [UInt16] = []
  /// The largest count in a cell.
  private(set) var largest: UInt64 = 0
  /// The sides of a cell, in points.
  let cell: Size

  /// Creates empty cells of about `cell` points over `rect`.
  init(over rect: Rect, cell: Double) {
    self.rect = rect
    columns = max(1, Int((rect.width / cell).rounded()))
    rows = max(1, Int((rect.height / cell).rounded()))
    self.cell = Size(cell, cell)
  }

  /// Creates empty cells over `rect`.
  init(over rect: Rect, columns: Int, rows: Int) {
    self.rect = rect
    self.columns = columns
    self.rows = rows
    cell = Size(rect.width / Double(columns), rect.height / Double(rows))
  }

  /// Counts the points (`x`, `y`) that lie in the frame, for each of the given number of series.
  ///
  /// `series` holds the series of each point, or is empty if all belong to series 0. Non-finite
  /// values and points of any other series are not counted.
  ///
  /// Several series are counted in one pass, so that a cell's counters share a cache line. Parts of
  /// the points are counted on all cores into separate counters; these are integers, so their sums
  /// do not depend on the order. A point counts as often as its weight says. Of short runs of points, only every one with a number divisible by `every` is
  /// counted.
  ///
  /// - Precondition: Nothing has been counted before.
  mutating func count(
    _ x: [Double], _ y: [Double], series: [Int] = [], of seriesCount: Int, _ frame: Frame,
    every: Int = 1, weights: [Int]? = nil
  ) {
    let grid = CellGrid(frame, rect, columns: columns, rows: rows)
    if let weights {
      count(x.indices, of: seriesCount) { part, pass, counts in
        grid.count(part, every: every, x, y, series, pass, into: &counts) { UInt64(weights[$0]) }
      }
    } else if let axes = grid.axes {
      count(x.indices, of: seriesCount) { part, pass, counts in
        grid.count(part, every: every, x, y, series, pass, axes, into: &counts)
      }
    } else {
      count(x.indices, of: seriesCount) { part, pass, counts in
        grid.count(part, every: every, x, y, series, pass, into: &counts) { _ in UInt32(1) }
      }
    }
  }

  /// Adds the counts of parts of the points, pass by pass of the series.
  private mutating func count<Counter: FixedWidthInteger & Sendable>(
    _ points: Range<Int>, of seriesCount: Int,
    _ count: @Sendable (_ part: Range<Int>, _ pass: Range<Int>, _ counts: inout [Counter]) -> Void
  ) {
    precondition(self.counts.isEmpty, "a cell holds \(largest) points already")
    let cellCount = columns * rows
    owners = [UInt16](repeating: 0, count: cellCount)
    // The largest count of one series in each cell, which further passes have to exceed.
    var most: [UInt64] = []
    if seriesCount != 1 { self.counts = [UInt64](repeating: 0, count: cellCount) }
    if seriesCount > Self.seriesInPass { most = self.counts }
    for first in stride(from: 0, to: seriesCount, by: Self.seriesInPass) {
      let pass = first..<min(first + Self.seriesInPass, seriesCount)
      // Counters that no thread is counting into: each goes on with those of an earlier part.
      let idle = Mutex<[[Counter]]>([])
      concurrentMap(partsOf: points, least: CellGrid.fewest, most: 8) { part in
        var counts =
          idle.withLock { $0.popLast() } ?? [Counter](repeating: 0, count: cellCount * pass.count)
        count(part, pass, &counts)
        idle.withLock { $0.append(counts) }
      }
      // Taken out, so that they are changed in place.
      var others = idle.withLock { counters in
        defer { counters = [] }
        return counters
      }
      var sums = others.popLast() ?? []
      for other in others {
        for index in sums.indices { sums[index] &+= other[index] }
      }
      merge(sums, pass, exceeding: &most)
    }
  }

  private static let seriesInPass = 8

  /// Adds the counters of a pass, cell by cell, to those of its series; `most` is empty if there is but one pass.
  private mutating func merge(
    _ sums: [some FixedWidthInteger], _ pass: Range<Int>, exceeding most: inout [UInt64]
  ) {
    if counts.isEmpty {
      counts = sums.map { sum in
        let sum = UInt64(truncatingIfNeeded: sum)
        largest = max(largest, sum)
        return sum
      }
      return
    }
    var index = 0
    for cell in counts.indices {
      var (total, largestOfOne) = (counts[cell], most.isEmpty ? 0 : most[cell])
      for series in pass {
        let sum = UInt64(truncatingIfNeeded: sums[index])
        index += 1
        if sum > largestOfOne {
          largestOfOne = sum
          owners[cell] = UInt16(truncatingIfNeeded: series)
        }
        total &+= sum
      }
      if total == counts[cell] { continue }
      counts[cell] = total
      largest = max(largest, total)
      if !most.isEmpty { most[cell] = largestOfOne }
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
    concurrentMap(partsOf: counts.indices, least: 1 << 17) { cells in
      cells.filter { counts[$0] > 0 && counts[$0] <= 3 && isLonely($0) }
    }.flatMap(\.self)
  }

  private func isLonely(_ cell: Int) -> Bool {
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
