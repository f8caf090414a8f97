/// A built-in template of a report.
public enum BuiltInTemplate: String, CaseIterable, Sendable {
  case assignment, handout
  case onePage = "one-page"
  case catalogue, poster

  /// The purpose, in a sentence.
  public var summary: String {
    switch self {
    case .assignment:
      "The whole report: theory, data, epoch tables, figures and findings. This is the default."
    case .handout:
      "The report as a worksheet: tables to fill in, questions to answer, and no results."
    case .onePage:
      "One A4 page: the diagram, the decision map, the loss and the key numbers."
    case .catalogue:
      "The stars alone, without training: a summary of the table, the diagram and implausible values."
    case .poster:
      "A poster of size A1: large figures and few words."
    }
  }

  /// The Mustache source for stars on which a network is trained; for a catalogue, for any stars.
  public var report: [UInt8] {
    switch self {
    case .assignment: AssignmentTemplate.report
    case .handout: PackageResources.handout_md_mustache
    case .onePage: PackageResources.one_page_md_mustache
    case .catalogue: PackageResources.catalogue_md_mustache
    case .poster: PackageResources.poster_md_mustache
    }
  }

  /// The Mustache source for stars without classes; nil if a document of this kind needs a training.
  public var starReport: [UInt8]? {
    switch self {
    case .assignment: AssignmentTemplate.starReport
    case .handout: nil
    case .onePage: PackageResources.one_page_stars_md_mustache
    case .catalogue: PackageResources.catalogue_md_mustache
    case .poster: PackageResources.poster_stars_md_mustache
    }
  }
}
