/// The cells of a diagram: rectangles whose corners are whole multiples of their sides.
///
/// ```
/// i = ⌊x / w₁⌋        j = ⌊y / w₂⌋        centre ((i + ½) w₁, (j + ½) w₂)
/// ```
public struct CellGrid: Equatable, Sendable {
  /// The features, x and y.
  public let features: [String]
  /// The sides w₁ and w₂, which are positive.
  public let widths: [Double]

  /// The possible i and j.
  public static let indices = -(1 << 28)...((1 << 28) - 1)
  /// The names of the columns of i, j and the number of stars.
  public static let columns = ["i", "j", "n"]

  /// The grid of two features.
  ///
  /// - Precondition: There are two of each, and the widths are positive.
  public init(features: [String], widths: [Double]) {
    precondition(features.count == 2 && widths.count == 2, "\(features) \(widths)")
    precondition(widths.allSatisfy { $0 > 0 && $0.isFinite }, "\(widths)")
    self.features = features
    self.widths = widths
  }

  /// The index of the cell, of the given width, of a value; nil if it is not finite or too far away.
  @inline(__always)
  static func index(_ value: Double, width: Double) -> Int? {
    let place = (value / width).rounded(.down)
    guard place >= Double(indices.lowerBound), place <= Double(indices.upperBound) else {
      return nil
    }
    return Int(place)
  }

  /// The centre of a cell.
  func center(_ index: Int, _ feature: Int) -> Double { (Double(index) + 0.5) * widths[feature] }
}
