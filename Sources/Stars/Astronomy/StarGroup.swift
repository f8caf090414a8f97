/// A kind of star with a known range of radii.
public enum StarGroup: CaseIterable, Sendable {
  /// Stars that fuse hydrogen in their cores.
  case mainSequence
  /// Remnants of stars of low and medium mass.
  case whiteDwarf
  /// Giants other than supergiants.
  case giant
  /// Supergiants and hypergiants.
  case supergiant
  /// Giants that may also be supergiants.
  case giantOrSupergiant

  /// The group that words such as `Red Giant (Branch)` name; nil if they name none.
  public init?(words: String) {
    if words.isEmpty { return nil }
    let words = words.lowercased()
    func holds(_ parts: String...) -> Bool { parts.contains { words.contains($0) } }
    if holds("subgiant", "sub-giant", "subdwarf", "brown") { return nil }
    if holds("white dwarf", "white-dwarf") {
      self = .whiteDwarf
    } else if holds("supergiant", "super giant", "hypergiant") {
      self = .supergiant
    } else if holds("giant") {
      self = .giant
    } else if holds("main sequence", "main-sequence", "dwarf") {
      self = .mainSequence
    } else {
      return nil
    }
  }

  /// The group of a spectral type; nil if it has no luminosity class, or one between groups.
  public init?(_ type: SpectralType) {
    guard let luminosity = type.luminosity else { return nil }
    switch (luminosity.lowerBound, luminosity.upperBound) {
    case (.supergiant, .supergiant): self = .supergiant
    case (.giant, .giant): self = .giant
    case (.supergiant, .brightGiant), (.supergiant, .giant), (.brightGiant, .brightGiant),
      (.brightGiant, .giant):
      self = .giantOrSupergiant
    case (.dwarf, .dwarf): self = .mainSequence
    case (.whiteDwarf, .whiteDwarf): self = .whiteDwarf
    default: return nil
    }
  }

  /// The name of one of its stars, with the article.
  public var phrase: String {
    switch self {
    case .mainSequence: "a main-sequence star"
    case .whiteDwarf: "a white dwarf"
    case .giant: "a giant"
    case .giantOrSupergiant: "a giant or supergiant"
    case .supergiant: "a supergiant"
    }
  }

  /// Whether a star can belong to both groups.
  public func agrees(with other: StarGroup) -> Bool {
    let giants: [StarGroup] = [.giant, .supergiant, .giantOrSupergiant]
    return self == other || (giants.contains(self) && giants.contains(other))
  }

  /// The range of radii of its stars, in solar radii, at a temperature in kelvin; nil if unknown.
  ///
  /// White dwarfs have one to three radii of the Earth, and those hotter than 40,000 K, which still contract, up
  /// to five: 0.029 and 0.043 solar radii at 40,000 and 150,000 K for log g = 7 in the ``WhiteDwarfGrid``.
  /// Main-sequence stars have a third to three times the radius given by ``DwarfSequence``, which allows for
  /// metal-poor and for evolved stars. Giants have 3 to 200 solar radii, and supergiants 30 to 1,500, or from 10 if
  /// they are hotter than 10,000 K: a supergiant of class O9 has about 20.
  public func radii(at temperature: Double) -> ClosedRange<Double>? {
    switch self {
    case .whiteDwarf: 0.005...(temperature > 40_000 ? 0.045 : 0.03)
    case .giant: 3...200
    case .supergiant: (temperature > 10_000 ? 10 : 30)...1_500
    case .giantOrSupergiant: 3...1_500
    case .mainSequence:
      DwarfSequence.radius(temperature).map { $0 / 3...$0 * 3 }
    }
  }

  /// The bolometric correction of the visual magnitude of its stars, in magnitudes, at a temperature in kelvin;
  /// nil if unknown.
  public func bolometricCorrection(_ temperature: Double) -> Double? {
    switch self {
    case .mainSequence: DwarfSequence.bolometricCorrection(temperature)
    case .whiteDwarf: WhiteDwarfGrid.bolometricCorrection(temperature)
    case .giant, .supergiant, .giantOrSupergiant: Photometry.bolometricCorrection(temperature)
    }
  }

  /// The bolometric correction of Gaia's G magnitude of its stars, in magnitudes; nil if unknown, as for all but
  /// white dwarfs.
  public func gaiaCorrection(_ temperature: Double) -> Double? {
    self == .whiteDwarf ? WhiteDwarfGrid.gaiaCorrection(temperature) : nil
  }

  /// The radius of a star of this group, in solar radii; nil if its bolometric correction is unknown.
  ///
  /// - Parameters:
  ///   - magnitude: The absolute visual magnitude.
  ///   - temperature: The effective temperature in kelvin; positive.
  /// - Returns: The radius by the Stefan–Boltzmann law.
  public func radius(magnitude: Double, temperature: Double) -> Double? {
    bolometricCorrection(temperature).map {
      Photometry.radius(bolometricMagnitude: magnitude + $0, temperature: temperature)
    }
  }
}
