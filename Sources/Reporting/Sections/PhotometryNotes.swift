import Elementary
import Formatting
import Stars
import Tables

/// The notes on what magnitudes and colours are not corrected for, in sentences.
struct PhotometryNotes {
  private let catalogue: Catalogue

  /// The notes on `catalogue`.
  init(_ catalogue: Catalogue) { self.catalogue = catalogue }

  /// All notes; none if nothing was derived from photometry.
  var all: [String] { [extinction, zeroPoint].compactMap(\.self) }

  /// The note that nothing is corrected for extinction: where quantities are derived from magnitudes or colours of
  /// stars of known distances.
  private var extinction: String? {
    let photometric = catalogue.derivations.filter { derived in
      derived.sources.contains { catalogue.schema.quantities[$0].unit == "mag" }
    }
    let hasDistances = [Schema.parallax, Schema.distance].contains { catalogue.column($0) != nil }
    guard !photometric.isEmpty, hasDistances, !photometric.contains(where: \.isDereddened) else {
      return nil
    }
    let gaia = [
      Schema.gaiaMagnitude, Schema.colorBPRP, Schema.gaiaBlueMagnitude, Schema.gaiaRedMagnitude,
    ]
    let isGaia = photometric.contains { $0.sources.contains(where: gaia.contains) }
    return
      "Nothing is corrected for interstellar extinction (\(isGaia ? "A_G" : "A_V") = 0), which makes "
      + "distant stars fainter and redder." + unusedColumns
  }

  /// A sentence on the columns of extinction that are not used, with a leading blank; empty if there are none.
  private var unusedColumns: String {
    let columns = Extinction.roles.compactMap { catalogue.column($0.role) }.map(quoted)
    guard !columns.isEmpty else { return "" }
    return
      " The table lists it in \(columns.count == 1 ? "column" : "columns") \(listed(columns)); "
      + "extinction: columns in the experiment uses \(columns.count == 1 ? "it" : "them")."
  }

  /// The zero points of the parallaxes of typical stars, in milliarcseconds, with the sign reversed.
  ///
  /// Source: Lindegren et al. (2021), *Astronomy & Astrophysics* 649, A4: for G from 6 to 20 and usual colours.
  private static let zeroPoints = [0.016, 0.036]

  /// The note on the zero point of Gaia's parallaxes, where magnitudes are derived from these.
  private var zeroPoint: String? {
    guard let parallax = catalogue.gaiaParallax, parallax > 0 else { return nil }
    let effects = Self.zeroPoints.map { 5 * decimalLogarithm(1 + $0 / parallax) }
    return
      "Gaia's parallaxes are not corrected for their zero point of −0.016 to −0.036 mas for typical stars "
      + "(Lindegren et al. 2021). At the median parallax of \(short(parallax, 3)) mas, stars are therefore "
      + "\(short(effects[0], 2)) to \(short(effects[1], 2)) mag fainter than calculated."
  }
}
