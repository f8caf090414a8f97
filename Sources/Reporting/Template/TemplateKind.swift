import Documents

/// The kind of document that a template makes; `{{% poster}}` in the template names it.
public enum TemplateKind: String, CaseIterable, Sendable {
  /// A report of several pages; the kind of a template that names none.
  case report
  /// A worksheet for students: its slots hold nothing that the training yields, and the files of the results
  /// are not written.
  case handout
  /// A single A4 page.
  case onePage = "one-page"
  /// A description of the stars, for which nothing is trained, even if they have classes.
  case catalogue
  /// A poster of size A1.
  case poster

  /// Whether the results of the training are hidden.
  public var hidesResults: Bool { self == .handout }

  /// Whether a network is trained on stars that have classes.
  public var isTrained: Bool { self != .catalogue }

  /// The slots of such templates; nil for those of any report on the same stars.
  var slots: [Slot]? {
    switch self {
    case .handout: Slot.ofHandout
    case .catalogue: Slot.ofStarReport
    case .report, .onePage, .poster: nil
    }
  }

  /// The pages of the document.
  var layout: PageLayout {
    switch self {
    case .report, .catalogue: .report
    case .handout: .worksheet
    case .onePage: .onePage
    case .poster: .poster
    }
  }
}
