import ArgumentParser
import Experiments
import Plotting

/// The options that override the look of the figures.
struct FigureOptions: ParsableArguments {
  @Option(
    parsing: .unconditional,
    help: ArgumentHelp(
      "The resolution of PNG files in dots per inch, 30 to 1200.", valueName: "number"))
  var dpi: Int?

  @Option(help: ArgumentHelp("The theme of the figures: light, dark or print.", valueName: "name"))
  var theme: ThemeName?

  @Option(
    help: ArgumentHelp(
      "The printed size of the figures: column, page, slide, A0 to A5, letter, or A4-landscape and so on, or millimetres such as 120 or 120x80mm.",
      valueName: "size"))
  var size: FigureSize?

  @Flag(help: "Draw the figures without a background.")
  var transparent = false

  @Option(
    name: .customLong("curve"), parsing: .unconditionalSingleValue,
    help: ArgumentHelp(
      "An isochrone or track to draw over the stars of the HR diagram (repeatable); of several ages, file@8.1 is the one of log age 8.1.",
      valueName: "file"),
    completion: .file())
  var curves: [CurveArgument] = []

  @Option(
    help: ArgumentHelp(
      "The place of the legends: none, inside, right or below.", valueName: "place"))
  var legend: LegendPlace?

  @Option(help: ArgumentHelp("The family of the font.", valueName: "name"))
  var font: String?

  @Option(
    name: .customLong("label"), parsing: .unconditionalSingleValue,
    help: ArgumentHelp(
      "Another word for one of the figures, as in Loss=Verlust (repeatable); without =, the column of the classes.",
      valueName: "word=text|column"))
  var labels: [LabelArgument] = []

  func validate() throws {
    if let dpi, !Experiment.dpiRange.contains(dpi) {
      throw ValidationError("the resolution lies between 30 and 1200 dots per inch, not \(dpi)")
    }
  }
}

extension ThemeName: ExpressibleByArgument {}
extension LegendPlace: ExpressibleByArgument {}

extension FigureSize: ExpressibleByArgument {
  /// The size that `argument` names; nil if it names none.
  public init?(argument: String) { self.init(argument) }

  /// The names of sizes.
  public static var allValueStrings: [String] { named.map(\.name) }
}
