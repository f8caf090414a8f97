import Learning
import Plotting

/// The regions in which a classifier chooses each class, shaded by its certainty, and the boundary
/// between them.
///
/// Everything is drawn as paths from the classifier's logits, sampled every few points of the page:
///
/// ```
/// class k wins                  z_k − max_{j≠k} z_j ≥ 0
/// class k has probability ≥ t   z_k − ln Σ_{j≠k} exp z_j ≥ ln (t / (1 − t))
/// ```
///
/// Logits run straight where probabilities saturate, so that linear interpolation draws them well.
struct DecisionRegions: Mark {
  /// The logits at a horizontal and a vertical value.
  var logits: @Sendable (Double, Double) -> [Double]
  /// The colour of each class.
  var colors: [Color]
  /// The winning probabilities from which the shade is darker.
  var certainties: [Double]
  /// The line between the classes.
  var boundary: Stroke
  /// What shades are mixed with.
  var background: Color

  /// The distance between samples, in points.
  static let cell = 4.0

  func fitted(to frame: Frame) -> any Mark {
    let grid = LogitGrid(self, frame)
    return FittedRegions(
      areas: areas(grid), lines: boundaryLines(grid), stroke: boundary)
  }

  func draw(on canvas: any Canvas, in frame: Frame) {
    fitted(to: frame).draw(on: canvas, in: frame)
  }

  /// The areas to fill, from the lowest to the uppermost.
  ///
  /// The whole frame for the first class, then for each further class the part where it beats those
  /// before it: what is painted last lies on top, so that no gap shows between regions. The surer
  /// parts of each follow.
  private func areas(_ grid: LogitGrid) -> [(path: Path, color: Color)] {
    var areas = colors.indices.map { label in
      let region =
        label == 0
        ? Path.rectangle(grid.rect)
        : grid.contours { $0[label] - ($0[..<label].max() ?? 0) }.region(above: 0)
      return (path: region, color: shade(label, step: 0))
    }
    for label in colors.indices {
      let advantage = grid.contours { Self.logOdds($0, label) }
      for (step, certainty) in certainties.enumerated() {
        let level = naturalLogarithm(certainty / (1 - certainty))
        areas.append((advantage.region(above: level), shade(label, step: step + 1)))
      }
    }
    return areas.filter { !$0.path.isEmpty }
  }

  /// The shade of a class at a step of certainty, 0 being the faintest.
  func shade(_ label: Int, step: Int) -> Color {
    background.mixed(with: colors[label], 0.10 + 0.10 * Double(step))
  }

  /// The stretches where the two largest logits are equal: for each class the line on which it
  /// equals the best of those before it, cut where a later class is larger.
  private func boundaryLines(_ grid: LogitGrid) -> [[Point]] {
    colors.indices.dropFirst().flatMap { label in
      let lines = grid.contours { $0[label] - ($0[..<label].max() ?? 0) }.lines(at: 0)
      guard label + 1 < colors.count else { return lines }
      return lines.flatMap { line in
        Clipping.parts(of: line) { point in
          let logits = grid.logits(at: point)
          return (logits[...label].max() ?? 0) - (logits[(label + 1)...].max() ?? 0)
        }
      }
    }
  }

  /// `z_k − ln Σ_{j≠k} exp z_j`, the logarithm of the odds of class k, with the largest term of the
  /// sum taken out so that it cannot overflow.
  private static func logOdds(_ logits: [Double], _ label: Int) -> Double {
    var others = logits
    others.remove(at: label)
    let largest = others.max() ?? 0
    let sum = others.reduce(0) { $0 + exponential($1 - largest) }
    return logits[label] - largest - naturalLogarithm(sum)
  }
}

/// Decision regions worked out for a frame.
private struct FittedRegions: Mark {
  var areas: [(path: Path, color: Color)]
  var lines: [[Point]]
  var stroke: Stroke

  func obstacles(in frame: Frame) -> [Obstacle] {
    lines.flatMap { line in
      zip(line, line.dropFirst()).map { .segment($0, $1, width: stroke.width) }
    }
  }

  func draw(on canvas: any Canvas, in frame: Frame) {
    canvas.clip(to: frame.rect) {
      for area in areas { canvas.fill(area.path, area.color) }
      for line in lines { canvas.stroke(.polyline(line), stroke) }
    }
  }
}

/// A classifier's logits sampled over a frame.
private struct LogitGrid {
  let rect: Rect
  private let columns: Int
  private let rows: Int
  private let samples: [[Double]]
  private let frame: Frame
  private let regions: DecisionRegions

  init(_ regions: DecisionRegions, _ frame: Frame) {
    self.regions = regions
    self.frame = frame
    rect = frame.rect
    let (columns, rows) = ContourGrid.shape(over: rect, cell: DecisionRegions.cell)
    (self.columns, self.rows) = (columns, rows)
    samples = ContourGrid.points(columns: columns, rows: rows, over: rect).map { point in
      regions.logits(frame.x.value(at: point.x), frame.y.value(at: point.y))
    }
  }

  func logits(at point: Point) -> [Double] {
    regions.logits(frame.x.value(at: point.x), frame.y.value(at: point.y))
  }

  func contours(of function: ([Double]) -> Double) -> ContourGrid {
    ContourGrid(columns: columns, rows: rows, values: samples.map(function), rect: rect)
  }
}

/// The parts of a line where a function is not negative.
private enum Clipping {
  /// The parts of `line` where `function` is at least zero, cut at its zeros by linear interpolation.
  static func parts(of line: [Point], where function: (Point) -> Double) -> [[Point]] {
    var parts: [[Point]] = []
    var current: [Point] = []
    var last: (point: Point, value: Double)?
    for point in line {
      let value = function(point)
      if let last, (last.value >= 0) != (value >= 0) {
        let t = last.value / (last.value - value)
        current.append(
          Point(
            last.point.x + (point.x - last.point.x) * t,
            last.point.y + (point.y - last.point.y) * t))
        if value < 0 {
          parts.append(current)
          current = []
        }
      }
      if value >= 0 { current.append(point) }
      last = (point, value)
    }
    if current.count > 1 { parts.append(current) }
    return parts
  }
}
