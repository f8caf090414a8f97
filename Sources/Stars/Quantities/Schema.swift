import Tables

/// The meaning of the columns of a table.
public struct Schema: Equatable, Sendable {
  /// The role of the stars' names.
  public static let name = "name"
  /// The role of the spectral class, such as `G`.
  public static let spectralClass = "spectral_class"
  /// The role of the spectral type with its luminosity class, such as `K1.5 III`: a ``SpectralType``.
  public static let spectralType = "spectral_type"
  /// The role of the kind of star, in words.
  public static let type = "type"
  /// The role of the absolute magnitude M, in mag.
  public static let absoluteMagnitude = "absolute_magnitude"
  /// The role of the effective temperature, in kelvin.
  public static let effectiveTemperature = "effective_temperature"
  /// The role of the logarithm to base 10 of the effective temperature in kelvin.
  public static let logTemperature = "log_temperature"
  /// The role of the apparent visual magnitude m, in mag.
  public static let apparentMagnitude = "apparent_magnitude"
  /// The role of the apparent magnitude in the B band, in mag.
  public static let blueMagnitude = "blue_magnitude"
  /// The role of the apparent magnitude in Gaia's G band, in mag.
  public static let gaiaMagnitude = "gaia_magnitude"
  /// The role of the absolute magnitude M_G in Gaia's G band, in mag.
  public static let gaiaAbsoluteMagnitude = "gaia_absolute_magnitude"
  /// The role of the apparent magnitude in Gaia's BP band, in mag.
  public static let gaiaBlueMagnitude = "gaia_bp_magnitude"
  /// The role of the apparent magnitude in Gaia's RP band, in mag.
  public static let gaiaRedMagnitude = "gaia_rp_magnitude"
  /// The role of the luminosity L, in solar luminosities.
  public static let luminosity = "luminosity"
  /// The role of the logarithm to base 10 of the luminosity in solar luminosities.
  public static let logLuminosity = "log_luminosity"
  /// The role of the radius, in solar radii.
  public static let radius = "radius"
  /// The role of the logarithm to base 10 of the surface gravity in cm/s².
  public static let logGravity = "log_gravity"
  /// The role of the parallax ϖ, in milliarcseconds unless another unit is given.
  public static let parallax = "parallax"
  /// The role of the standard error σ of the parallax, in the same unit.
  public static let parallaxError = "parallax_error"
  /// The role of the distance, in parsecs; 100,000 or more means unknown.
  public static let distance = "distance"
  /// The role of the colour index B−V, in mag.
  public static let colorBV = "color_bv"
  /// The role of the standard error of the colour index B−V, in mag.
  public static let colorBVError = "color_bv_error"
  /// The role of the colour index BP−RP of Gaia, in mag.
  public static let colorBPRP = "color_bp_rp"
  /// The role of the extinction A_V in the V band, in mag.
  public static let extinctionV = "extinction_v"
  /// The role of the extinction A_G in Gaia's G band, in mag.
  public static let extinctionG = "extinction_g"
  /// The role of the reddening E(B−V), in mag.
  public static let reddeningBV = "reddening_bv"
  /// The role of the reddening E(BP−RP), in mag.
  public static let reddeningBPRP = "reddening_bp_rp"
  /// The role of the column that names the class of a star.
  public static let label = "label"
  /// The largest number of classes.
  public static let mostClasses = 20

  /// The quantities with roles of their own.
  public var quantities = Quantities.standard
  /// The columns whose name differs from their role, by role.
  public var columns: [String: String]
  /// The roles that a classifier uses, in the order of its inputs.
  public var features: [String]
  /// The labels of the classes, in order; empty if the stars have no labels, in which case they need no names
  /// either.
  public var classes: [String]
  /// Whether stars that lack a feature are excluded; if not, each is a fault.
  public var leavesOutMissing: Bool
  /// Whether stars without classes have names; if the table lists none, these are their numbers in
  /// catalogues.
  public var namesUnclassified = false
  /// Whether a column of ``columns`` that the table lacks is looked for by the names of catalogues.
  public var findsOtherNames = false
  /// The source of the classes.
  public var labelling = Labelling.column
  /// Whether the labels in the table become the classes, whatever ``classes`` are.
  public var infersClasses = false
  /// The rules by which temperatures and magnitudes are derived.
  public var rules = DerivationRules()
  /// The column of the numbers of stars that the rows stand for; nil if each is one star.
  public var weight: String?
  /// The width of a cell in each feature, if the rows are cells of the diagram; else empty.
  public var cell: [Double] = []

  /// A schema of the given parts.
  public init(
    columns: [String: String] = [:], features: [String], classes: [String],
    leavesOutMissing: Bool = false
  ) {
    self.leavesOutMissing = leavesOutMissing
    self.columns = columns
    self.features = features
    self.classes = classes
  }

  /// The quantities of the features, in their order.
  public var featureQuantities: [Quantity] { features.map { quantities[$0] } }

  /// Whether `table` has columns for all features, or for quantities that they are derived from.
  public func fits(_ table: Table) -> Bool {
    let map = ColumnMap(self, table)
    return features.allSatisfy { isThere($0, map) }
  }

  /// Whether the columns of `map` list `role` or quantities that it is derived from.
  func isThere(_ role: String, _ map: ColumnMap) -> Bool {
    map[role] != nil
      || quantities[role].derivations(self, map).contains { way in
        way.sources.allSatisfy { map[$0] != nil }
      }
  }

  /// Whether the numbers of `role` come from a column, if the table has one.
  ///
  /// The temperatures of weighted rows, which are cells, do even if the rules ask for those of a colour: it was by the
  /// rules that the stars were counted.
  func readsColumn(of role: String) -> Bool {
    rules.colorScale == nil || weight != nil || quantities[role].kind != .temperature
  }

  /// The column of a feature in a table of cells, which has no unit but that of the quantity.
  public func column(ofCells role: String) -> String {
    let name = column(role)
    return ColumnHeader(name).unit == nil ? name : role
  }

  /// The column of `role`, by default named like the role.
  public func column(_ role: String) -> String { columns[role] ?? role }
}

/// The source of the classes of stars.
public enum Labelling: Equatable, Sendable {
  /// A column of labels.
  case column
  /// The luminosity class of the spectral type.
  case spectralType
}
