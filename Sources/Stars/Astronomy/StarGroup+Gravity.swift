extension StarGroup {
  /// The group of a star of the given surface gravity, as log g in cm/s², and temperature in kelvin; nil where the
  /// gravity does not tell.
  ///
  /// Up to 10,000 K, giants lie below log g = 3.5 at 6,000 K and more, 4 at 4,250 K and less, and
  /// 5.2 − 2.8 × 10⁻⁴ T between, and dwarfs above; within 0.2 of this line, the usual error, are subgiants. Dwarfs
  /// end at 5.6, and white dwarfs begin at 7, where the ``WhiteDwarfGrid`` does. The gravities of hotter giants,
  /// dwarfs and hot subdwarfs overlap, so only white dwarfs stand out there.
  ///
  /// Source: Ciardi et al. (2011), *Astronomical Journal* 141, 108.
  init?(logGravity: Double, temperature: Double) {
    if 7...10 ~= logGravity {
      self = .whiteDwarf
      return
    }
    guard temperature <= 10_000 else { return nil }
    let line = min(max(5.2 - 2.8e-4 * temperature, 3.5), 4)
    switch logGravity {
    case line + 0.2..<5.6: self = .mainSequence
    case -2...line - 0.2: self = .giant
    default: return nil
    }
  }

  /// The only group with stars of the given radius, in solar radii, and temperature in kelvin; nil if there is none
  /// or several.
  ///
  /// Supergiants count as giants. Where the radii of main-sequence stars are unknown, as without a temperature, large
  /// radii show nothing.
  init?(onlyWithRadius radius: Double, temperature: Double) {
    let groups = [StarGroup.mainSequence, .whiteDwarf, .giantOrSupergiant].filter {
      $0.radii(at: temperature)?.contains(radius) ?? false
    }
    switch groups {
    case [.giantOrSupergiant] where StarGroup.mainSequence.radii(at: temperature) != nil:
      self = .giant
    case [.mainSequence], [.whiteDwarf]: self = groups[0]
    default: return nil
    }
  }

  /// The group that the name of a class or its label tells; nil if neither does.
  public init?(className name: String, label: String) {
    if let group = StarGroup(words: name) ?? SpectralType(label).flatMap({ StarGroup($0) }) {
      self = group
    } else {
      return nil
    }
  }
}
