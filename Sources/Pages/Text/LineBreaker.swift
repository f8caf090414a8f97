/// A breaker of a paragraph into lines, which looks at all its lines together.
///
/// It minimises the sum of the squared relative gaps of the lines, as the sum of the "demerits" in
/// Knuth & Plass (1981), *Breaking paragraphs into lines*.
struct LineBreaker {
  /// The width of a line.
  let width: Double
  /// Whether lines are stretched to the full width.
  let isJustified: Bool

  /// The share of a blank by which it may shrink in a justified line.
  private static let shrink = 0.12
  /// The share by which it may grow.
  private static let stretch = 1.6

  /// Returns the range of words of each line.
  func lines(of words: [Word]) -> [Range<Int>] {
    var costs = [0.0] + [Double](repeating: .infinity, count: words.count)
    var starts = [Int](repeating: 0, count: words.count + 1)
    for end in words.indices.map({ $0 + 1 }) {
      var natural = 0.0
      var blanks = 0.0
      for start in (0..<end).reversed() {
        natural += words[start].width
        if start < end - 1 {
          if words[start].endsLine { break }
          natural += words[start].space
          if !words[start].isRigid { blanks += words[start].space }
        }
        let isLast = end == words.count || words[end - 1].endsLine
        let isAlone = start == end - 1
        guard let cost = cost(natural, blanks, isLast: isLast) ?? (isAlone ? 1e6 : nil) else {
          break
        }
        if costs[start] + cost < costs[end] {
          costs[end] = costs[start] + cost
          starts[end] = start
        }
      }
    }
    var lines: [Range<Int>] = []
    var end = words.count
    while end > 0 {
      lines.append(starts[end]..<end)
      end = starts[end]
    }
    return lines.reversed()
  }

  /// The cost of a line of the given width, `blanks` of it being blanks; nil if it is too wide.
  private func cost(_ natural: Double, _ blanks: Double, isLast: Bool) -> Double? {
    let slack = width - natural
    if slack < -(isJustified ? Self.shrink * blanks : 0) - 0.01 { return nil }
    if isLast { return natural < 0.1 * width ? 4 : 0 }
    if !isJustified { return (slack / width) * (slack / width) * 100 + 0.3 }
    // Beyond the widest blanks a line stays ragged.
    guard blanks > 0, slack / blanks <= Self.stretch else {
      return 30 + 300 * (slack / width) * (slack / width)
    }
    return slack * slack / (blanks * blanks) * 10 + 0.3
  }

  /// Returns the factor of the blanks of a justified line; 1 for a line with large gaps, which stays as it is.
  func stretch(natural: Double, blanks: Double, isLast: Bool) -> Double {
    guard isJustified, blanks > 0 else { return 1 }
    let factor = 1 + (width - natural) / blanks
    if isLast { return min(factor, 1) }
    return factor <= 1 + Self.stretch ? factor : 1
  }
}
