import Elementary
import Plotting
import Stars

/// The background and top axes of a Hertzsprung–Russell diagram of the logarithm of a temperature and an
/// absolute magnitude or a luminosity.
struct HRBackground {
  /// The radii of the lines, in solar radii.
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

  /// The lines of equal radius and the dwarf sequence, as far as they are known for `ordinate`: in Gaia's
  /// band only the sequence, since there are no bolometric corrections.
  static func marks(_ ordinate: Quantity, theme: Theme) -> [any Mark] {
    let lines: [any Mark] =
      if ordinate.kind == .luminosity {
        radiusMarks(theme: theme, Photometry.logLuminosity)
      } else if let correction = ordinate.bolometricCorrection {
        radiusMarks(theme: theme) { radius, temperature in
          Photometry.absoluteMagnitude(
            radius: radius, temperature: temperature, correction: correction(temperature) ?? .nan)
        }
      } else {
        []
      }
    return lines + (ordinate.dwarfs.map { [sequence($0, theme: theme)] } ?? [])
  }

  /// The lines of equal radius: straight for luminosities; for magnitudes by the bolometric correction of a
  /// dwarf of the same temperature.
  private static func radiusMarks(
    theme: Theme, _ ordinate: (_ radius: Double, _ temperature: Double) -> Double
  ) -> [any Mark] {
    let x = Array(stride(from: 3.3, through: 4.66, by: 0.02))
    let temperatures = x.map(powerOfTen)
    return radii.map { radius in
      Line(
        x: x, y: temperatures.map { ordinate(radius, $0) },
        stroke: Stroke(theme.grid, width: 0.6),
        label: NumberLabel.shortest(radius) + " " + .italic("R") + .subscript("☉"),
        isGuide: true)
    }
  }

  private static func sequence(_ magnitude: Quantity.Dwarfs, theme: Theme) -> Line {
    let dwarfs = DwarfSequence.rows.filter { $0.temperature >= 2_000 && magnitude($0).isFinite }
    return Line(
      x: dwarfs.map { decimalLogarithm($0.temperature) }, y: dwarfs.map(magnitude),
      stroke: Stroke(theme.grid, width: 3, isRound: true), name: "Dwarf sequence", isGuide: true)
  }
}
