import Formatting
import Plotting
import Stars

extension Catalogue {
  /// Whether the stars are drawn as a density: there are too many for markers, or rows stand for numbers of stars.
  var isCrowded: Bool { isWeighted || count > PlottedStars.mostMarkers }

  /// The number of stars with their noun and, in a weighted table, that of the rows: "20 stars", "1,200 stars in 15
  /// cells".
  var countedStars: String { counted(starCount, "star") + rowClause }

  /// The clause on the rows of a weighted table, with a leading blank: " in 15 cells"; else empty.
  var rowClause: String { isWeighted ? " in \(counted(cellCount, rowNoun))" : "" }

  /// The cells of a diagram of two features; nil if the rows are none.
  func grid(_ x: Quantity, _ y: Quantity) -> Density.Grid? {
    guard let cells = Cells(self), let column = schema.features.firstIndex(of: x.role),
      let row = schema.features.firstIndex(of: y.role)
    else { return nil }
    return Density.Grid(
      width: cells.widths[column], height: cells.widths[row],
      origin: Point(cells.origins[column], cells.origins[row]))
  }
}
