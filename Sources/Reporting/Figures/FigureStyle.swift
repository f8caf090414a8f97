import Experiments
import Plotting

/// The look and the size of an experiment's figures.
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

  /// The colours of the theme, except for classes with a colour of their own.
  private static func palette(_ theme: Theme, _ classes: [StarClass]) -> [Color] {
    guard classes.contains(where: { $0.color != nil }) else { return theme.palette }
    return classes.indices.map { index in
      let own = classes[index].color.flatMap { UInt32($0.dropFirst(), radix: 16) }
      return own.map { Color($0) } ?? theme.color(index)
    }
  }

  /// A figure in this look and size; `size` is its default, and a height that is not given is at least
  /// `smallestHeight`, in millimetres.
  func figure(
    name: String, title: String, alternative: String, size: Size, smallestHeight: Double = 0,
    _ content: any Drawing
  ) -> Figure {
    var figure = Figure(
      name: name, title: title, alternativeText: alternative, size: size, theme: theme,
      content: content)
    apply(to: &figure, smallestHeight: smallestHeight)
    return figure
  }

  /// Sets the size of a figure.
  ///
  /// A height that is not given follows from the figure's own proportions. A figure narrower than its default
  /// is relatively taller, by the square root of the ratio of widths, since its legend takes more lines; its
  /// height is at least 50 mm, unless its default is less.
  ///
  /// The font size is 8 pt from the width of a journal's column to 180 mm, slightly smaller on narrower figures
  /// (always above 6 pt), and larger on wider ones, such as slides.
  func apply(to figure: inout Figure, smallestHeight: Double = 0) {
    guard let size else { return }
    let point = 72 / 25.4
    let natural = figure.size
    let width = size.width * point
    let narrowing = max(natural.width / width, 1).squareRoot()
    let proportion = natural.height / natural.width * narrowing
    let magnification = Self.magnification(width: size.width)
    let shortest = max(min(natural.height, 50 * point), smallestHeight * point)
    let height =
      size.height.map { $0 * point }
      ?? max(min(width * proportion, natural.height * 1.3 * max(magnification, 1)), shortest)
    figure.magnification = magnification
    figure.size = Size(width / magnification, height / magnification)
  }

  /// The font size of a figure of the given width in millimetres, relative to 8 pt.
  static func magnification(width: Double) -> Double {
    switch width {
    case ..<60: 0.875
    case ..<88: 0.875 + 0.125 * (width - 60) / 28
    case ..<180: 1
    default: 1 + 0.75 * (width - 180) / 74
    }
  }
}
