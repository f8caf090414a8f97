import Tables

/// The points of isochrones or evolutionary tracks, which a table lists in place of stars.
public struct ModelPoints: Sendable {
  /// The number of ages; nil if no column lists the ages of isochrones.
  public let ageCount: Int?

  /// The folded headers of PARSEC, MIST, BaSTI, Dartmouth and MESA that catalogues of stars lack.
  private static let names: Set = [
    "zini", "mini", "intimf", "mbolmag", "logage", "log10isochroneageyr", "isochroneageyr", "eep",
    "initialmass", "starmass", "starage", "modelnumber", "m/mo", "m/mo(ini)", "m/mo(fin)",
  ]

  /// The points in `table`; nil unless it has at least two columns of models, since one may also describe
  /// stars.
  init?(_ table: Table) {
    let headers = table.columns.map { ColumnHeader($0).folded }
    guard headers.count(where: Self.names.contains) > 1 else { return nil }
    let ages = headers.firstIndex {
      ["logage", "log10isochroneageyr", "isochroneageyr"].contains($0)
    }
    ageCount = ages.map { Set(table.numbers($0).values.filter(\.isFinite)).count }
  }
}
