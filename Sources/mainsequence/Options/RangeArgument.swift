import ArgumentParser
import Plotting
import Tables

/// The ends of an axis, with a colon between them.
struct RangeArgument: ExpressibleByArgument {
  let span: Span

  init?(argument: String) {
    let ends = argument.split(separator: ":", omittingEmptySubsequences: false).compactMap {
      try? Double(numeral: Array($0.utf8)[...])
    }
    guard ends.count == 2, ends[0] != ends[1], ends.allSatisfy(\.isFinite),
      argument.count(where: { $0 == ":" }) == 1
    else { return nil }
    span = Span(ends.min() ?? 0, ends.max() ?? 0)
  }
}
