import Experiments
import Plotting

/// The look and the size that an experiment asks for.
struct FigureStyle {
  let theme: Theme
  private let size: FigureSize?

  init(_ experiment: Experiment) {
    var theme: Theme =
      switch experiment.theme {
      case .light: .light
      case .dark: .dark
      case .print: .print
      }
    theme.palette = Self.palette(theme, experiment.classes)
    self.theme = experiment.isTransparent ? theme.transparent : theme
    size = experiment.size
  }

  /// The colours of the theme, with those that the classes have of their own.
  private static func palette(_ theme: Theme, _ classes: [StarClass]) -> [Color] {
    guard classes.contains(where: { $0.color != nil }) else { return theme.palette }
    return classes.indices.map { index in
      let own = classes[index].color.flatMap { UInt32($0.dropFirst(), radix: 16) }
      return own.map { Color($0) } ?? theme.color(index)
    }
  }

  /// A figure in this look and size, `size` being what suits it by itself.
  func figure(
    name: String, title: String, alternative: String, size: Size, _ content: any Drawing
  ) -> Figure {
    var figure = Figure(
      name: name, title: title, alternativeText: alternative, size: size, theme: theme,
      content: content)
    apply(to: &figure)
    return figure
  }

  /// Gives a figure the size asked for; a height that is not said follows from the figure's own
  /// proportions, and a figure narrower than its own size is taller than those by the root of how much
  /// narrower it is, since its legend takes more lines, and not under 50 mm, unless it is by nature.
  ///
  /// Type is 8 pt up to 180 mm, a little smaller on narrow figures (the smallest stays above 6 pt),
  /// and grows with wider ones, such as slides.
  func apply(to figure: inout Figure) {
    guard let size else { return }
    let point = 72 / 25.4
    let natural = figure.size
    let width = size.width * point
    let narrowing = max(natural.width / width, 1).squareRoot()
    let proportion = natural.height / natural.width * narrowing
    let magnification = Self.magnification(width: size.width)
    let shortest = min(natural.height, 50 * point)
    let height =
      size.height.map { $0 * point }
      ?? max(min(width * proportion, natural.height * 1.3 * max(magnification, 1)), shortest)
    figure.magnification = magnification
    figure.size = Size(width / magnification, height / magnification)
  }

  /// How much larger than 8 pt the type of a figure of the given width in millimetres is.
  static func magnification(width: Double) -> Double {
    switch width {
    case ..<88: 0.875
    case ..<140: 0.875 + 0.125 * (width - 88) / 52
    case ..<180: 1
    default: 1 + 0.75 * (width - 180) / 74
    }
  }
}
