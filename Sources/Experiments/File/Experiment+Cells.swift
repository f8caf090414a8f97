extension Experiment {
  /// The reason why ``cell`` does not fit the features or has no effect, as a clause; nil if it does.
  public var cellMisfit: String? {
    if cell.isEmpty { return nil }
    if weight == nil { return "cell has no effect without weight" }
    if cell.count == features.count { return nil }
    let widths = cell.count == 1 ? "1 width" : "\(cell.count) widths"
    let inputs = features.count == 1 ? "1 feature" : "\(features.count) features"
    return "cell has \(widths) for \(inputs)"
  }
}
