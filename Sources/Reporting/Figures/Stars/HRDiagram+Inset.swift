import Experiments
import Plotting
import Stars

extension HRDiagram {
  /// The stars inside `inset`.
  func members(of inset: Inset) -> [Int] {
    stars.names.indices.filter { inset.x.contains(stars.x[$0]) && inset.y.contains(stars.y[$0]) }
  }

  /// `plot` with a panel that magnifies `inset`, which is framed.
  ///
  /// Where the whole diagram is a density, so is the part, with finer cells; but few stars there are markers with
  /// names. Its numbers of stars per cell are its own.
  func zoomed(_ plot: any FramedDrawing, into inset: Inset, theme: Theme) -> ZoomedPlot {
    var part = self
    part.stars = stars.subset(members(of: inset))
    part.stars.isPartOfDensity = stars.isCrowded
    part.errors = errors?.subset(members(of: inset))
    var detail = part.plot(theme: theme)
    detail.topRows = []
    // The legend of the whole diagram explains the curves.
    detail.marks = detail.marks.map { mark in
      guard var line = mark as? Line else { return mark }
      line.name = nil
      return line
    }
    detail.x.domain = x.isReversed ? inset.x.reversed : inset.x
    detail.y.domain = y.isReversed ? inset.y.reversed : inset.y
    return ZoomedPlot(plot, detail: detail, isDetailExplained: stars.isCrowded)
  }

  /// The frame around `inset` in the whole diagram.
  static func frame(of inset: Inset, theme: Theme) -> Line {
    let (x, y) = (inset.x, inset.y)
    return Line(
      x: [x.from, x.to, x.to, x.from, x.from], y: [y.from, y.from, y.to, y.to, y.from],
      stroke: Stroke(theme.ink, width: 0.7), isGuide: true)
  }
}

extension Inset {
  /// The part with a rim, so that the ticks of its two axes do not meet in a corner.
  var withRim: Inset { Inset(x: x.padded(by: 0.02), y: y.padded(by: 0.02)) }
}

extension PlottedStars {
  /// Whether the stars are drawn as a density.
  ///
  /// Rows that stand for numbers of stars always are: markers would show none of the numbers.
  var isCrowded: Bool {
    weights != nil || names.count > (isPartOfDensity ? Self.mostNames : Self.mostMarkers)
  }

  /// The number of stars in `rows`.
  func starCount(of rows: some Collection<Int>) -> Int {
    weights.map { weights in rows.reduce(0) { $0 + weights[$1] } } ?? rows.count
  }

  /// Some of the stars, in the given order.
  func subset(_ members: [Int]) -> PlottedStars {
    let places = Dictionary(uniqueKeysWithValues: zip(members, members.indices))
    func moved(_ stars: Set<Int>) -> Set<Int> { Set(stars.compactMap { places[$0] }) }
    var part = self
    part.names = StarNames(members.map { names[$0] })
    part.x = members.map { x[$0] }
    part.y = members.map { y[$0] }
    part.classes = members.map { classes[$0] }
    part.weights = weights.map { all in members.map { all[$0] } }
    part.nameSides = nameSides.reduce(into: [:]) { sides, side in
      if let star = places[side.key] { sides[star] = side.value }
    }
    part.asked = moved(asked)
    part.hollow = moved(hollow)
    part.highlighted = moved(highlighted)
    part.temperatures = temperatures.map { all in members.map { all[$0] } }
    part.radii = radii.map { all in members.map { all[$0] } }
    part.sun = sun.map { ($0.place, $0.star.flatMap { places[$0] }) }
    return part
  }
}
