import Plotting
import Stars

/// A physical quantity as a figure names it: its symbol, its unit and the way its axis runs.
struct Quantity: Equatable {
  var title: Text
  /// The symbol alone, or the name where there is no symbol.
  var symbol: Text
  /// Whether the values fall to the right or upward, as temperatures and magnitudes do.
  var isReversed: Bool

  /// The quantity that a column of the table holds; a column not known here is named as it is.
  init(column: String) {
    switch column {
    case "absolute_magnitude":
      symbol = .italic("M") + .subscript("V")
      title = "Absolute magnitude " + symbol + " (mag)"
      isReversed = true
    case "gaia_absolute_magnitude":
      symbol = .italic("M") + .subscript("G")
      title = "Absolute magnitude " + symbol + " (mag)"
      isReversed = true
    case "log_temperature":
      symbol = "log " + .italic("T") + .subscript("eff")
      title = "Effective temperature, " + symbol + " (K)"
      isReversed = true
    case "effective_temperature":
      symbol = .italic("T") + .subscript("eff")
      title = "Effective temperature " + symbol + " (K)"
      isReversed = true
    default:
      symbol = Text(String(column.map { $0 == "_" ? " " : $0 }).shortened)
      title = symbol
      isReversed = false
    }
  }

  /// Whether the quantities are those of a Hertzsprung–Russell diagram.
  static func areHertzsprungRussell(x: String, y: String) -> Bool {
    [Schema.logTemperature, Schema.effectiveTemperature].contains(x)
      && [Schema.absoluteMagnitude, Schema.gaiaAbsoluteMagnitude].contains(y)
  }

  func axis(domain: Span? = nil) -> Axis {
    Axis(title, domain: domain, isReversed: isReversed)
  }
}
