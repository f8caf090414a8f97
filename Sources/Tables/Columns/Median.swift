extension [Double] {
  /// The median of sorted numbers; nil if there are none.
  public var median: Double? {
    if isEmpty { return nil }
    let middle = count / 2
    return count % 2 == 1 ? self[middle] : self[middle - 1] / 2 + self[middle] / 2
  }
}
