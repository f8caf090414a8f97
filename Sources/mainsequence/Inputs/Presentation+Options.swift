import ArgumentParser
import Experiments
import Tables

extension Presentation {
  /// Overrides the look of all figures.
  mutating func apply(_ options: FigureOptions) {
    if let dpi = options.dpi { self.dpi = dpi }
    if let theme = options.theme { self.theme = theme }
    if let size = options.size { self.size = size }
    if options.transparent { isTransparent = true }
    if let font = options.font { self.font = font }
    guard let legend = options.legend else { return }
    var detail = FigureDetail()
    detail.legend = legend
    details.append(detail)
  }

  /// Overrides the words, axes and stars of a figure.
  mutating func apply(_ options: PresentationOptions) {
    var detail = FigureDetail()
    detail.title = options.title
    detail.subtitle = options.subtitle
    detail.credit = options.credit
    detail.xLabel = options.xLabel
    detail.yLabel = options.yLabel
    detail.xRange = options.xRange?.span
    detail.yRange = options.yRange?.span
    details.append(detail)
    if let starColors = options.starColors { self.starColors = starColors }
    if let markerSize = options.markerSize { self.markerSize = markerSize }
    names.stars += options.names
    if let brightest = options.brightest { names.brightest = brightest }
    if options.sun { names.marksSun = true }
  }
}

extension Experiment {
  /// Overrides the words of the figures and the column of the classes.
  mutating func apply(labels: [LabelArgument]) throws(Diagnostics) {
    for case .column(let column) in labels {
      label = column == "none" ? nil : column
      infersClasses = label != nil && label != Experiment.spectralTypeLabel
      if label == Experiment.spectralTypeLabel { classes = StarClass.byLuminosity }
    }
    for case .word(let word, let text) in labels {
      let known = FigureWords.all + classes.flatMap(\.words)
      guard infersClasses || known.contains(word) else {
        throw Self.fault(
          "--label: the figures have no word \(quoted(word))",
          didYouMean(word, among: known) ?? "the experiment-file reference lists the words")
      }
      presentation.labels[word] = text
    }
  }

  /// Overrides the colours of the classes, and the stars or classes that are highlighted.
  mutating func apply(_ options: PresentationOptions) throws(Diagnostics) {
    presentation.apply(options)
    var next = 0
    for argument in options.colors {
      if infersClasses {
        guard let name = argument.name else {
          throw Self.fault(
            "--color needs a class, since the classes are those of the table",
            "write CLASS=\(argument.color)")
        }
        presentation.foundClassColors[name] = argument.color
        continue
      }
      let index = try argument.name.map { name throws(Diagnostics) in try classIndex(name) } ?? next
      guard classes.indices.contains(index) else {
        throw Self.fault("--color is given for more than \(classes.count) classes", nil)
      }
      classes[index].color = argument.color
      next = index + 1
    }
    guard !options.highlight.isEmpty else { return }
    presentation.highlight = presentation.highlight ?? Highlight()
    presentation.highlight?.named += options.highlight
  }

  /// The index of the class with a label or name.
  private func classIndex(_ name: String) throws(Diagnostics) -> Int {
    if let index = classes.firstIndex(where: { $0.isCalled(name) }) { return index }
    let names = classes.map(\.name)
    throw Self.fault(
      "--color: no class is called \(quoted(name))",
      didYouMean(name, among: names + classes.map(\.label))
        ?? "the classes are \(names.joined(separator: ", "))")
  }

  private static func fault(_ message: String, _ suggestion: String?) -> Diagnostics {
    Diagnostics([Diagnostic(.error, message, suggestion: suggestion)])
  }
}
