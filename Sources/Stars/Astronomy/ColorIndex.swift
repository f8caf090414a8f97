/// A colour index from which temperatures follow.
///
/// | stars | B−V | BP−RP |
/// |---|---|---|
/// | dwarfs | ``DwarfSequence`` | Casagrande et al. (2021) from 0.20 to 2.00, else ``DwarfSequence`` |
/// | giants | Ramírez & Meléndez (2005) from 0.144 to 1.668 | Casagrande et al. (2021) from 0.20 to 2.55 |
/// | white dwarfs | ``WhiteDwarfGrid`` | ``WhiteDwarfGrid`` |
///
/// Casagrande's relation is smooth, while the kinks of the table draw ridges into a diagram of many stars. At the
/// ends of its range it passes into the table, from 0.20 to 0.30 and from 1.75 to 2.00.
enum ColorIndex: Sendable {
  /// B−V of Johnson's system.
  case bv
  /// BP−RP of Gaia's third data release.
  case bprp

  /// The symbol.
  var name: String {
    switch self {
    case .bv: "B−V"
    case .bprp: "BP−RP"
    }
  }

  /// The role of its quantity.
  var role: String {
    switch self {
    case .bv: Schema.colorBV
    case .bprp: Schema.colorBPRP
    }
  }

  /// The temperature in kelvin of a star with the colour `color`; nil beyond the relation of its place.
  func temperature(
    _ color: Double, _ place: DiagramPlace, _ atmosphere: WhiteDwarfGrid.Atmosphere = .hydrogen
  ) -> Double? {
    switch (self, place) {
    case (.bv, .dwarf), (.bv, .unknown): DwarfSequence.temperatureByBV(color)
    case (.bprp, .dwarf), (.bprp, .unknown): Self.dwarfTemperature(bprp: color)
    case (.bv, .giant): Self.giantTemperature(bv: color)
    case (.bprp, .giant):
      Self.giantsBPRP ~= color ? Self.casagrande(color, logGravity: 2) : nil
    case (.bv, .whiteDwarf): WhiteDwarfGrid.temperature(bv: color, atmosphere)
    case (.bprp, .whiteDwarf): WhiteDwarfGrid.temperature(bprp: color, atmosphere)
    }
  }

  /// The relation of `place` with its source, to follow "by".
  func relation(_ place: DiagramPlace) -> String {
    switch (self, place) {
    case (.bv, .dwarf), (.bv, .unknown):
      "the dwarf sequence (Pecaut & Mamajek 2013, table of 2024)"
    case (.bprp, .dwarf), (.bprp, .unknown):
      "the relation for dwarfs (Casagrande et al. 2021; Pecaut & Mamajek 2013, table of 2024)"
    case (.bv, .giant): "the relation for giants (Ramírez & Meléndez 2005)"
    case (.bprp, .giant): "the relation for giants (Casagrande et al. 2021)"
    case (_, .whiteDwarf): "the grid of white dwarfs (Bédard et al. 2020)"
    }
  }

  /// The bluest colour of the stars called giants: B−V = 0.5, and BP−RP of the same dwarf.
  var bluestGiant: Double { self == .bv ? 0.5 : 0.67 }

  /// The absolute visual magnitude of dwarfs by this colour.
  var visualMagnitude: DwarfRelation {
    self == .bv ? DwarfSequence.visualMagnitudeByBV : DwarfSequence.visualMagnitudeByBPRP
  }

  /// The absolute magnitude of dwarfs in Gaia's G band by this colour.
  var gaiaMagnitude: DwarfRelation {
    self == .bv ? DwarfSequence.gaiaMagnitudeByBV : DwarfSequence.gaiaMagnitudeByBPRP
  }

  /// The roles of the absolute magnitudes that place a star, each with that of dwarfs by this colour, the preferred
  /// first.
  var magnitudes: [(role: String, dwarfs: DwarfRelation)] {
    let bands = [
      (Schema.absoluteMagnitude, visualMagnitude), (Schema.gaiaAbsoluteMagnitude, gaiaMagnitude),
    ]
    return self == .bprp ? bands.reversed() : bands
  }

  // MARK: - Relations

  /// The temperature of giants of solar metallicity.
  ///
  /// Source: Ramírez & Meléndez (2005), *Astrophysical Journal* 626, 465, equations 1 and 2, with the
  /// coefficients of tables 3 and 5 for B−V and [Fe/H] = 0.
  private static func giantTemperature(bv color: Double) -> Double? {
    guard giantsBV ~= color else { return nil }
    let theta = 0.5737 + color * (0.4882 - 0.0149 * color)
    return 5_040 / theta + giantCorrection.reversed().reduce(0) { $0 * color + $1 }
  }

  /// The range of ``giantTemperature(bv:)``.
  static let giantsBV = 0.144...1.668
  /// The coefficients of the correction in ``giantTemperature(bv:)``, in ascending order.
  static let giantCorrection = [112.116, -372.622, 67.1254, 395.333, -203.471]
  /// The range of the relation of BP−RP for giants.
  static let giantsBPRP = 0.2...2.55

  private static func dwarfTemperature(bprp color: Double) -> Double? {
    let table = DwarfSequence.temperatureByBPRP(color)
    let share = smoothStep((color - 0.2) / 0.1) * smoothStep((2 - color) / 0.25)
    return table.map { $0 + (casagrande(color, logGravity: 4.5) - $0) * share }
  }

  /// The temperature of stars of solar metallicity and the surface gravity log g.
  ///
  /// Source: Casagrande et al. (2021), *Monthly Notices of the Royal Astronomical Society* 507, 2684: the polynomial
  /// in colour and log g with the coefficients for BP−RP of Gaia DR3 and [Fe/H] = 0.
  private static func casagrande(_ color: Double, logGravity: Double) -> Double {
    let base = 7_980.8845 + color * (-4_138.3457 + color * (1_264.9366 - color * 130.4388))
    let gravity = 285.8393 + color * (-324.2196 + color * (106.8511 - color * 4.9825))
    return base + logGravity * gravity
  }

  /// A smooth rise from 0 at `x` = 0 to 1 at `x` = 1.
  private static func smoothStep(_ x: Double) -> Double {
    let x = min(max(x, 0), 1)
    return x * x * (3 - 2 * x)
  }
}
