/// The Sun as other stars are observed.
///
/// Source: Willmer (2018), *Astrophysical Journal Supplement* 236, 47 (M_V); Casagrande and VandenBerg (2018),
/// *Monthly Notices* 479, L102 (M_G and BP − RP); Ramírez et al. (2012), *Astrophysical Journal* 752, 5 (B − V);
/// resolution B3 of the IAU (2015) for the temperature.
public enum Sun {
  /// The value of the quantity of `role`; nil if it is not known.
  public static func value(of role: String) -> Double? { values[role] }

  /// The names by which tables list it, in lower case.
  public static let names: Set = ["sun", "the sun", "sol"]

  private static let values = [
    Schema.absoluteMagnitude: 4.81, Schema.gaiaAbsoluteMagnitude: 4.67,
    Schema.effectiveTemperature: Photometry.solarTemperature, Schema.logTemperature: 3.7613,
    Schema.luminosity: 1, Schema.logLuminosity: 0, Schema.colorBV: 0.653, Schema.colorBPRP: 0.82,
  ]
}
