import Elementary
import Plotting
import Stars

/// The background and top axes of a Hertzsprung–Russell diagram of the logarithm of a temperature and an
/// absolute magnitude.
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

  /// The lines of equal radius and the dwarf sequence, as far as they are known for `magnitude`: in Gaia's
  /// band only the sequence, since there are no bolometric corrections.
  static func marks(magnitude: Quantity, theme: Theme) -> [any Mark] {
    let lines = magnitude.bolometricCorrection.map { radiusMarks($0, theme: theme) } ?? []
    return lines + (magnitude.dwarfs.map { [sequence($0, theme: theme)] } ?? [])
  }

  /// The lines of equal radius, by the bolometric correction of a dwarf of the same temperature.
  private static func radiusMarks(_ correction: DwarfRelation, theme: Theme) -> [any Mark] {
    let x = Array(stride(from: 3.3, through: 4.66, by: 0.02))
    let temperatures = x.map(powerOfTen)
    let corrections = temperatures.map { correction($0) ?? .nan }
    return radii.map { radius in
      Line(
        x: x,
        y: zip(temperatures, corrections).map {
          Photometry.absoluteMagnitude(radius: radius, temperature: $0, correction: $1)
        },
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
