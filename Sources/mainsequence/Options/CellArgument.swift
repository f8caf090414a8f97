import ArgumentParser
import Tables

/// The width of a cell in each feature, with an x between them: `0.02x0.002`.
struct CellArgument: ExpressibleByArgument {
  /// The widths, which are positive.
  let widths: [Double]

  init?(argument: String) {
    let parts = argument.split(separator: "x", omittingEmptySubsequences: false)
    let widths = parts.compactMap { try? Double(numeral: Array($0.utf8)[...]) }
    guard widths.count == parts.count, widths.allSatisfy({ $0 > 0 && $0.isFinite }) else {
      return nil
    }
    self.widths = widths
  }

  /// The argument as it is written.
  var text: String { widths.map(\.description).joined(separator: "x") }
}
