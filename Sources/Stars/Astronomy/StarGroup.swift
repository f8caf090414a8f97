/// A kind of star whose radius lies within limits.
public enum StarGroup: Sendable {
  /// Stars that fuse hydrogen in their cores.
  case mainSequence
  /// What such stars leave behind.
  case whiteDwarf
  /// Giants that are no supergiants.
  case giant
  /// Supergiants and hypergiants.
  case supergiant
  /// Giants that may be supergiants.
  case giantOrSupergiant

  /// The group that words such as `Red Giant (Branch)` name, or nil if they name none.
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

  /// The group of a spectral type, or nil where it names no luminosity class, or one between groups.
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

  /// What one of its stars is called, with the article.
  public var phrase: String {
    switch self {
    case .mainSequence: "a main-sequence star"
    case .whiteDwarf: "a white dwarf"
    case .giant, .giantOrSupergiant: "a giant"
    case .supergiant: "a supergiant"
    }
  }

  /// Whether a star can be of both groups.
  func agrees(with other: StarGroup) -> Bool {
    let giants: [StarGroup] = [.giant, .supergiant, .giantOrSupergiant]
    return self == other || (giants.contains(self) && giants.contains(other))
  }

  /// The radii, in units of the Sun's, that its stars have at a temperature in kelvin; nil where that is
  /// not known.
  ///
  /// White dwarfs are as large as the Earth to a few times that. Stars of the main sequence have within a
  /// third and three times the radius of ``DwarfSequence``, which leaves room for metal-poor and for
  /// evolved ones. A giant's radius is 3 to 200, a supergiant's 30 to 1,500, or from 10 where it is hotter
  /// than 10,000 K: a supergiant of class O9 has about 20.
  public func radii(at temperature: Double) -> ClosedRange<Double>? {
    switch self {
    case .whiteDwarf: 0.005...0.03
    case .giant: 3...200
    case .supergiant: (temperature > 10_000 ? 10 : 30)...1_500
    case .giantOrSupergiant: 3...1_500
    case .mainSequence:
      DwarfSequence.radius(temperature).map { $0 / 3...$0 * 3 }
    }
  }

  /// The radius, in units of the Sun's, of a star of this group; nil where the correction to the
  /// bolometric magnitude is not known.
  ///
  /// - Parameters:
  ///   - magnitude: The absolute visual magnitude.
  ///   - temperature: The effective temperature in kelvin; positive.
  /// - Returns: The radius by the law of Stefan and Boltzmann.
  public func radius(magnitude: Double, temperature: Double) -> Double? {
    let correction =
      self == .mainSequence
      ? DwarfSequence.bolometricCorrection(temperature)
      : Photometry.bolometricCorrection(temperature)
    return correction.map {
      Photometry.radius(bolometricMagnitude: magnitude + $0, temperature: temperature)
    }
  }
}
