import Elementary
import Formatting
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
      "Dwarf class",
      .bands(
        DwarfSequence.classes.map { name, coolest, hottest in
          TopRow.Band(
            Text(name),
            Span(
              hottest.isFinite ? decimalLogarithm(hottest) : .infinity, decimalLogarithm(coolest)))
        })),
  ]

  /// The lines of equal radius and the dwarf sequence, as far as they are known for `ordinate`.
  static func marks(_ ordinate: Quantity, theme: Theme) -> [any Mark] {
    radiusLines(ordinate, theme: theme)
      + (ordinate.dwarfs.map { [sequence($0, theme: theme)] } ?? [])
  }

  /// The lines of equal radius: straight for luminosities; for magnitudes by the bolometric correction of the
  /// stars that have such radii, as far as it is known.
  private static func radiusLines(_ ordinate: Quantity, theme: Theme) -> [Line] {
    let x = Array(stride(from: 3.3, through: 4.66, by: 0.02))
    return radii.compactMap { radius in
      let y = x.map { Self.ordinate(ordinate, radius, temperature: powerOfTen($0)) }
      if y.allSatisfy(\.isNaN) { return nil }
      return Line(
        x: x, y: y, stroke: Stroke(theme.grid, width: 0.6),
        label: NumberLabel.shortest(radius) + " " + .italic("R") + .subscript("☉"),
        isGuide: true)
    }
  }

  /// The ordinate of a star of a radius, in solar radii, and a temperature, in kelvin; NaN if it is unknown.
  private static func ordinate(
    _ quantity: Quantity, _ radius: Double, temperature: Double
  ) -> Double {
    if quantity.kind == .luminosity {
      return Photometry.logLuminosity(radius: radius, temperature: temperature)
    }
    let correction = quantity.bolometricCorrection?(group(of: radius), temperature)
    return Photometry.absoluteMagnitude(
      radius: radius, temperature: temperature, correction: correction ?? .nan)
  }

  /// The stars that have a radius, in solar radii: white dwarfs up to 0.03, giants from 10, and dwarfs between.
  private static func group(of radius: Double) -> StarGroup {
    radius <= 0.03 ? .whiteDwarf : radius >= 10 ? .giant : .mainSequence
  }

  /// The sentence on the bolometric corrections of the lines of equal radius that cross the area of stars with the
  /// given coordinates; nil if none does, or if they need none.
  static func radiusNote(_ ordinate: Quantity, x: [Double], y: [Double]) -> String? {
    guard ordinate.kind == .absoluteMagnitude, let x = Span(over: x)?.padded(by: 0.05),
      let y = Span(over: y)?.padded(by: 0.05)
    else { return nil }
    let groups = radii.filter { radius in
      stride(from: x.lower, through: x.upper, by: 0.01).contains { logTemperature in
        y.contains(Self.ordinate(ordinate, radius, temperature: powerOfTen(logTemperature)))
      }
    }.map(group)
    let names: [(group: StarGroup, name: String, range: String)] = [
      (.whiteDwarf, "white dwarfs", " up to 0.03 R☉"), (.mainSequence, "dwarfs", ""),
      (.giant, "giants", " from 10 R☉"),
    ]
    let shown = names.filter { groups.contains($0.group) }
    guard !shown.isEmpty else { return nil }
    let parts = shown.map { "of \($0.name)\(shown.count > 1 ? $0.range : "")" }
    return "The lines of equal radius use the bolometric corrections \(listed(parts))."
  }

  private static func sequence(_ magnitude: Quantity.Dwarfs, theme: Theme) -> Line {
    let dwarfs = DwarfSequence.rows.filter { $0.temperature >= 2_000 && magnitude($0).isFinite }
    return Line(
      x: dwarfs.map { decimalLogarithm($0.temperature) }, y: dwarfs.map(magnitude),
      stroke: Stroke(theme.grid, width: 3, isRound: true), name: "Dwarf sequence", isGuide: true)
  }
}
