import Formatting
import Plotting
import Stars

extension PlottedStars {
  /// The names and values of the stars; none of a density.
  func tooltips(_ x: Quantity, _ y: Quantity, theme: Theme) -> [any Mark] {
    guard !isCrowded else { return [] }
    let tooltips = names.indices.map { star in
      Tooltip(
        name: names[star],
        values: "\(y.value(self.y[star])), \(x.value(self.x[star]))")
    }
    return [Tooltips(x: self.x, y: self.y, tooltips, radius: theme.markerRadius * shrinkage)]
  }
}

extension Quantity {
  /// The symbol with a value to four digits: "MV = −6.041".
  fileprivate func value(_ value: Double) -> String {
    let number = Double(significant(value, 4, sign: .hyphen)).map(NumberText.shortest)
    let unit = isLogarithm ? nil : self.unit
    return "\(symbol.plain) = \(number ?? significant(value, 4))"
      + (unit.map { " \($0)" } ?? "")
  }
}
