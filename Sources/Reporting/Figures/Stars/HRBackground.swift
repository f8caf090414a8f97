import Elementary
import Formatting
import Plotting
import Stars

/// The background of a Hertzsprung–Russell diagram of a temperature or a colour and an absolute magnitude or a
/// luminosity.
struct HRBackground {
  /// The radii of the lines, in solar radii.
  static let radii = [0.01, 0.1, 1, 10, 100, 1_000]

  /// The lines of equal radius and the dwarf sequence, as far as they are known for `ordinate`.
  static func marks(_ x: HRAbscissa, _ ordinate: Quantity, theme: Theme) -> [any Mark] {
    radiusLines(x, ordinate, theme: theme)
      + (ordinate.dwarfs.map { [sequence(x, $0, theme: theme)] } ?? [])
  }

  /// The lines of equal radius: straight for luminosities; for magnitudes by the bolometric correction of the
  /// stars that have such radii, as far as it is known.
  private static func radiusLines(
    _ x: HRAbscissa, _ ordinate: Quantity, theme: Theme
  ) -> [Line] {
    radii.compactMap { radius in
      let places = x.places(group(of: radius))
      let y = places.map { Self.ordinate(ordinate, radius, temperature: $0.temperature) }
      if y.allSatisfy(\.isNaN) { return nil }
      return Line(
        x: places.map(\.x), y: y, stroke: Stroke(theme.guide, width: 0.5),
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
  static func radiusNote(
    _ abscissa: HRAbscissa, _ ordinate: Quantity, x: [Double], y: [Double]
  ) -> String? {
    guard ordinate.kind == .absoluteMagnitude, let x = Span(over: x)?.padded(by: 0.05),
      let y = Span(over: y)?.padded(by: 0.05)
    else { return nil }
    let groups = radii.filter { radius in
      abscissa.places(group(of: radius)).contains { place in
        x.contains(place.x)
          && y.contains(Self.ordinate(ordinate, radius, temperature: place.temperature))
      }
    }.map(group)
    let names: [(group: StarGroup, name: String, range: String)] = [
      (.whiteDwarf, "white dwarfs", " (0.01 R☉)"),
      (.mainSequence, "dwarfs", " (0.1 and 1 R☉)"),
      (.giant, "giants", " (10 R☉ and more)"),
    ]
    let shown = names.filter { groups.contains($0.group) }
    guard !shown.isEmpty else { return nil }
    let parts = shown.map { $0.name + (shown.count > 1 ? $0.range : "") }
    return
      "Lines of equal radius are drawn where their labels have room; they assume the bolometric corrections of \(listed(parts)), as far as these are known."
  }

  /// The sentence on the dwarf sequence; nil if it does not cross the area of stars with the given coordinates.
  static func sequenceNote(
    _ abscissa: HRAbscissa, _ ordinate: Quantity, x: [Double], y: [Double]
  ) -> String? {
    guard let dwarfs = ordinate.dwarfs, let x = Span(over: x)?.padded(by: 0.05),
      let y = Span(over: y)?.padded(by: 0.05),
      Self.dwarfs(abscissa, dwarfs).contains(where: {
        x.contains(abscissa.position(of: $0)) && y.contains(dwarfs($0))
      })
    else { return nil }
    return
      "The thick grey line is the dwarf sequence of Pecaut and Mamajek, the mean main sequence."
  }

  /// The dwarfs whose places are known, except for the coolest.
  private static func dwarfs(
    _ x: HRAbscissa, _ magnitude: Quantity.Dwarfs
  ) -> [DwarfSequence.Row] {
    DwarfSequence.rows.filter {
      $0.temperature >= 2_000 && magnitude($0).isFinite && x.position(of: $0).isFinite
    }
  }

  private static func sequence(
    _ x: HRAbscissa, _ magnitude: Quantity.Dwarfs, theme: Theme
  ) -> Line {
    let dwarfs = dwarfs(x, magnitude)
    return Line(
      x: dwarfs.map(x.position), y: dwarfs.map(magnitude),
      stroke: Stroke(theme.guide, width: 2, isRound: true), name: "Dwarf sequence", isGuide: true)
  }
}
