import Plotting

/// Numbers in a sentence with a true minus sign.
enum NumberText {
  /// The fewest digits that tell a number from its neighbours: −6.041, 0.5, 2,500, 10⁻⁵.
  static func shortest(_ value: Double) -> String {
    NumberLabel.shortest(value).runs.reduce(into: "") { text, run in
      text += run.position == .raised ? raised(run.string) : run.string
    }
  }

  private static func raised(_ exponent: String) -> String {
    let figures = Array("⁰¹²³⁴⁵⁶⁷⁸⁹")
    return String(exponent.map { $0.wholeNumberValue.map { figures[$0] } ?? "⁻" })
  }
}
