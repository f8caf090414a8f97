import CCells

/// The map from data to cells.
struct CellGrid: Sendable {
  /// The fewest points worth a part of their own.
  static let fewest = 250_000

  private let across: Placement
  private let down: Placement
  let columns: Int
  let rows: Int

  init(_ frame: Frame, _ rect: Rect, columns: Int, rows: Int) {
    across = Placement(frame.x, from: rect.minX, cells: Double(columns) / rect.width)
    down = Placement(frame.y, from: rect.minY, cells: Double(rows) / rect.height)
    self.columns = columns
    self.rows = rows
  }

  /// The maps along both axes as C has them; nil unless both scales are linear.
  var axes: (across: cc_axis, down: cc_axis)? {
    guard let across = across.axis(columns), let down = down.axis(rows) else { return nil }
    return (across, down)
  }

  /// Does the same as ``count(_:every:_:_:_:_:into:weight:)`` for points without weights, in C.
  func count(
    _ part: Range<Int>, every: Int, _ x: [Double], _ y: [Double], _ series: [Int],
    _ pass: Range<Int>, _ axes: (across: cc_axis, down: cc_axis), into counts: inout [UInt32]
  ) {
    if series.isEmpty, !pass.contains(0) { return }
    unsafe counts.withUnsafeMutableBufferPointer { counts in
      for part in Self.runs(of: part, every) {
        unsafe x[part].withUnsafeBufferPointer { x in
          unsafe y[part].withUnsafeBufferPointer { y in
            unsafe (series.isEmpty ? [] : series[part]).withUnsafeBufferPointer { members in
              unsafe cc_count(
                x.baseAddress, y.baseAddress, x.count, axes.across, axes.down,
                cc_series(
                  members: series.isEmpty ? nil : members.baseAddress, first: pass.lowerBound,
                  count: pass.count),
                counts.baseAddress)
            }
          }
        }
      }
    }
  }

  /// Returns the points of a part that are counted: all, or one of `every` runs of a few cache lines.
  private static func runs(of part: Range<Int>, _ every: Int) -> some Sequence<Range<Int>> {
    let run = every == 1 ? max(part.count, 1) : 64
    return stride(from: part.lowerBound, to: part.upperBound, by: run * every).lazy.map { start in
      start..<min(start + run, part.upperBound)
    }
  }

  /// Adds the points of a part to the counts of each cell, for each series of a pass: all points, or some runs.
  @inline(__always)
  func count<Counter: FixedWidthInteger>(
    _ part: Range<Int>, every: Int, _ x: [Double], _ y: [Double], _ series: [Int],
    _ pass: Range<Int>, into counts: inout [Counter], weight: (Int) -> Counter
  ) {
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
  }

  @inline(__always)
  private func count<Counter: FixedWidthInteger>(
    _ part: Range<Int>, _ every: Int, _ x: [Double], _ y: [Double],
    into counts: UnsafeMutableBufferPointer<Counter>, stride: Int, _ weight: (Int) -> Counter,
    offset: (Int) -> Int
  ) {
    for run in Self.runs(of: part, every) {
      for index in run {
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

  /// The map as C has it, for a number of cells; nil unless the scale is linear.
  func axis(_ cells: Int) -> cc_axis? {
    guard scale.kind == .linear, let cells = Int32(exactly: cells) else { return nil }
    return cc_axis(from: scale.domain.from, factor: factor, summand: summand, cells: cells)
  }

  @inline(__always)
  func callAsFunction(_ value: Double) -> Double {
    scale.kind == .linear
      ? (value - scale.domain.from) * factor + summand : (scale(value) - origin) * cells
  }
}
