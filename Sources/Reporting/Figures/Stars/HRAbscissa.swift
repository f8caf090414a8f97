import Elementary
import Plotting
import Stars

/// The horizontal axis of a Hertzsprung–Russell diagram: the logarithm of a temperature, or a colour in its place.
enum HRAbscissa {
  case logTemperature
  case color(ColorRelation)

  /// The axis of a quantity; nil for any other than these.
  init?(_ quantity: Quantity) {
    if quantity.kind == .temperature, quantity.isLogarithm {
      self = .logTemperature
    } else if quantity.kind == .color, let relation = ColorRelation(role: quantity.role) {
      self = .color(relation)
    } else {
      return nil
    }
  }

  /// The sentence on the rows above the frame, where these need one.
  func note(over stars: PlottedStars, _ ordinate: Quantity) -> String? {
    guard case .color = self, !showsWhiteDwarfsOnly(stars, ordinate) else { return nil }
    return "The temperatures and classes above the frame are those of dwarfs of the same colour."
  }

  /// The rows above the frame: the temperature in kelvin, and the spectral classes of dwarfs, unless there are only
  /// white dwarfs, which have other classes and other colours.
  func topRows(over stars: PlottedStars, _ ordinate: Quantity) -> [TopRow] {
    guard showsWhiteDwarfsOnly(stars, ordinate) else { return topRows }
    if case .logTemperature = self { return [topRows[0]] }
    return []
  }

  /// Whether every star lies as far below the dwarf sequence as white dwarfs do, by 4 mag.
  private func showsWhiteDwarfsOnly(_ stars: PlottedStars, _ ordinate: Quantity) -> Bool {
    guard let dwarfs = ordinate.dwarfs, !stars.y.isEmpty else { return false }
    let sequence = DwarfSequence.rows.map { (x: position(of: $0), y: dwarfs($0)) }
      .filter { $0.x.isFinite && $0.y.isFinite }
    let scale = ordinate.kind == .luminosity ? -2.5 : 1
    return zip(stars.x, stars.y).allSatisfy { x, y in
      guard x.isFinite, y.isFinite else { return true }
      let dwarf = sequence.min { ($0.x - x).magnitude < ($1.x - x).magnitude }
      return dwarf.map { (y - $0.y) * scale > 4 } ?? false
    }
  }

  private var topRows: [TopRow] {
    let bands = DwarfSequence.classes.compactMap { name, coolest, hottest -> TopRow.Band? in
      let span = Span(position(hottest), position(coolest))
      return span.from == span.to ? nil : TopRow.Band(Text(name), span)
    }
    return [
      TopRow(
        .italic("T") + .subscript("eff") + " (K)",
        .ticks(value: { temperature(at: $0) }, position: { position($0) }, kind: .logarithmic)),
      TopRow("Dwarf class", .bands(bands)),
    ]
  }

  /// The position of a dwarf in the dwarf sequence; NaN if it is unknown.
  func position(of dwarf: DwarfSequence.Row) -> Double {
    switch self {
    case .logTemperature: decimalLogarithm(dwarf.temperature)
    case .color(let relation):
      // The coolest dwarfs turn back to bluer colours.
      dwarf.temperature < relation.dwarfTemperature(nearest: .infinity)
        ? .nan : relation.color(dwarf)
    }
  }

  /// Positions along the axis with the temperatures in kelvin of stars of a group there.
  func places(_ group: StarGroup) -> [(x: Double, temperature: Double)] {
    switch self {
    case .logTemperature:
      stride(from: 3.3, through: 4.66, by: 0.02).map { ($0, powerOfTen($0)) }
    case .color(let relation):
      stride(from: -0.6, through: 5, by: 0.02).compactMap { color in
        relation.temperature(color, group).map { (color, $0) }
      }
    }
  }

  /// The temperature in kelvin of a dwarf at a position.
  private func temperature(at x: Double) -> Double {
    switch self {
    case .logTemperature: powerOfTen(x)
    case .color(let relation): relation.dwarfTemperature(nearest: x)
    }
  }

  /// The position of a dwarf with a temperature in kelvin; beyond the relation of a colour, the end of this.
  private func position(_ temperature: Double) -> Double {
    switch self {
    case .logTemperature: temperature.isFinite ? decimalLogarithm(temperature) : .infinity
    case .color(let relation):
      min(
        max(relation.dwarfColor(temperature), relation.dwarfs.lowerBound),
        relation.dwarfs.upperBound)
    }
  }
}
