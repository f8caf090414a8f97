/// The cells of the diagram that the rows of a table are: each counts the stars within a box of the features.
public struct Cells: Equatable, Sendable {
  /// The width of a cell in each feature.
  public let widths: [Double]
  /// An edge of a cell in each feature.
  public let origins: [Double]
  /// Whether the values of each feature are the centres of cells; if not, they lie anywhere in them, as means do.
  private let areCenters: [Bool]

  /// The largest scatter of values about the centres, in widths.
  private static let tolerance = 1e-3

  /// The cells of `catalogue`; nil if its rows are none.
  ///
  /// Values that lie alike in all cells are their centres. Other cells begin at whole multiples of the width.
  public init?(_ catalogue: Catalogue) {
    let schema = catalogue.schema
    guard catalogue.isWeighted, !schema.cell.isEmpty, schema.cell.count == schema.features.count
    else { return nil }
    let centers = zip(schema.features, schema.cell).map { feature, width in
      Self.commonPlace(of: catalogue.numbers[feature] ?? [], width)
    }
    widths = schema.cell
    origins = zip(centers, schema.cell).map { center, width in
      center.map { ($0 - 0.5) * width } ?? 0
    }
    areCenters = centers.map { $0 != nil }
  }

  /// The place of the values in cells that begin at multiples of `width`, in widths, if it is the same for all.
  private static func commonPlace(of values: [Double], _ width: Double) -> Double? {
    func place(_ value: Double) -> Double { value / width - (value / width).rounded(.down) }
    guard let first = values.first.map(place) else { return nil }
    let isCommon = values.allSatisfy { value in
      let distance = (place(value) - first).magnitude
      return min(distance, 1 - distance) <= tolerance
    }
    return isCommon ? first : nil
  }

  /// The ends of the cell of `value` along a feature, which never leave out a part of it.
  ///
  /// A mean that rounding may have moved over an edge belongs to both cells.
  public func ends(of value: Double, along feature: Int) -> (lower: Double, upper: Double) {
    let (width, margin) = (widths[feature], Self.tolerance * widths[feature])
    if areCenters[feature] {
      return (value - width / 2 - 2 * margin, value + width / 2 + 2 * margin)
    }
    let first = ((value - margin) / width).rounded(.down)
    let last = ((value + margin) / width).rounded(.down)
    return (first * width - margin, (last + 1) * width + margin)
  }
}
