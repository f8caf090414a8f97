import Parallelism

/// A k-d tree over points, which finds the nearest of them to a place.
///
/// The tree is the order of the points alone: the point in the middle of a range splits it, along the axes
/// in turn, down to ranges of a few points.
///
/// Source: Bentley, *Multidimensional binary search trees used for associative searching* (1975).
public struct NearestNeighbors: Sendable {
  /// A point and its distance.
  public struct Neighbor: Equatable, Sendable {
    /// The index of the point.
    public let index: Int
    /// Its Euclidean distance.
    public let distance: Double
  }

  private let points: Matrix
  private var order: [Int]

  /// A tree over the rows of `points`, which is built on all cores.
  public init(_ points: Matrix) {
    self.points = points
    order = Array(0..<points.rows)
    order.withUnsafeMutableBufferPointer { order in
      nonisolated(unsafe) let order = order
      points.elements.withUnsafeBufferPointer { elements in
        withUnsafeTemporaryAllocation(of: Double.self, capacity: order.count) { coordinates in
          nonisolated(unsafe) let builder = TreeBuilder(
            elements: elements, columns: points.columns, order: order, coordinates: coordinates)
          builder.split(0..<order.count, along: 0)
        }
      }
    }
  }

  /// Returns the nearest points to `place`, the nearest first; of equal distances, the first point in order.
  ///
  /// - Parameters:
  ///   - count: The number of points, or fewer if there are not as many.
  ///   - place: Its coordinates.
  ///   - excluded: The index of a point to skip: the one at `place` itself.
  /// - Returns: The points with their distances.
  /// - Precondition: `place` has a coordinate for each column of the points.
  public func nearest(_ count: Int, to place: [Double], excluding excluded: Int? = nil)
    -> [Neighbor]
  {
    precondition(place.count == points.columns, "\(place.count) coordinates")
    var search = Search(place: place, excluded: excluded, count: count)
    visit(0..<order.count, axis: 0, &search)
    return search.found.map { Neighbor(index: $0.index, distance: $0.square.squareRoot()) }
  }

  /// Returns the indices of the points no farther than `distance` from `place`, in no particular order.
  ///
  /// - Precondition: `place` has a coordinate for each column of the points.
  public func indices(
    within distance: Double, of place: [Double], excluding excluded: Int? = nil
  ) -> [Int] {
    precondition(place.count == points.columns, "\(place.count) coordinates")
    var found: [Int] = []
    var ranges = [(range: 0..<order.count, axis: 0)]
    func look(at point: Int) {
      if point != excluded, square(point, place).squareRoot() <= distance { found.append(point) }
    }
    while let (range, axis) = ranges.popLast() {
      if range.count <= TreeBuilder.leafSize {
        for index in range { look(at: order[index]) }
        continue
      }
      let middle = (range.lowerBound + range.upperBound) / 2
      let point = order[middle]
      look(at: point)
      let (gap, next) = (place[axis] - points[point, axis], (axis + 1) % points.columns)
      if gap <= distance { ranges.append((range.lowerBound..<middle, next)) }
      if -gap <= distance { ranges.append((middle + 1..<range.upperBound, next)) }
    }
    return found
  }

  private func visit(_ range: Range<Int>, axis: Int, _ search: inout Search) {
    if range.count <= TreeBuilder.leafSize {
      for index in range { search.offer(order[index], square(order[index], search.place)) }
      return
    }
    let middle = (range.lowerBound + range.upperBound) / 2
    let point = order[middle]
    search.offer(point, square(point, search.place))
    let gap = search.place[axis] - points[point, axis]
    let (lower, upper) = (range.lowerBound..<middle, middle + 1..<range.upperBound)
    let next = (axis + 1) % points.columns
    visit(gap < 0 ? lower : upper, axis: next, &search)
    if gap * gap <= search.limit { visit(gap < 0 ? upper : lower, axis: next, &search) }
  }

  private func square(_ point: Int, _ place: [Double]) -> Double {
    (0..<points.columns).reduce(0) { sum, axis in
      let difference = points[point, axis] - place[axis]
      return sum + difference * difference
    }
  }
}

/// The order of points while it becomes a tree.
private struct TreeBuilder {
  let elements: UnsafeBufferPointer<Double>
  let columns: Int
  let order: UnsafeMutableBufferPointer<Int>
  /// The coordinates of the points along the axis of a range, in their order: side by side, they are read faster.
  let coordinates: UnsafeMutableBufferPointer<Double>

  /// The number of points up to which a range is not split.
  static let leafSize = 8

  /// The number of points above which the two halves are built concurrently.
  private static let mostOnOneThread = 20_000

  /// Orders a range: the point in its middle splits it along an axis.
  func split(_ range: Range<Int>, along axis: Int) {
    guard range.count > Self.leafSize else { return }
    let middle = (range.lowerBound + range.upperBound) / 2
    for place in range {
      coordinates.initializeElement(at: place, to: elements[order[place] * columns + axis])
    }
    select(middle, in: range)
    let next = (axis + 1) % columns
    let halves = [range.lowerBound..<middle, middle + 1..<range.upperBound]
    if range.count > Self.mostOnOneThread {
      nonisolated(unsafe) let builder = self
      _ = concurrentMap(2) { builder.split(halves[$0], along: next) }
    } else {
      for half in halves { split(half, along: next) }
    }
  }

  /// Reorders `range` so that the element at `place` is where sorting would put it (Hoare's quickselect).
  private func select(_ place: Int, in range: Range<Int>) {
    var (low, high) = (range.lowerBound, range.upperBound - 1)
    while low < high {
      let pivot = coordinates[(low + high) / 2]
      var (left, right) = (low, high)
      while left <= right {
        while coordinates[left] < pivot { left += 1 }
        while coordinates[right] > pivot { right -= 1 }
        if left <= right {
          order.swapAt(left, right)
          coordinates.swapAt(left, right)
          left += 1
          right -= 1
        }
      }
      if place <= right { high = right } else if place >= left { low = left } else { return }
    }
  }
}

/// The nearest points found so far.
private struct Search {
  let place: [Double]
  let excluded: Int?
  let count: Int
  /// The points by distance, then by index.
  private(set) var found: [(index: Int, square: Double)] = []

  /// The square of the distance beyond which no point is wanted.
  var limit: Double { found.count < count ? .infinity : found[found.count - 1].square }

  init(place: [Double], excluded: Int?, count: Int) {
    self.place = place
    self.excluded = excluded
    self.count = count
  }

  mutating func offer(_ index: Int, _ square: Double) {
    guard index != excluded, count > 0 else { return }
    let place = found.firstIndex { (square, index) < ($0.square, $0.index) } ?? found.count
    guard place < count else { return }
    found.insert((index, square), at: place)
    if found.count > count { found.removeLast() }
  }
}
