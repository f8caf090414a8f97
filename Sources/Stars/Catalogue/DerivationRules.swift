/// The choices that a user has where temperatures and magnitudes are derived: those of an experiment, which a model
/// trained by it keeps.
public struct DerivationRules: Equatable, Sendable {
  /// The way from a colour to a temperature that is to be taken even if the table has temperatures; nil
  /// for ``ColorScale/dwarfs``, and only if it has none.
  public var colorScale: ColorScale?
  /// The unit of the parallax; nil for that of its header, or milliarcseconds.
  public var parallaxUnit: ParallaxUnit?
  /// The least ϖ/σ of a parallax from which a magnitude is derived, where the table has σ; 0 for no limit.
  public var leastParallaxRatio = 5.0

  /// The rules that hold if nothing is chosen.
  public init() {}
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
