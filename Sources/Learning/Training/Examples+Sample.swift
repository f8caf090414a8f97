extension Examples {
  /// Returns a random sample of `size` of the examples: one from each of `size` equal stretches of them, in their order,
  /// so that every part of a sorted table has its share.
  ///
  /// A row that stands for several examples can be drawn several times, and then stands for as many.
  ///
  /// - Precondition: `size` is positive and at most ``total``.
  ///
  /// Source: Cochran, *Sampling Techniques* (1977), section 5A.7 (one unit per stratum).
  public func sample(_ size: Int, seed: UInt64) -> Examples {
    precondition((1...total).contains(size), "\(size) of \(total) examples")
    var generator = SplitMix64(seed: seed)
    let (length, longer) = total.quotientAndRemainder(dividingBy: size)
    var rows: [Int] = []
    var counts: [Int] = []
    var row = 0
    var end = weight(of: 0)
    for stretch in 0..<size {
      let start = stretch * length + min(stretch, longer)
      let drawn = start + generator.next(below: length + (stretch < longer ? 1 : 0))
      while drawn >= end {
        row += 1
        end += weight(of: row)
      }
      if rows.last == row {
        counts[counts.count - 1] += 1
      } else {
        rows.append(row)
        counts.append(1)
      }
    }
    var elements: [Double] = []
    elements.reserveCapacity(rows.count * inputs.columns)
    for row in rows { elements += inputs.row(row) }
    return Examples(
      inputs: Matrix(elements, columns: inputs.columns), labels: rows.map { labels[$0] },
      classCount: classCount, weights: weights == nil ? nil : counts)
  }
}
