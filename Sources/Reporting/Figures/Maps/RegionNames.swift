import Learning
import Plotting

/// The places for the names of regions: far from their edges.
struct RegionNames {
  private let grid: LogitGrid
  private let classes: [Int]

  init(_ grid: LogitGrid) {
    self.grid = grid
    classes = (0..<grid.samples.rows).map { row in
      (1..<max(grid.samples.columns, 1)).reduce(0) {
        grid.samples[row, $1] > grid.samples[row, $0] ? $1 : $0
      }
    }
  }

  /// The name of each class, near the places of its region that are farthest from the edges.
  func labels(_ names: [Text]) -> [Label] {
    let depths = depths()
    var places: [Int: [Int]] = [:]
    for index in classes.indices.sorted(by: { (depths[$1], $0) < (depths[$0], $1) })
    where depths[index] > 1 {
      let taken = places[classes[index], default: []]
      let isNew = taken.count < Self.most && !taken.contains { isNear($0, index) }
      if isNew { places[classes[index], default: []].append(index) }
    }
    return names.indices.compactMap { label in
      places[label].map { Label(names[label], near: .places($0.map(point))) }
    }
  }

  /// The largest number of places tried for a name.
  private static let most = 60

  private func isNear(_ a: Int, _ b: Int) -> Bool {
    let (one, other) = (point(a), point(b))
    return (one.x - other.x).magnitude < 10 && (one.y - other.y).magnitude < 6
  }

  private func point(_ index: Int) -> Point {
    let (row, column) = index.quotientAndRemainder(dividingBy: grid.columns)
    let (x, y) = (
      Double(column) / Double(grid.columns - 1), Double(row) / Double(grid.rows - 1)
    )
    return Point(grid.rect.minX + x * grid.rect.width, grid.rect.minY + y * grid.rect.height)
  }

  /// The distance of each sample from the nearest of another class or the frame, in steps along the grid.
  private func depths() -> [Int] {
    let (columns, rows) = (grid.columns, grid.rows)
    var depths = [Int](repeating: 0, count: classes.count)
    func depth(_ index: Int, of label: Int) -> Int { classes[index] == label ? depths[index] : 0 }
    func step(_ index: Int, _ one: Int, _ other: Int) {
      let label = classes[index]
      depths[index] = min(depths[index], min(depth(one, of: label), depth(other, of: label)) + 1)
    }
    for row in 1..<max(rows - 1, 1) {
      for column in 1..<max(columns - 1, 1) {
        depths[row * columns + column] = columns + rows
      }
    }
    guard rows > 2, columns > 2 else { return depths }
    for row in 1..<(rows - 1) {
      for index in (row * columns + 1)..<((row + 1) * columns - 1) {
        step(index, index - 1, index - columns)
      }
    }
    for row in (1..<(rows - 1)).reversed() {
      for index in ((row * columns + 1)..<((row + 1) * columns - 1)).reversed() {
        step(index, index + 1, index + columns)
      }
    }
    return depths
  }
}
