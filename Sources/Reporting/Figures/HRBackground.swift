import Elementary
import Learning
import Plotting
import Stars

/// What an astronomer expects behind and above the stars of a Hertzsprung–Russell diagram whose axes
/// are log T_eff and M_V.
struct HRBackground {
  /// The radii whose lines are drawn, in units of the Sun's.
  static let radii = [0.001, 0.01, 0.1, 1, 10, 100, 1_000]

  /// The rows above the frame: the temperature in kelvin, and the spectral classes of dwarfs.
  static let topRows = [
    TopRow(
      .italic("T") + .subscript("eff") + " (K)",
      .ticks(value: powerOfTen, position: decimalLogarithm, kind: .logarithmic)),
    TopRow(
      "Class",
      .bands(
        DwarfSequence.classes.map { name, coolest, hottest in
          TopRow.Band(
            Text(name),
            Span(
              hottest.isFinite ? decimalLogarithm(hottest) : .infinity, decimalLogarithm(coolest)))
        })),
  ]

  /// The lines of equal radius, by the bolometric correction of a dwarf as hot: the logarithm of the temperature, and for each radius the magnitude;
  /// worked out once.
  private static let radiusLines: (x: [Double], y: [[Double]]) = {
    let x = Array(stride(from: 3.3, through: 4.66, by: 0.02))
    let temperatures = x.map(powerOfTen)
    let corrections = temperatures.map { DwarfSequence.bolometricCorrection($0) ?? .nan }
    let y = radii.map { radius in
      zip(temperatures, corrections).map {
        Photometry.absoluteMagnitude(radius: radius, temperature: $0, correction: $1)
      }
    }
    return (x, y)
  }()

  /// The lines of equal radius and the dwarf sequence, in visual magnitudes; in Gaia's the sequence
  /// alone, since its bolometric corrections are others; in anything else nothing.
  static func marks(magnitude: String, theme: Theme) -> [any Mark] {
    switch magnitude {
    case Schema.absoluteMagnitude:
      radiusMarks(theme: theme) + [sequence(\.absoluteMagnitude, theme: theme)]
    case Schema.gaiaAbsoluteMagnitude: [sequence(\.gaiaMagnitude, theme: theme)]
    default: []
    }
  }

  private static func radiusMarks(theme: Theme) -> [any Mark] {
    zip(radii, radiusLines.y).map { radius, magnitudes in
      Line(
        x: radiusLines.x, y: magnitudes, stroke: Stroke(theme.grid, width: 0.6),
        label: NumberLabel.shortest(radius) + " " + .italic("R") + .subscript("☉"),
        isGuide: true)
    }
  }

  private static func sequence(
    _ magnitude: KeyPath<DwarfSequence.Row, Double>, theme: Theme
  ) -> Line {
    let dwarfs = DwarfSequence.rows.filter {
      $0.temperature >= 2_000 && $0[keyPath: magnitude].isFinite
    }
    return Line(
      x: dwarfs.map { decimalLogarithm($0.temperature) }, y: dwarfs.map { $0[keyPath: magnitude] },
      stroke: Stroke(theme.grid, width: 3, isRound: true), name: "Dwarf sequence", isGuide: true)
  }
}
