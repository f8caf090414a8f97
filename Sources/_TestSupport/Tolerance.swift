import Learning
import Testing

/// Expects `value` to be within `tolerance` of `expected`; NaN never is.
public func expectClose(
  _ value: Double, _ expected: Double, within tolerance: Double,
  sourceLocation: SourceLocation = #_sourceLocation
) {
  #expect(
    (value - expected).magnitude <= tolerance,
    "\(value) is not within \(tolerance) of \(expected)", sourceLocation: sourceLocation)
}

/// A seeded generator of uniform numbers, so that a random test is reproducible.
public typealias SeededGenerator = SplitMix64
