import Tables

extension CellCounter {
  /// The cells as columns of a table: i, j, the centres, the class, and the number of stars n, sorted by i, j and the
  /// bytes of the class, so that the same stars give the same rows however they were divided.
  public var columns: [StoredColumn] {
    let order = labels.indices.sorted { labels[$0].utf8.lexicographicallyPrecedes(labels[$1].utf8) }
    var ranks = Array(repeating: 0, count: max(labels.count, 1))
    for (rank, label) in order.enumerated() { ranks[label] = rank }
    let cells = counts.sorted(ranks: ranks)
    func integers(_ name: String, _ value: ((cell: CellCounts.Cell, number: Int)) -> Int)
      -> StoredColumn
    {
      StoredColumn(name: name, values: .integers(cells.map { Int64(value($0)) }))
    }
    var columns = [integers("i") { $0.cell.i }, integers("j") { $0.cell.j }]
    for (feature, name) in centers.enumerated() {
      let values = cells.map { grid.center(feature == 0 ? $0.cell.i : $0.cell.j, feature) }
      columns.append(StoredColumn(name: name, values: .numbers(values, isSingle: false)))
    }
    if let labelColumn {
      var texts = StoredTexts()
      for (cell, _) in cells { texts.append(Array(labels[cell.label].utf8)[...]) }
      columns.append(StoredColumn(name: labelColumn, values: .texts(texts)))
    }
    return columns + [integers("n") { $0.number }]
  }
}
