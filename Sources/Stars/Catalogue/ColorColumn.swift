import Tables

/// The colour index that the temperatures of a table's stars were derived from, and stars whose colour gives none.
///
/// A diagram over the colour shows all stars where they were measured, whether or not a relation reaches them.
public struct ColorColumn: Sendable {
  /// Stars that lack nothing but a temperature, and so are not in the catalogue.
  public struct Others: Sendable {
    /// Their names.
    public internal(set) var names: TextColumn = []
    /// Their colours.
    public internal(set) var colors: [Double] = []
    /// Their classes, as in ``Catalogue/labels``.
    public internal(set) var labels: [Int] = []
    /// Their magnitudes and other features, by role.
    public internal(set) var numbers: [String: [Double]] = [:]
    /// The number of stars that each row stands for; nil if every row is one star.
    public internal(set) var weights: [Int]?
    /// The reasons why they have no temperature, with the number of stars for each.
    public internal(set) var reasons: [String: Int] = [:]
  }

  /// The role of the colour index.
  public let role: String
  /// The role of the temperature derived from it.
  public let temperature: String
  /// The colour of each star in the catalogue; NaN where it is unknown.
  public internal(set) var values: [Double]
  /// The stars without a temperature.
  public internal(set) var others = Others()

  init(role: String, temperature: String, values: [Double]) {
    self.role = role
    self.temperature = temperature
    self.values = values
  }

  /// The colours with ``others`` at `rows`, which a catalogue still holds.
  func with(
    others rows: [Int], of catalogue: Catalogue, reason: (_ row: Int) -> String
  ) -> ColorColumn {
    var column = self
    column.others = Others(
      names: catalogue.names.of(TableRows(rows)), colors: rows.map { values[$0] },
      labels: rows.map { catalogue.labels[$0] },
      numbers: catalogue.numbers.mapValues { numbers in rows.map { numbers[$0] } },
      weights: catalogue.weights.map { weights in rows.map { weights[$0] } },
      reasons: rows.reduce(into: [:]) { $0[reason($1), default: 0] += catalogue.weight(of: $1) })
    return column
  }
}
