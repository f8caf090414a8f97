import Elementary
import Learning
import Plotting

/// The regions in which a classifier predicts each class, shaded by its certainty, and the boundary between
/// them.
///
/// Everything is drawn as paths from the classifier's logits, sampled every few points of the page:
///
/// ```
/// class k wins                  z_k − max_{j≠k} z_j ≥ 0
/// class k has probability ≥ t   z_k − ln Σ_{j≠k} exp z_j ≥ ln (t / (1 − t))
/// ```
///
/// Logits are close to linear where probabilities saturate, so that linear interpolation suits them.
struct DecisionRegions: Mark {
  /// The logits of the classifier.
  var logits: LogitGrid.Logits
  /// The colour of each class.
  var colors: [Color]
  /// The certainty that the shades show.
  var certainty: Certainty
  /// The line between the classes.
  var boundary: Stroke
  /// The colour that shades are mixed with.
  var background: Color
  /// The share of a class's colour in the darkest shade, 0 to 1.
  var depth: Double
  /// The names of the classes, written in their regions where there is room; empty for none.
  var names: [Text] = []
  /// Whether the regions are filled; if not, only the boundary is drawn.
  var isFilled = true

  /// The key of the shades that can occur, in the grey of `ink`.
  func key(ink: Color) -> LegendEntry {
    let shades = (lowestStep...certainty.count).map {
      background.mixed(with: ink, depth(step: $0))
    }
    return LegendEntry(Text(certainty.words(classes: colors.count)), .swatches(shades))
  }

  /// The lowest step of certainty that can occur.
  var lowestStep: Int { certainty.lowestStep(classes: colors.count) }

  /// The share of a class's colour at a step of certainty.
  private func depth(step: Int) -> Double {
    let faintest = 0.08
    return faintest + (depth - faintest) * Double(step) / Double(certainty.count)
  }

  func fitted(to frame: Frame) -> any Mark {
    let grid = LogitGrid(logits, frame)
    let fields = colors.indices.dropFirst().map { grid.advantage(of: $0, over: 0..<$0) }
    return FittedRegions(
      areas: isFilled ? areas(grid, fields) : [],
      lines: BoundaryJunctions.joined(boundaryLines(grid, fields), grid), stroke: boundary,
      labels: names.isEmpty ? [] : RegionNames(grid).labels(names))
  }

  func draw(on canvas: any Canvas, in frame: Frame) {
    fitted(to: frame).draw(on: canvas, in: frame)
  }

  /// The areas to fill, from the bottom to the top.
  ///
  /// First the whole frame for the first class, then for each further class the part where it exceeds those
  /// before it: later areas cover earlier ones, so that no gap shows between regions. The areas of higher
  /// certainty follow.
  private func areas(
    _ grid: LogitGrid, _ fields: [ContourGrid]
  ) -> [(path: Path, color: Color)] {
    let lowest = lowestStep
    var areas = [(path: Path.rectangle(grid.rect), color: shade(0, step: lowest))]
    for (index, field) in fields.enumerated() {
      // Of equal logits, the first class is predicted.
      areas.append((field.region(above: .leastNormalMagnitude), shade(index + 1, step: lowest)))
    }
    return (areas + certainAreas(grid)).filter { !$0.path.isEmpty }
  }

  /// The areas above the lowest step of certainty.
  private func certainAreas(_ grid: LogitGrid) -> [(path: Path, color: Color)] {
    switch certainty {
    case .probability(let thresholds):
      grid.logOdds().enumerated().flatMap { label, odds in
        thresholds.enumerated().dropFirst(lowestStep).map { step, threshold in
          let level = naturalLogarithm(threshold / (1 - threshold))
          return (odds.region(above: level), shade(label, step: step + 1))
        }
      }
    case .agreement(let agreement):
      grid.margins(agreement).enumerated().dropFirst(lowestStep).flatMap { step, margins in
        margins.enumerated().map { label, margin in
          (margin.region(above: .leastNormalMagnitude), shade(label, step: step + 1))
        }
      }
    }
  }

  /// The shade of a class at a step of certainty; 0 is the lightest.
  func shade(_ label: Int, step: Int) -> Color {
    background.mixed(with: colors[label], depth(step: step))
  }

  /// The lines where the two largest logits are equal: for each class the line on which it equals the largest
  /// of those before it, cut where a later class is larger.
  private func boundaryLines(
    _ grid: LogitGrid, _ fields: [ContourGrid]
  ) -> [BoundaryJunctions.Line] {
    fields.enumerated().flatMap { index, field in
      let label = index + 1
      guard label + 1 < colors.count else {
        return field.lines(at: 0).map { BoundaryJunctions.Line(label: label, points: $0) }
      }
      // Of a straight line, both ends may be where a later class is larger, but not the middle.
      return field.fullLines(at: 0).flatMap { line in
        let logits = grid.logits(at: line)
        let values = line.indices.map { place in
          logits.largest(inRow: place, 0...label)
            - logits.largest(inRow: place, (label + 1)...(colors.count - 1))
        }
        return BoundaryJunctions.parts(of: line, label, where: values).map { part in
          var part = part
          part.points = Simplification.simplified(part.points, tolerance: 0.02)
          return part
        }
      }
    }
  }
}

/// Decision regions computed for a frame.
private struct FittedRegions: Mark {
  var areas: [(path: Path, color: Color)]
  var lines: [[Point]]
  var stroke: Stroke
  var labels: [Label]

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
