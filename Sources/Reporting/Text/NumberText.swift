import Plotting

/// Numbers in a sentence with a true minus sign.
enum NumberText {
  /// The fewest digits that tell a number from its neighbours: −6.041, 0.5, 2,500.
  static func shortest(_ value: Double) -> String { NumberLabel.shortest(value).plain }
}
