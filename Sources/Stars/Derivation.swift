import Elementary

/// Quantities that follow from others, for tables that do not list them.
///
/// ```
/// log T from T            log₁₀ T
/// log T from B−V, BP−RP   by the sequence of dwarfs, whose range it has
/// M from m and ϖ          M = m + 5 log₁₀(ϖ / 100 mas)
/// ```
///
/// Source: the definition of the absolute magnitude (10 pc is a parallax of 100 mas); ``DwarfSequence``.
enum Derivation {
  /// The ways to a quantity: the roles it follows from, and how; the first whose columns the table has
  /// is taken.
  static func ways(to role: String) -> [(sources: [String], value: ([Double]) -> Double)] {
    switch role {
    case Schema.logTemperature:
      [
        ([Schema.effectiveTemperature], { decimalLogarithm($0[0]) }),
        ([Schema.colorBV], { byColorBV($0[0]) }),
        ([Schema.colorBPRP], { byColorBPRP($0[0]) }),
      ]
    case Schema.absoluteMagnitude:
      [([Schema.apparentMagnitude, Schema.parallax], { absoluteMagnitude($0[0], $0[1]) })]
    case Schema.gaiaAbsoluteMagnitude:
      [([Schema.gaiaMagnitude, Schema.parallax], { absoluteMagnitude($0[0], $0[1]) })]
    default: []
    }
  }

  /// Not a number where the parallax is not positive.
  private static func absoluteMagnitude(_ apparent: Double, _ parallax: Double) -> Double {
    parallax > 0 ? apparent + 5 * decimalLogarithm(parallax / 100) : .nan
  }

  private static let byColorBV = ColorTemperature(\.colorBV)
  private static let byColorBPRP = ColorTemperature(\.colorBPRP)
}

/// The logarithm of the temperature of a dwarf by its colour, between the rows of ``DwarfSequence``.
private struct ColorTemperature {
  private let colors: [Double]
  private let temperatures: [Double]

  /// The rows that have the colour, as far as it rises from row to row.
  init(_ color: KeyPath<DwarfSequence.Row, Double>) {
    var colors: [Double] = []
    var temperatures: [Double] = []
    for row in DwarfSequence.rows where row[keyPath: color].isFinite {
      if let last = colors.last, row[keyPath: color] <= last { break }
      colors.append(row[keyPath: color])
      temperatures.append(row.temperature)
    }
    self.colors = colors
    self.temperatures = temperatures
  }

  /// Not a number where `color` is none of the sequence's.
  func callAsFunction(_ color: Double) -> Double {
    guard let first = colors.first, let last = colors.last, color >= first, color <= last else {
      return .nan
    }
    var (low, high) = (0, colors.count - 1)
    while high - low > 1 {
      let middle = (low + high) / 2
      if colors[middle] <= color { low = middle } else { high = middle }
    }
    let share = (color - colors[low]) / (colors[high] - colors[low])
    return decimalLogarithm(
      temperatures[low] + (temperatures[high] - temperatures[low]) * share)
  }
}
