/// What the columns of a table mean.
public struct Schema: Equatable, Sendable {
  /// The role of the stars' names.
  public static let name = "name"
  /// The role of the spectral class, such as `G`.
  public static let spectralClass = "spectral_class"
  /// The role of the spectral type with its luminosity class, such as `K1.5 III`: a ``SpectralType``.
  public static let spectralType = "spectral_type"
  /// The role of the kind of star in words.
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
  /// The role of the parallax ϖ, in milliarcseconds if no other unit is said.
  public static let parallax = "parallax"
  /// The role of the standard error σ of the parallax, in the parallax's unit.
  public static let parallaxError = "parallax_error"
  /// The role of the distance, in parsecs; 100,000 and more mean that it is not known.
  public static let distance = "distance"
  /// The role of the colour index B−V, in mag.
  public static let colorBV = "color_bv"
  /// The role of the colour index BP−RP of Gaia, in mag.
  public static let colorBPRP = "color_bp_rp"
  /// The role of the column that names the class of a star.
  public static let label = "label"
  /// The largest number of classes.
  public static let mostClasses = 20

  /// The quantities that have roles of their own.
  public var quantities = Quantities.standard
  /// The columns whose name isn't that of their role, by role.
  public var columns: [String: String]
  /// The roles that a classifier reads, in its input order.
  public var features: [String]
  /// The labels that stand for the classes, in their order; empty where stars have no labels, and then
  /// need no names either.
  public var classes: [String]
  /// Whether a star that lacks a feature is left out; otherwise it is a fault.
  public var leavesOutMissing: Bool
  /// Whether stars have names although they have no classes, by their numbers in catalogues where the table
  /// names none.
  public var namesUnclassified = false
  /// Where the classes of the stars come from.
  public var labelling = Labelling.column
  /// Whether the labels that the table holds become the classes, where they are others than
  /// ``classes``.
  public var findsClasses = false
  /// The way from a colour to a temperature that is to be taken even if the table has temperatures; nil
  /// for ``ColorScale/dwarfs``, and only if it has none.
  public var colorScale: ColorScale?
  /// The unit of the parallax; nil for that of its header, or milliarcseconds.
  public var parallaxUnit: ParallaxUnit?
  /// The least ϖ/σ of a parallax from which a magnitude is derived, where the table has σ; 0 for no limit.
  public var leastParallaxRatio = 5.0

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

  /// The column that has `role`: the role's own name if nothing else is said.
  public func column(_ role: String) -> String { columns[role] ?? role }
}

/// Where the classes of stars come from.
public enum Labelling: Equatable, Sendable {
  /// A column of labels.
  case column
  /// The luminosity class of the spectral type.
  case spectralType
}

/// A way from a colour to an effective temperature.
public enum ColorScale: String, CaseIterable, Sendable {
  /// By B−V or BP−RP between the rows of ``DwarfSequence``.
  case dwarfs
  /// By B−V from 0.0 to 1.45, as two black bodies have it (Ballesteros 2012).
  case ballesteros
}

/// The unit of a parallax.
public enum ParallaxUnit: String, CaseIterable, Sendable {
  /// Milliarcseconds.
  case mas
  /// Arcseconds.
  case arcsec
}
