import Documents
import Experiments
import Formatting

/// A figure as a document shows it.
struct ShownFigure {
  var figure: ReportFigure
  /// The path of its image, relative to the document.
  var path: String
  /// The number of labels omitted for lack of space.
  var omittedLabels: Int

  /// The figure with its caption, which gives the number of omitted names.
  var block: FigureBlock {
    let noun = figure.kind.omittedNoun
    let omitted = noun == nil ? 0 : omittedLabels
    let note =
      omitted == 0
      ? ""
      : " \(counted(omitted, noun ?? "")) \(omitted == 1 ? "does not fit and is" : "do not fit and are") omitted."
    return FigureBlock(
      id: figure.figure.name, path: path, alternative: figure.figure.alternativeText,
      caption: Prose(figure.caption + note))
  }
}

extension FigureName {
  /// The noun for a label that is omitted for lack of room; nil where the figure says the same elsewhere.
  public var omittedNoun: String? {
    switch self {
    case .hrDiagram, .decision: "name"
    case .sweep, .loss: "label"
    case .confusion: "number"
    case .network, .evolution, .parameters, .agreement: nil
    }
  }
}
