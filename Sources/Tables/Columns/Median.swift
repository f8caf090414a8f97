extension [Double] {
  /// The middle of sorted numbers, or the mean of the two middle ones; nil for none.
  public var median: Double? {
    if isEmpty { return nil }
    let middle = count / 2
    return count % 2 == 1 ? self[middle] : self[middle - 1] / 2 + self[middle] / 2
  }
}
