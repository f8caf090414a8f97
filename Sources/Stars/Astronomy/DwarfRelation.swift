/// A relation between two quantities of dwarf stars, linear between the rows of ``DwarfSequence``.
///
///     DwarfSequence.bolometricCorrection(5_770)  // -0.085
public struct DwarfRelation: Sendable {
  private let arguments: [Double]
  private let values: [Double]
  /// Whether the argument grows from hot to cool.
  private let isRising: Bool

  /// The relation over the rows that have both quantities, from hot to cool, up to the first row where the
  /// argument turns back.
  init(_ quantity: (DwarfSequence.Row) -> Double, by argument: (DwarfSequence.Row) -> Double) {
    let known = DwarfSequence.rows.map { (argument: argument($0), value: quantity($0)) }
      .filter { $0.argument.isFinite && $0.value.isFinite }
    let isRising = known.count > 1 && known[0].argument < known[1].argument
    let steps = zip(known, known.dropFirst())
    let count = steps.prefix { isRising ? $0.argument < $1.argument : $0.argument > $1.argument }
      .count
    arguments = known.prefix(count + 1).map(\.argument)
    values = known.prefix(count + 1).map(\.value)
    self.isRising = isRising
  }

  /// The relation as a curve, a straight line from row to row.
  ///
  /// - Precondition: The argument grows from hot to cool.
  var curve: PiecewisePolynomial {
    precondition(isRising, "arguments \(arguments)")
    return PiecewisePolynomial(
      start: arguments[0],
      pieces: arguments.indices.dropLast().map { low in
        .init(
          end: arguments[low + 1], origin: arguments[low],
          width: arguments[low + 1] - arguments[low],
          coefficients: [values[low], values[low + 1] - values[low]])
      })
  }

  /// The quantity where the argument is `x`, or at the nearest row if `x` lies outside them.
  func callAsFunction(nearest x: Double) -> Double {
    let ends = [arguments[0], arguments[arguments.count - 1]]
    return self(min(max(x, ends.min() ?? x), ends.max() ?? x)) ?? .nan
  }

  /// The quantity where the argument is `x`; nil if `x` lies outside the rows.
  public func callAsFunction(_ x: Double) -> Double? {
    guard var low = arguments.indices.first, var high = arguments.indices.last,
      min(arguments[low], arguments[high]) <= x, x <= max(arguments[low], arguments[high])
    else { return nil }
    while high - low > 1 {
      let middle = (low + high) / 2
      if isRising ? arguments[middle] <= x : arguments[middle] >= x {
        low = middle
      } else {
        high = middle
      }
    }
    let share = (x - arguments[low]) / (arguments[high] - arguments[low])
    return values[low] + (values[high] - values[low]) * share
  }
}
