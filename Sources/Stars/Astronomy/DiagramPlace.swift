/// The place of a star in the Hertzsprung–Russell diagram, which decides by which relation its temperature
/// follows from a colour.
///
/// ```
/// ΔM = M − M_dwarf(colour)
/// giant         ΔM < −3 and B−V > 0.5
/// white dwarf   ΔM > +4
/// dwarf         else
/// ```
///
/// It never follows from a star's class: a temperature made with the class would give away the answer that a
/// network is to learn, and stars to be classified have none.
enum DiagramPlace: Int, CaseIterable, Sendable {
  /// On or near the main sequence.
  case dwarf
  /// Well above the main sequence, and not among the hot stars.
  case giant
  /// Well below the main sequence.
  case whiteDwarf
  /// Unknown, since there is no absolute magnitude: the star is treated as a dwarf.
  case unknown

  /// The place of a star with the colour `color` and the absolute magnitudes `visual` in the V band and `gaia`
  /// in Gaia's G band, either of which may be unknown, NaN.
  init(_ index: ColorIndex, _ color: Double, visual: Double, gaia: Double) {
    let bands = [(visual, index.visualMagnitude), (gaia, index.gaiaMagnitude)]
    let band = (index == .bprp ? bands.reversed() : bands).first { $0.0.isFinite }
    guard let (magnitude, dwarfs) = band, color.isFinite else {
      self = .unknown
      return
    }
    let excess = magnitude - dwarfs(nearest: color)
    if excess < Self.giantExcess, color > index.bluestGiant {
      self = .giant
    } else {
      self = excess > Self.whiteDwarfExcess ? .whiteDwarf : .dwarf
    }
  }

  /// The ΔM of giants lies below this one.
  static let giantExcess = -3.0
  /// The ΔM of white dwarfs lies above this one.
  static let whiteDwarfExcess = 4.0

  /// The stars that the relation of this place holds for.
  var stars: String {
    switch self {
    case .dwarf, .unknown: "dwarfs"
    case .giant: "giants"
    case .whiteDwarf: "white dwarfs"
    }
  }
}
