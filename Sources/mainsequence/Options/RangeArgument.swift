import ArgumentParser
import Plotting
import Tables

/// The ends of an axis, with a colon between them.
struct RangeArgument: ExpressibleByArgument {
  /// The range, from the smaller value.
  let span: Span

  init?(argument: String) {
    let parts = argument.split(separator: ":", omittingEmptySubsequences: false)
    let ends = parts.compactMap { try? Double(numeral: Array($0.utf8)[...]) }
    guard parts.count == 2, ends.count == 2, ends[0] != ends[1], ends.allSatisfy(\.isFinite)
    else { return nil }
    span = Span(min(ends[0], ends[1]), max(ends[0], ends[1]))
  }
}
