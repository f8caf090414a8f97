import Plotting

extension PlottedStars {
  /// The number of classes up to which the legend alone distinguishes the shades of a density.
  private static let mostColors = 8

  /// The number of stars of a class among which its middle is found.
  private static let sample = 2_000

  /// The names of the classes in the middle of their stars, where colours alone would not tell the cells of a density
  /// apart: of more than eight classes, or of several in shades of grey, which also mean counts.
  func classLabels(theme: Theme) -> [Points] {
    let present = classNames.indices.filter(classes.contains)
    let isGrey = present.allSatisfy { theme.color($0).isGrey }
    guard present.count > (isGrey ? 1 : Self.mostColors) else { return [] }
    let middles = present.map(middle)
    var points = Points(
      x: middles.map(\.x), y: middles.map(\.y), symbol: .circle,
      fill: theme.background.opacity(0), outline: Stroke(theme.background, width: 0), radius: 0,
      pointNames: present.map { Text(classNames[$0]) })
    points.namesMayCoverData = true
    return [points]
  }

  /// The medians of both coordinates over some stars of a class.
  private func middle(of label: Int) -> (x: Double, y: Double) {
    let members = classes.indices.filter {
      classes[$0] == label && x[$0].isFinite && y[$0].isFinite
    }
    guard !members.isEmpty else { return (.nan, .nan) }
    let chosen = stride(from: 0, to: members.count, by: members.count / Self.sample + 1)
      .map { members[$0] }
    return (
      chosen.map { x[$0] }.sorted()[chosen.count / 2],
      chosen.map { y[$0] }.sorted()[chosen.count / 2]
    )
  }
}

extension Color {
  fileprivate var isGrey: Bool { red == green && green == blue }
}
