import Formatting
import Plotting
import Stars

/// The standard errors of the stars' coordinates in a diagram.
struct StarErrors {
  /// The errors of the horizontal values, NaN where there is none; nil if the table has none.
  private(set) var x: [Double]?
  /// The errors of the vertical values, likewise.
  private(set) var y: [Double]?
  /// The sentence on the bars.
  let note: String

  /// The errors of the quantities `x` and `y` of the stars of `catalogue`; nil if it has none.
  init?(_ catalogue: Catalogue, x: Quantity, y: Quantity) {
    let (xs, ys) = (Self.known(x, catalogue), Self.known(y, catalogue))
    guard xs != nil || ys != nil else { return nil }
    self.x = xs
    self.y = ys
    let names = [(x, xs), (y, ys)].filter { $0.1 != nil }.map { quantity, _ in
      quantity.symbol.plain
        + (catalogue.errorsAreOfParallax(quantity.role) ? " (from the parallax alone)" : "")
    }
    let missing = (0..<catalogue.count).count { star in
      [xs, ys].allSatisfy { !($0?[star].isFinite ?? false) }
    }
    let verb = missing == 1 ? "has" : "have"
    note =
      "The bars are standard errors of \(listed(names)), drawn where they are longer than the markers."
      + (missing > 0 ? " \(counted(missing, "star").capitalizingFirst) \(verb) none." : "")
  }

  /// The errors of a quantity, which are positive; nil if there is none.
  private static func known(_ quantity: Quantity, _ catalogue: Catalogue) -> [Double]? {
    let errors = catalogue.standardErrors(of: quantity.role)
    return errors?.contains { $0.isFinite && $0 > 0 } ?? false ? errors : nil
  }

  /// The errors of some of the stars.
  func subset(_ members: [Int]) -> StarErrors {
    func part(_ errors: [Double]) -> [Double] {
      members.map { errors.indices.contains($0) ? errors[$0] : .nan }
    }
    var errors = self
    errors.x = x.map(part)
    errors.y = y.map(part)
    return errors
  }

  /// The bars of `stars`, of which the first are those of the catalogue.
  func bars(about stars: PlottedStars, theme: Theme) -> ErrorBars {
    let places = zip(stars.x, stars.y)
    let horizontal = zip(places, x ?? []).map { place, error in
      ErrorBars.Bar(x: Span(place.0 - error, place.0 + error), y: place.1)
    }
    let vertical = zip(places, y ?? []).map { place, error in
      ErrorBars.Bar(x: place.0, y: Span(place.1 - error, place.1 + error))
    }
    var bars = ErrorBars(
      horizontal + vertical, stroke: Stroke(theme.muted, width: 0.5), name: "Standard error")
    bars.hiddenRadius = theme.markerRadius * stars.shrinkage
    return bars
  }
}
