/// A map from data to device positions, linear in the value or in its logarithm.
///
///     let x = Scale(domain: Span(4.6, 3.4), range: Span(60, 580))
///     x(4.6)  // 60, the left edge: on an HR diagram temperature decreases to the right
public struct Scale: Equatable, Sendable {
  /// The meaning of equal distances on the page.
  public enum Kind: Sendable {
    /// Equal differences.
    case linear
    /// Equal ratios; the domain must be positive.
    case logarithmic
  }

  /// Whether equal distances mean equal differences or equal ratios.
  public var kind: Kind
  /// The data interval, in the units of the axis; `from` may exceed `to`.
  public var domain: Span
  /// The device interval, in points.
  public var range: Span

  /// Creates a scale from `domain` to `range`.
  public init(_ kind: Kind = .linear, domain: Span, range: Span) {
    self.kind = kind
    self.domain = domain
    self.range = range
  }

  /// Returns the position of `value`, in points; the middle of ``range`` if ``domain`` is empty,
  /// NaN for a value that a logarithmic scale cannot show.
  public func callAsFunction(_ value: Double) -> Double {
    let from = transformed(domain.from)
    let width = transformed(domain.to) - from
    let t = width == 0 && !value.isNaN ? 0.5 : (transformed(value) - from) / width
    return range.from + t * (range.to - range.from)
  }

  /// Returns the value at `position`: the inverse of ``callAsFunction(_:)``.
  public func value(at position: Double) -> Double {
    let from = transformed(domain.from)
    let width = transformed(domain.to) - from
    let length = range.to - range.from
    let t = length == 0 ? 0.5 : (position - range.from) / length
    let value = from + t * width
    return kind == .linear ? value : CMath.exponential10(value)
  }

  private func transformed(_ value: Double) -> Double {
    kind == .linear ? value : CMath.logarithm10(value)
  }
}
