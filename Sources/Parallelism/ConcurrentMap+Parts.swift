/// Returns the results of `body` for consecutive parts of `range`, in order.
///
/// Several parts are processed concurrently. The division does not depend on the number of cores.
///
/// - Parameters:
///   - range: The indices to divide.
///   - least: The minimum size of a part if there are several.
///   - most: The maximum number of parts.
///   - body: The work on one part.
/// - Returns: The result for each part.
@discardableResult
public func concurrentMap<Result: Sendable>(
  partsOf range: Range<Int>, least: Int, most: Int = 16, _ body: @Sendable (Range<Int>) -> Result
) -> [Result] {
  let count = max(1, min(most, range.count / least))
  let size = range.count / count
  return concurrentMap(count) { part in
    let start = range.lowerBound + size * part
    return body(start..<(part == count - 1 ? range.upperBound : start + size))
  }
}
