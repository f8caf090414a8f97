import Elementary
import Tables

/// A unit of a quantity, as tables of stars write it.
///
/// ```
/// mas  arcsec  uas  1e-06arcsec  10**-6 arcsec      angles
/// pc  kpc  lyr  AU  m                               lengths
/// mag  mmag  0.01mag                                magnitudes
/// K  kK  dex(K)  [K]  log(K)                        temperatures and their logarithms
/// solLum  Lsun  L☉  W  erg/s  dex(solLum)           luminosities and their logarithms
/// solRad  Rsun  R☉                                  radii
/// cm/s2  dex(cm/s2)  log(cm.s**-2)  dex(cgs)        surface gravities and their logarithms
/// ```
///
/// Source: IAU 2012 resolution B2 (astronomical unit), IAU 2015 resolution B2 (parsec) and B3 (nominal solar
/// luminosity); the light-year of 365.25 days.
public struct Unit: Equatable, Sendable {
  /// The dimension of a unit.
  public enum Dimension: String, Sendable {
    case magnitude, angle, length, temperature, luminosity, radius, gravity
  }

  /// The dimension; nil for a logarithm of an unstated unit, `dex`.
  public let dimension: Dimension?
  /// The size in magnitudes, milliarcseconds, parsecs, kelvins, solar luminosities, solar radii or
  /// cm/s².
  public let scale: Double
  /// Whether values are base-10 logarithms of numbers in the unit.
  public let isLogarithm: Bool

  /// A unit of the given parts.
  init(_ dimension: Dimension?, _ scale: Double, isLogarithm: Bool = false) {
    self.dimension = dimension
    self.scale = scale
    self.isLogarithm = isLogarithm
  }

  /// Reads a unit; nil if it is unknown.
  ///
  /// Letter case does not count.
  public init?(_ text: String) {
    let text = Self.folded(text)
    if let argument = Self.argument(ofLogarithm: text) {
      if argument.isEmpty || argument == "-" {
        self.init(nil, 1, isLogarithm: true)
        return
      }
      guard let unit = Unit(argument), !unit.isLogarithm else { return nil }
      self.init(unit.dimension, unit.scale, isLogarithm: true)
      return
    }
    let (factor, name) = Self.factor(of: text)
    let plain = String(name.filter { !"*^".contains($0) })
    guard let factor, let (dimension, scale) = Self.known[plain] else { return nil }
    self.init(dimension, factor * scale)
  }

  /// Whether `text` states that there is no unit.
  static func isAbsent(_ text: String) -> Bool {
    ["", "-", "--", "---", "none", "unitless"].contains(folded(text))
  }

  // MARK: - Reading

  private static func folded(_ text: String) -> String {
    String(text.lowercased().filter { !$0.isWhitespace })
  }

  /// The unit within `dex(…)`, `[…]` or `log(…)`; nil if `text` is none of these.
  private static func argument(ofLogarithm text: String) -> String? {
    if text == "dex" { return "" }
    let frames = [("dex(", ")"), ("log(", ")"), ("log10(", ")"), ("lg(", ")"), ("[", "]")]
    for (start, end) in frames where text.hasPrefix(start) && text.hasSuffix(end) {
      return String(text.dropFirst(start.count).dropLast(end.count))
    }
    return nil
  }

  /// The number before a unit, as in `0.01mag` or `10**-6arcsec`, and the unit; 1 if there is none, nil if
  /// it is not a number.
  private static func factor(of text: String) -> (Double?, Substring) {
    var digits = Array(text.prefix { $0.isASCII && ($0.isNumber || ".+-e*^".contains($0)) }.utf8)
    // The letter of an exponent, not the first of a unit such as erg.
    while let last = digits.last, !(UInt8(ascii: "0")...UInt8(ascii: "9") ~= last) {
      digits.removeLast()
    }
    if digits.isEmpty { return (1, text[...]) }
    let name = text.dropFirst(digits.count).drop { "*.".contains($0) }
    return (value(of: String(decoding: digits, as: UTF8.self)), name)
  }

  /// The value of a number or a power of ten: `0.01`, `1e-06`, `10^-6`, `10-6`.
  private static func value(of number: String) -> Double? {
    if let value = try? Double(numeral: Array(number.utf8)[...]) { return value }
    guard number.hasPrefix("10") else { return nil }
    let exponent = number.dropFirst(2).drop { "*^".contains($0) }
    return Int(exponent).flatMap { -40...40 ~= $0 ? powerOfTen(Double($0)) : nil }
  }

  private static let parsecInMetres = 3.085_677_581_491_367_3e16
  private static let solarLuminosityInWatts = 3.828e26

  /// The names of all units in lower case.
  private static let known: [String: (Dimension, Double)] = {
    let groups: [(Dimension, Double, String)] = [
      (.magnitude, 1, "mag mags magnitude magnitudes"), (.magnitude, 1e-3, "mmag"),
      (.angle, 1, "mas marcsec milliarcsec milliarcsecond milliarcseconds"),
      (.angle, 1e3, "arcsec arcs as arcsecond arcseconds"),
      (.angle, 1e-3, "uas µas μas muas microarcsec microarcsecond microarcseconds"),
      (.angle, 6e4, "arcmin"), (.angle, 3.6e6, "deg degree degrees"),
      (.length, 1, "pc parsec parsecs"), (.length, 1e3, "kpc"), (.length, 1e6, "mpc"),
      (.length, 9.460_730_472_580_8e15 / parsecInMetres, "ly lyr lightyear lightyears light-years"),
      (.length, 149_597_870_700 / parsecInMetres, "au"),
      (.length, 1 / parsecInMetres, "m"), (.length, 1e3 / parsecInMetres, "km"),
      (.temperature, 1, "k kelvin kelvins"), (.temperature, 1e3, "kk"),
      (.luminosity, 1, "sollum lsun l☉ l⊙ l_sun lsol l/lsun l/l☉ l/lo"),
      (.luminosity, 1 / solarLuminosityInWatts, "w"),
      (
        .luminosity, 1e-7 / solarLuminosityInWatts,
        "erg/s ergs-1 erg.s-1"
      ),
      (.radius, 1, "solrad rsun r☉ r⊙ r_sun rsol r/rsun r/r☉ r/ro"),
      (.gravity, 1, "cm/s2 cm/s² cm.s-2 cms-2 cgs"), (.gravity, 100, "m/s2 m/s² m.s-2 ms-2"),
    ]
    var known: [String: (Dimension, Double)] = [:]
    for (dimension, scale, names) in groups {
      for name in names.split(separator: " ") { known[String(name)] = (dimension, scale) }
    }
    return known
  }()
}
