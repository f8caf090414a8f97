import Elementary
import Formatting
import Plotting
import Stars

/// A curve over the stars, with its name in figures and sentences.
public struct NamedCurve: Sendable {
  /// The curve.
  public var curve: StellarCurve
  /// The name in the figure.
  public var name: String
  /// The name of the file.
  public var file: String
  /// The logarithm of the age in years that was asked for; nil for none.
  public var wantedAge: Double?

  /// A curve of `file`; its name defaults to its age or to the file's name without its extension.
  public init(
    _ curve: StellarCurve, label: String?, file path: String, wantedAge: Double? = nil
  ) {
    self.curve = curve
    self.wantedAge = wantedAge
    file = path.split(separator: "/").last.map(String.init) ?? path
    name =
      label ?? curve.age.map(Self.years) ?? file.split(separator: ".").first.map(String.init)
      ?? file
  }

  /// The age of the logarithm `age`: "125 Myr".
  static func years(_ age: Double) -> String {
    let units = [(9.0, "Gyr"), (6.0, "Myr"), (3.0, "kyr")]
    let (power, unit) = units.first { age >= $0.0 - 1e-9 } ?? (0, "yr")
    return short(powerOfTen(age - power), 3) + " " + unit
  }

  /// The marks of the curve number `index`: its line, on a wider one in the colour of the background that
  /// separates it from crowded stars.
  func marks(_ index: Int, theme: Theme) -> [any Mark] {
    var stroke = theme.line(index)
    stroke.width = 1
    let halo = Stroke(theme.background.opacity(theme.background.alpha * 0.8), width: 2.4)
    let label = Text(name.shortened)
    var line = Line(
      x: curve.x, y: curve.y, stroke: stroke, name: label, label: label, isGuide: true)
    line.isBarrier = true
    return [Line(x: curve.x, y: curve.y, stroke: halo, isGuide: true), line]
  }

  /// The vertical distance from a curve, in magnitudes, up to which a star counts as near.
  static let tolerance = 0.3

  /// The sentence on the curve and the stars near it.
  func sentence(_ x: Quantity, _ y: Quantity, stars: PlottedStars) -> String {
    let isMagnitude = y.kind == .absoluteMagnitude
    let near = CurveNeighbours(
      of: curve, x: stars.x, y: stars.y, weights: stars.weights,
      within: isMagnitude ? Self.tolerance : Self.tolerance / 2.5)
    let axis = x.kind == .temperature ? "temperature" : "colour"
    let source = "The line “\(name.shortened)” is \(origin)"
    guard near.compared > 0 else { return source + ", whose \(axis) range holds no star." }
    let share = Int((100 * Double(near.near) / Double(near.compared)).rounded())
    let distance = isMagnitude ? "0.3 mag" : "0.12 dex (0.3 mag)"
    return source + ". Of the \(counted(near.compared, "star")) in its \(axis) range, "
      + "\(grouped(near.near)) (\(share) %) \(near.near == 1 ? "lies" : "lie") at most \(distance) above "
      + "or below its nearest branch at the same \(axis)."
  }

  /// "the isochrone of log age 8.1 in mist.iso.cmd".
  private var origin: String {
    guard let age = curve.age else { return "from \(file)" }
    func text(_ age: Double) -> String { NumberText.shortest(roundHalfEven(age, decimals: 3)) }
    let metallicity = curve.metallicity.map { " and metallicity \(text($0))" } ?? ""
    let isOther = wantedAge.map { abs($0 - age) > 1e-6 } ?? false
    return "the isochrone of log age \(text(age))\(metallicity) in \(file)"
      + (isOther ? ", the age nearest to \(text(wantedAge ?? age))" : "")
  }
}
