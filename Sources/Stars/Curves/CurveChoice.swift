/// The choice of one curve of a file, and its place among the stars.
public struct CurveChoice: Equatable, Sendable {
  /// The base-10 logarithm of the age in years, of which the nearest of the file is used; nil if the file has
  /// only one.
  public var age: Double?
  /// The logarithm of the metal content relative to the Sun, of which the nearest of the file is used; nil if
  /// the file has only one.
  public var metallicity: Double?
  /// The distance modulus to subtract from magnitudes that are apparent; nil if they are absolute.
  public var distanceModulus: Double?
  /// The extinction in the V band, in magnitudes.
  public var extinction = 0.0

  /// The choice of the only curve of a file.
  public init() {}

  /// The change of a quantity by the extinction: fainter magnitudes and redder colours.
  ///
  /// Source: Cardelli, Clayton & Mathis (1989), *Astrophysical Journal* 345, 245, with R_V = 3.1; in Gaia's
  /// bands for a star like the Sun, as PARSEC lists them.
  func shift(of role: String) -> Double {
    switch role {
    case Schema.absoluteMagnitude: extinction
    case Schema.colorBV: extinction / 3.1
    case Schema.gaiaAbsoluteMagnitude: 0.836 * extinction
    case Schema.colorBPRP: (1.083 - 0.634) * extinction
    default: 0
    }
  }
}
