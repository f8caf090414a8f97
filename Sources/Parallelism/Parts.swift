/// What `body` makes of consecutive parts of `range`, in their order.
///
/// The parts are done side by side if there are several, and they do not depend on how many cores there
/// are.
///
/// - Parameters:
///   - range: The indices that are divided.
///   - least: The fewest elements of a part, if there are several.
///   - most: The greatest number of parts.
///   - body: What is done with one of them.
/// - Returns: What `body` gave for each.
@discardableResult
public func inParts<Result: Sendable>(
  of range: Range<Int>, least: Int, most: Int = 16, _ body: @Sendable (Range<Int>) -> Result
) -> [Result] {
  let count = max(1, min(most, range.count / least))
  let size = range.count / count
  return concurrently(count) { part in
    let start = range.lowerBound + size * part
    return body(start..<(part == count - 1 ? range.upperBound : start + size))
  }
}
