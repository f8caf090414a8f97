import Learning
import Testing

/// Expects `value` within `tolerance` of `expected`; not a number is never within.
public func expectClose(
  _ value: Double, _ expected: Double, within tolerance: Double,
  sourceLocation: SourceLocation = #_sourceLocation
) {
  #expect(
    (value - expected).magnitude <= tolerance,
    "\(value) is not within \(tolerance) of \(expected)", sourceLocation: sourceLocation)
}

/// A generator of uniform numbers that starts at a seed, so that a random test is the same each time.
public typealias SeededGenerator = SplitMix64
