/// The rows of a legend's entries, which stand in columns where that takes no more rows than filling one after another.
struct LegendRows: Equatable {
  /// The row of each entry.
  private(set) var rows: [Int] = []
  /// The distance of each entry from the left end of its row.
  private(set) var lefts: [Double] = []

  /// The rows, no wider than `room`, of entries of the given widths.
  init(_ widths: [Double], room: Double, gap: Double) {
    let filled = LegendRows(filling: widths, room, gap)
    self = filled.count > 1 ? Self.aligned(widths, room, gap, rows: filled.count) ?? filled : filled
  }

  /// The number of rows.
  var count: Int { (rows.last ?? -1) + 1 }

  private init(filling widths: [Double], _ room: Double, _ gap: Double) {
    var (row, left) = (0, 0.0)
    for (index, width) in widths.enumerated() {
      if index > 0, left + width > room { (row, left) = (row + 1, 0) }
      rows.append(row)
      lefts.append(left)
      left += width + gap
    }
  }

  /// The first entries, as many as possible, in as few columns as take their share of the rows, and the others in
  /// columns of their own; nil if there is no room for columns.
  private static func aligned(
    _ widths: [Double], _ room: Double, _ gap: Double, rows: Int
  ) -> LegendRows? {
    for head in stride(from: widths.count, through: 3, by: -1) {
      let rest = LegendRows(filling: Array(widths[head...]), room, gap)
      let most = rows - rest.count
      guard most > 1 else { continue }
      let columns = (head + most - 1) / most
      guard columns > 1, head == widths.count || head % columns == 0 else { continue }
      let extents = (0..<columns).map { column in
        stride(from: column, to: head, by: columns).map { widths[$0] }.max() ?? 0
      }
      let starts = extents.indices.map { extents[..<$0].reduce(0) { $0 + $1 + gap } }
      guard starts[columns - 1] + extents[columns - 1] <= room else { continue }
      let others = LegendRows(Array(widths[head...]), room: room, gap: gap)
      var layout = LegendRows(filling: [], room, gap)
      layout.rows = (0..<head).map { $0 / columns }
      layout.lefts = (0..<head).map { starts[$0 % columns] }
      let above = layout.count
      layout.rows += others.rows.map { $0 + above }
      layout.lefts += others.lefts
      return layout
    }
    return nil
  }
}
