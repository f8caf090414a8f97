import Plotting

/// A physical quantity as a figure names it: its symbol, its unit and the way its axis runs.
struct Quantity: Equatable {
  var title: Text
  /// Whether the values fall to the right or upward, as temperatures and magnitudes do.
  var isReversed: Bool

  /// The quantity that a column of the table holds; a column not known here is named as it is.
  init(column: String) {
    switch column {
    case "absolute_magnitude":
      title = "Absolute magnitude " + .italic("M") + .subscript("V") + " (mag)"
      isReversed = true
    case "log_temperature":
      title = "Effective temperature, log " + .italic("T") + .subscript("eff") + " (K)"
      isReversed = true
    case "effective_temperature":
      title = "Effective temperature " + .italic("T") + .subscript("eff") + " (K)"
      isReversed = true
    default:
      title = Text(String(column.map { $0 == "_" ? " " : $0 }))
      isReversed = false
    }
  }

  func axis(domain: Span? = nil) -> Axis {
    Axis(title, domain: domain, isReversed: isReversed)
  }
}
