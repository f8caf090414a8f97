import Elementary
import Plotting

/// The probability of one class everywhere in a frame, in ten shades, with a line at a half.
struct ProbabilityField: Mark {
  /// The logits of the classifier.
  var logits: LogitGrid.Logits
  /// The class.
  var label: Int
  /// The shades of the ten tenths.
  var shades: [Color]
  /// The line at a half; nil for none.
  var line: Stroke?

  /// The ten shades of a theme, of which even the darkest contrasts with the line at a half (3:1).
  static func shades(_ theme: Theme) -> [Color] {
    (0..<10).map { theme.tint(theme.positive, 0.05 + 0.55 * Double($0) / 9) }
  }

  /// The line at a half in a theme.
  static func line(_ theme: Theme) -> Stroke { Stroke(theme.ink, width: 0.8) }

  /// The keys of the shades and, if it is drawn, the line.
  static func legend(_ theme: Theme, hasLine: Bool) -> [LegendEntry] {
    let bar = ColorBar(
      strips: [shades(theme)],
      ticks: (0...5).map {
        ColorBar.Tick(Double($0) / 5, NumberLabel.decimal(2 * $0, exponent: -1))
      })
    return [LegendEntry("Probability of the class", .bar(bar))]
      + (hasLine ? [LegendEntry("Probability 0.5", .line(line(theme)))] : [])
  }

  func fitted(to frame: Frame) -> any Mark {
    let odds = LogitGrid(logits, frame).logOdds()[label]
    let areas = shades.indices.dropFirst().map { tenth in
      let threshold = Double(tenth) / Double(shades.count)
      let level = naturalLogarithm(threshold / (1 - threshold))
      return (path: odds.region(above: level), color: shades[tenth])
    }
    let ground = (path: Path.rectangle(frame.rect), color: shades[0])
    return FittedField(
      areas: [ground] + areas.filter { !$0.path.isEmpty },
      lines: line == nil ? [] : odds.lines(at: 0),
      stroke: line ?? Stroke(shades[0], width: 0))
  }

  func draw(on canvas: any Canvas, in frame: Frame) {
    fitted(to: frame).draw(on: canvas, in: frame)
  }
}

/// A field of probabilities computed for a frame.
private struct FittedField: Mark {
  var areas: [(path: Path, color: Color)]
  var lines: [[Point]]
  var stroke: Stroke

  func draw(on canvas: any Canvas, in frame: Frame) {
    canvas.clip(to: frame.rect) {
      for area in areas { canvas.fill(area.path, area.color) }
      for line in lines { canvas.stroke(.polyline(line), stroke) }
    }
  }
}
