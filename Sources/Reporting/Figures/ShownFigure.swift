import Documents
import Experiments
import Formatting

/// A figure as a document shows it.
struct ShownFigure {
  var figure: ReportFigure
  /// The path of its image, relative to the document.
  var path: String
  /// The labels omitted for lack of space.
  var omittedLabels: [String]

  /// The figure with its caption, which gives the omitted labels.
  var block: FigureBlock {
    let note = figure.kind.omissionNote(omittedLabels).map { " \($0)." } ?? ""
    return FigureBlock(
      id: figure.figure.name, path: path, alternative: figure.figure.alternativeText,
      caption: Prose(figure.caption + note))
  }
}

extension FigureName {
  /// The largest number of omitted labels that are listed.
  private static let mostListed = 12

  /// The clause on labels that are omitted for lack of room, which lists them if they are few names; nil if there
  /// are none.
  public func omissionNote(_ labels: [String]) -> String? {
    guard let noun = omittedNoun, !labels.isEmpty else { return nil }
    let isListed = labels.count <= Self.mostListed && noun != "number"
    let list = isListed ? ": " + listed(labels.map(withinSentence)) : ""
    let verb = labels.count == 1 ? "does not fit and is" : "do not fit and are"
    return "\(counted(labels.count, noun)) \(verb) omitted\(list)"
  }

  /// The noun for a label that is omitted for lack of room; nil where the figure says the same elsewhere.
  private var omittedNoun: String? {
    switch self {
    case .hrDiagram, .decision: "name"
    case .sweep, .loss: "label"
    case .confusion, .reliability: "number"
    case .network, .evolution, .parameters, .agreement, .probability, .roc, .precisionRecall,
      .learningCurves:
      nil
    }
  }
}
