import ArgumentParser
import Experiments
import Plotting

/// The options of the words, axes and stars of a single figure.
struct PresentationOptions: ParsableArguments {
  @Option(help: ArgumentHelp("The title above the figure.", valueName: "text"))
  var title: String?

  @Option(help: ArgumentHelp("The line below the title.", valueName: "text"))
  var subtitle: String?

  @Option(help: ArgumentHelp("The words at the lower right.", valueName: "text"))
  var credit: String?

  @Option(
    name: .customLong("x-label"),
    help: ArgumentHelp("The title of the horizontal axis.", valueName: "text"))
  var xLabel: String?

  @Option(
    name: .customLong("y-label"),
    help: ArgumentHelp("The title of the vertical axis.", valueName: "text"))
  var yLabel: String?

  @Option(
    name: .customLong("x-range"), parsing: .unconditional,
    help: ArgumentHelp("The ends of the horizontal axis, as in 3.4:4.6.", valueName: "from:to"))
  var xRange: RangeArgument?

  @Option(
    name: .customLong("y-range"), parsing: .unconditional,
    help: ArgumentHelp("The ends of the vertical axis, as in -2:12.", valueName: "from:to"))
  var yRange: RangeArgument?

  @Option(
    name: .customLong("color"), parsing: .unconditionalSingleValue,
    help: ArgumentHelp(
      "The colour of a class, as in giant=#CA3A03 or, for each class in turn, #CA3A03 (repeatable).",
      valueName: "class=colour"))
  var colors: [ColorArgument] = []

  @Option(
    name: .customLong("star-colors"),
    help: ArgumentHelp(
      "The meaning of the fill of the stars: class or temperature.", valueName: "name"))
  var starColors: StarColorName?

  @Option(
    name: .customLong("marker-size"),
    help: ArgumentHelp("The meaning of the size of the stars: equal or radius.", valueName: "name"))
  var markerSize: MarkerSizeName?

  @Option(
    name: .customLong("name"), parsing: .unconditionalSingleValue,
    help: ArgumentHelp("A star to name, however many there are (repeatable).", valueName: "star"))
  var names: [String] = []

  @Option(help: ArgumentHelp("The number of the brightest stars to name.", valueName: "number"))
  var brightest: Int?

  @Flag(help: "Mark the Sun.")
  var sun = false

  @Option(
    parsing: .unconditionalSingleValue,
    help: ArgumentHelp("A star or a class to highlight (repeatable).", valueName: "name"))
  var highlight: [String] = []

  func validate() throws {
    for (name, text) in [("title", title), ("subtitle", subtitle), ("credit", credit)] {
      guard let text, text.count > FigureDetail.mostLetters else { continue }
      throw ValidationError(
        "--\(name) has \(text.count) letters, more than the \(FigureDetail.mostLetters) that have room"
      )
    }
    if let brightest, !(0...NamedStars.most).contains(brightest) {
      throw ValidationError(
        "the number of the brightest stars lies between 0 and \(NamedStars.most), not \(brightest)")
    }
  }
}

extension StarColorName: ExpressibleByArgument {}
extension MarkerSizeName: ExpressibleByArgument {}
