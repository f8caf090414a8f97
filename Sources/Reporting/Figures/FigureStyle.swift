import Experiments
import Plotting

/// The look and the size of an experiment's figures.
struct FigureStyle {
  let theme: Theme
  private let presentation: Presentation

  /// The look and size of the figures of `experiment`, whose stars have `classes`.
  init(_ experiment: Experiment, classes: [StarClass]) {
    var theme: Theme =
      switch experiment.theme {
      case .light: .light
      case .dark: .dark
      case .print: .print
      }
    theme.palette = Self.palette(theme, classes)
    theme.font = experiment.font
    self.theme = experiment.isTransparent ? theme.transparent : theme
    presentation = experiment.presentation
  }

  /// The colours of the theme, except for classes with a colour of their own.
  private static func palette(_ theme: Theme, _ classes: [StarClass]) -> [Color] {
    guard classes.contains(where: { $0.color != nil }) else { return theme.palette }
    return classes.indices.map { index in
      let own = classes[index].color.flatMap { UInt32($0.dropFirst(), radix: 16) }
      return own.map { Color($0) } ?? theme.color(index)
    }
  }

  /// A figure of a kind in this look and size; `size` is its default, and a height that is not given is at least
  /// `smallestHeight`, in millimetres.
  func figure(
    _ kind: FigureName, name: String, title: String, alternative: String, size: Size,
    smallestHeight: Double = 0, _ content: any Drawing
  ) -> Figure {
    let detail = presentation.detail(of: kind)
    var figure = Figure(
      name: name, title: detail.title ?? title, alternativeText: alternative, size: size,
      theme: theme, content: content)
    figure.heading = detail.heading
    figure.vocabulary = Vocabulary(words)
    apply(to: &figure, smallestHeight: smallestHeight)
    detail.apply(to: &figure)
    return figure
  }

  /// The words of the presentation, also at the start of a text unless it has another word for that.
  private var words: [String: String] {
    let labels = presentation.labels
    let opening = labels.sorted { $0.key < $1.key }.map {
      ($0.key.capitalizingFirst.shortened, $0.value.capitalizingFirst)
    }
    return Dictionary(opening) { first, _ in first }.merging(labels) { $1 }
  }

  /// Sets the size of a figure.
  ///
  /// A height that is not given follows from the figure's own proportions, and has room for its heading. A figure
  /// narrower than its default is relatively taller, by the square root of the ratio of widths, since its legend
  /// takes more lines; its height is at least 50 mm, unless its default is less.
  ///
  /// The font size is 8 pt from the width of a journal's column to 180 mm, slightly smaller on narrower figures
  /// (always above 6 pt), and larger on wider ones, such as slides; the cells of a density stay as small.
  private func apply(to figure: inout Figure, smallestHeight: Double = 0) {
    guard let size = presentation.size else {
      figure.size.height += figure.heading.height(within: figure.size.width, theme: figure.theme)
      return
    }
    let point = 72 / 25.4
    let natural = figure.size
    let magnification = size.magnification
    let width = size.width * point
    let narrowing = max(natural.width / width, 1).squareRoot()
    let proportion = natural.height / natural.width * narrowing
    let shortest = max(min(natural.height, 50 * point), smallestHeight * point)
    let heading = figure.heading.height(within: width / magnification, theme: figure.theme)
    let height =
      size.height.map { $0 * point }
      ?? max(min(width * proportion, natural.height * 1.3 * max(magnification, 1)), shortest)
      + heading * magnification
    figure.magnification = magnification
    figure.theme.cellSize /= max(magnification, 1)
    figure.size = Size(width / magnification, height / magnification)
  }
}

extension FigureDetail {
  /// Sets the axes and the legend of a figure, and notes what it cannot show.
  fileprivate func apply(to figure: inout Figure) {
    figure.theme.legend = legend
    guard var chart = figure.content as? any AxisDrawing else {
      let unused = [
        ("x_label", xLabel != nil), ("y_label", yLabel != nil), ("x_range", xRange != nil),
        ("y_range", yRange != nil), ("legend", legend == .inside || legend == .right),
      ].filter(\.1).map(\.0)
      figure.notes += unused.map { key in
        key == "legend"
          ? "the legend of a figure without axes is always below it, or hidden by none"
          : "\(key) has no effect on a figure without axes"
      }
      return
    }
    if let xLabel { chart.x.title = .verbatim(xLabel) }
    if let yLabel { chart.y.title = .verbatim(yLabel) }
    if let xRange { figure.notes += chart.x.restrict(to: xRange, key: "x_range") }
    if let yRange { figure.notes += chart.y.restrict(to: yRange, key: "y_range") }
    figure.content = chart
  }
}

extension Axis {
  /// Sets the ends of the axis, in its own direction; returns a note where it cannot show them.
  fileprivate mutating func restrict(to range: Span, key: String) -> [String] {
    if kind == .logarithmic, range.lower <= 0 {
      return ["\(key) has no effect on a logarithmic axis, which needs positive numbers"]
    }
    domain = isReversed ? range.reversed : range
    return []
  }
}
