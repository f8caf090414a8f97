/// The rules by which temperatures and magnitudes are derived: those of an experiment, which its model keeps.
public struct DerivationRules: Equatable, Sendable {
  /// The scale that converts a colour to a temperature even if the table lists temperatures; nil to use
  /// ``ColorScale/color``, and only if it lists none.
  public var colorScale: ColorScale?
  /// The unit of the parallax; nil to use that of its header, or milliarcseconds.
  public var parallaxUnit: ParallaxUnit?
  /// The unit of the distance; nil for that of its header.
  public var distanceUnit: DistanceUnit?
  /// The smallest ϖ/σ of a parallax from which a magnitude is derived, if the table lists σ; 0 for no limit.
  public var leastParallaxRatio = 5.0

  /// The extinction that magnitudes and colours are corrected for; nil for none.
  public var extinction: Extinction?

  /// The default rules.
  public init() {}
}

/// A scale that converts a colour to an effective temperature.
public enum ColorScale: String, CaseIterable, Sendable {
  /// From B−V or BP−RP, by the relation of the star's ``DiagramPlace``.
  case color
  /// From B−V or BP−RP, by the relation of dwarfs for every star.
  case dwarfs
  /// From B−V within 0.0 to 1.45, by a model of two black bodies (Ballesteros 2012).
  case ballesteros
}

/// The unit of a parallax.
public enum ParallaxUnit: String, CaseIterable, Sendable {
  /// Milliarcseconds.
  case mas
  /// Arcseconds.
  case arcsec
}

/// The unit of a distance.
public enum DistanceUnit: String, CaseIterable, Sendable {
  /// Parsecs.
  case pc
  /// Kiloparsecs.
  case kpc
  /// Light-years.
  case ly
}
