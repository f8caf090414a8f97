/// The pages that a document is laid out on.
public enum PageLayout: Equatable, Sendable {
  /// As many pages as the text needs, with one column.
  case report
  /// As many pages as the text needs, with tables that are filled in by hand.
  case worksheet
  /// A single A4 page with two columns.
  case onePage
  /// A poster of size A1 with two columns and large type.
  case poster
}
