import Elementary

/// The relation between a colour index and the temperatures of stars, by which a diagram over the colour gets its
/// rows of temperatures and classes, and its lines.
public struct ColorRelation: Sendable {
  /// The bluest and the reddest colour of the dwarfs in the relation.
  public let dwarfs: ClosedRange<Double>
  private let index: ColorIndex

  /// The relation of the colour index of `role`; nil if none is known.
  public init?(role: String) {
    guard let index = [ColorIndex.bv, .bprp].first(where: { $0.role == role }) else { return nil }
    self.index = index
    let known = DwarfSequence.rows.map { index == .bv ? $0.colorBV : $0.colorBPRP }
      .filter { index.temperature($0, .dwarf) != nil }
    dwarfs = (known.min() ?? 0)...(known.max() ?? 0)
  }

  /// The temperature in kelvin of a star of a group with the colour `color`; nil beyond the relation.
  public func temperature(_ color: Double, _ group: StarGroup) -> Double? {
    switch group {
    case .mainSequence: index.temperature(color, .dwarf)
    case .whiteDwarf: index.temperature(color, .whiteDwarf)
    case .giant, .supergiant, .giantOrSupergiant: index.temperature(color, .giant)
    }
  }

  /// The temperature in kelvin of a dwarf with the colour `color`, or of the bluest or the reddest beyond.
  public func dwarfTemperature(nearest color: Double) -> Double {
    index.temperature(min(max(color, dwarfs.lowerBound), dwarfs.upperBound), .dwarf) ?? .nan
  }

  /// The colour of a dwarf with a temperature in kelvin, by bisection; infinite beyond the relation.
  public func dwarfColor(_ temperature: Double) -> Double {
    var (blue, red) = (dwarfs.lowerBound, dwarfs.upperBound)
    if temperature > dwarfTemperature(nearest: blue) { return -.infinity }
    if temperature < dwarfTemperature(nearest: red) { return .infinity }
    for _ in 0..<50 {
      let middle = (blue + red) / 2
      if dwarfTemperature(nearest: middle) > temperature { blue = middle } else { red = middle }
    }
    return (blue + red) / 2
  }

  /// The colour in a row of the dwarf sequence; NaN if unknown.
  public func color(_ row: DwarfSequence.Row) -> Double {
    index == .bv ? row.colorBV : row.colorBPRP
  }
}
