/// The relations of ``ColorIndex/temperature(_:_:_:)`` as expressions.
extension ColorIndex {
  /// The temperature in kelvin of a star with the colour `color`; unknown beyond the relation of its place.
  func expression(
    _ color: QuantityExpression, _ place: DiagramPlace,
    _ atmosphere: WhiteDwarfGrid.Atmosphere = .hydrogen
  ) -> QuantityExpression {
    switch (self, place) {
    case (.bv, .dwarf), (.bv, .unknown): .curve(DwarfSequence.temperatureByBV.curve, color)
    case (.bprp, .dwarf), (.bprp, .unknown): Self.dwarfs(bprp: color)
    case (.bv, .giant): Self.giants(bv: color)
    case (.bprp, .giant):
      Self.casagrande(color, logGravity: 2).known(where: .within(color, Self.giantsBPRP))
    case (.bv, .whiteDwarf):
      .powerOfTen(.curve(WhiteDwarfGrid.logTemperatureByBV(atmosphere), color))
    case (.bprp, .whiteDwarf):
      .powerOfTen(.curve(WhiteDwarfGrid.logTemperatureByBPRP(atmosphere), color))
    }
  }

  private static func giants(bv color: QuantityExpression) -> QuantityExpression {
    let theta = 0.5737 + color * (0.4882 - 0.0149 * color)
    let correction = giantCorrection.dropLast().reversed()
      .reduce(.number(giantCorrection.last ?? 0)) { $0 * color + .number($1) }
    return (5_040.0 / theta + correction).known(where: .within(color, giantsBV))
  }

  private static func dwarfs(bprp color: QuantityExpression) -> QuantityExpression {
    let table = QuantityExpression.curve(DwarfSequence.temperatureByBPRP.curve, color)
    let share = smoothStep(color, from: 0.2, to: 0.3) * smoothStep(color, from: 2, to: 1.75)
    // The table appears once: it is by far the longest part.
    return table * (1.0 - share) + casagrande(color, logGravity: 4.5) * share
  }

  private static func casagrande(
    _ color: QuantityExpression, logGravity: Double
  ) -> QuantityExpression {
    let base = 7_980.8845 + color * (-4_138.3457 + color * (1_264.9366 - color * 130.4388))
    let gravity = 285.8393 + color * (-324.2196 + color * (106.8511 - color * 4.9825))
    return base + .number(logGravity) * gravity
  }

  /// A smooth rise from 0 at `start` to 1 at `end`, which may be smaller.
  private static func smoothStep(
    _ x: QuantityExpression, from start: Double, to end: Double
  ) -> QuantityExpression {
    let range = min(start, end)...max(start, end)
    return .curve(
      PiecewisePolynomial(
        start: range.lowerBound,
        pieces: [
          .init(
            end: range.upperBound, origin: start, width: end - start, coefficients: [0, 0, 3, -2])
        ]), .clamped(x, range))
  }
}
