import Dispatch

/// What `body` makes of consecutive parts of `range`, in their order.
///
/// The parts are done side by side if there are several, and they do not depend on how many cores there
/// are: at most 16, of at least `least` elements each.
package func inParts<Result: Sendable>(
  of range: Range<Int>, least: Int, _ body: @Sendable (Range<Int>) -> Result
) -> [Result] {
  let count = max(1, min(16, range.count / least))
  if count == 1 { return [body(range)] }
  let bounds = (0...count).map { range.lowerBound + range.count / count * $0 }
  let ends = bounds.dropFirst().dropLast() + [range.upperBound]
  let parts = zip(bounds, ends).map { $0..<$1 }
  return [Result](unsafeUninitializedCapacity: count) { buffer, initializedCount in
    nonisolated(unsafe) let results = buffer
    DispatchQueue.concurrentPerform(iterations: count) { index in
      results.initializeElement(at: index, to: body(parts[index]))
    }
    initializedCount = count
  }
}
