/// Counts of points in the cells of a frame, and which series has the most in each.
struct Histogram {
  let rect: Rect
  let columns: Int
  let rows: Int
  /// The points in each cell, row by row from the top.
  private(set) var counts: [UInt32]
  /// The series with the most points in each cell, the first of equals.
  private(set) var owners: [UInt8]
  private var most: [UInt32]
  private let cell: Double

  /// Empty cells of about `cell` points over `rect`.
  init(over rect: Rect, cell: Double) {
    self.rect = rect
    columns = max(1, Int((rect.width / cell).rounded()))
    rows = max(1, Int((rect.height / cell).rounded()))
    self.cell = cell
    counts = [UInt32](repeating: 0, count: columns * rows)
    owners = [UInt8](repeating: 0, count: columns * rows)
    most = counts
  }

  /// The largest count of a cell.
  var largest: UInt32 { counts.max() ?? 0 }

  /// Counts the points of a series that lie in the frame; values that are not finite lie nowhere.
  mutating func add(_ x: [Double], _ y: [Double], _ frame: Frame, series: Int) {
    var own = [UInt32](repeating: 0, count: counts.count)
    let (width, height) = (Double(columns), Double(rows))
    let across = Placement(frame.x, from: rect.minX, cells: width / rect.width)
    let down = Placement(frame.y, from: rect.minY, cells: height / rect.height)
    own.withUnsafeMutableBufferPointer { own in
      for (x, y) in zip(x, y) {
        let (column, row) = (across(x), down(y))
        guard column >= 0, column < width, row >= 0, row < height else { continue }
        own[Int(row) * columns + Int(column)] &+= 1
      }
    }
    for cell in own.indices where own[cell] > 0 {
      counts[cell] &+= own[cell]
      if own[cell] > most[cell] {
        most[cell] = own[cell]
        owners[cell] = UInt8(truncatingIfNeeded: series)
      }
    }
  }

  /// The middle of a cell.
  func center(of cell: Int) -> Point {
    let (row, column) = cell.quotientAndRemainder(dividingBy: columns)
    return Point(
      rect.minX + rect.width * (Double(column) + 0.5) / Double(columns),
      rect.minY + rect.height * (Double(row) + 0.5) / Double(rows))
  }

  /// The cells about which, two cells away or nearer, there are no more than two other points.
  func lonelyCells() -> [Int] {
    counts.indices.filter { cell in
      guard counts[cell] > 0 else { return false }
      let (row, column) = cell.quotientAndRemainder(dividingBy: columns)
      var sum: UInt32 = 0
      for near in max(0, row - 2)...min(rows - 1, row + 2) {
        for beside in max(0, column - 2)...min(columns - 1, column + 2) {
          sum &+= counts[near * columns + beside]
        }
      }
      return sum <= 3
    }
  }

  /// The squares of the given side, in points, that hold more than `few` points.
  func crowds(ofSide side: Double, over few: UInt32) -> [Rect] {
    let step = max(1, Int((side / cell).rounded()))
    var squares: [Rect] = []
    for top in stride(from: 0, to: rows, by: step) {
      for left in stride(from: 0, to: columns, by: step) {
        var sum: UInt32 = 0
        for row in top..<min(top + step, rows) {
          for column in left..<min(left + step, columns) {
            sum &+= counts[row * columns + column]
          }
        }
        guard sum > few else { continue }
        let corner = center(of: top * columns + left)
        squares.append(Rect(origin: corner, size: Size(side, side)))
      }
    }
    return squares
  }
}

/// From data to cells.
private struct Placement {
  private let scale: Scale
  private let origin: Double
  private let cells: Double
  /// The factor and the summand of a linear scale, so that a point takes one product and one sum.
  private let factor: Double
  private let summand: Double

  init(_ scale: Scale, from origin: Double, cells: Double) {
    self.scale = scale
    self.origin = origin
    self.cells = cells
    let domain = scale.domain.to - scale.domain.from
    let slope = domain == 0 ? 0 : (scale.range.to - scale.range.from) / domain
    factor = slope * cells
    summand = (scale.range.from - slope * scale.domain.from - origin) * cells
  }

  @inline(__always)
  func callAsFunction(_ value: Double) -> Double {
    scale.kind == .linear ? value * factor + summand : (scale(value) - origin) * cells
  }
}
