import Tables

/// The sheets of a workbook (ECMA-376, SpreadsheetML) and the parts of the package that hold them.
final class WorkbookParts: XMLHandler {
  /// A sheet of the workbook.
  struct Sheet {
    /// The name on its tab.
    var name: String
    /// The identifier of its relationship.
    var relationship: String
    /// Whether it is hidden.
    var isHidden: Bool
  }

  /// The sheets, in the order of their tabs.
  private(set) var sheets: [Sheet] = []
  /// Whether days are counted from 1904 rather than 1900.
  private(set) var countsFrom1904 = false
  /// The targets of relationships by identifier, with their types.
  private(set) var targets: [String: (path: String, type: String)] = [:]
  /// The reason why a part is not well-formed.
  private(set) var refusal: String?

  func start(_ element: String, _ attributes: [String: String]) {
    switch localName(element) {
    case "sheet":
      let relationship = attributes.first { localName($0.key) == "id" && $0.key != "id" }?.value
      sheets.append(
        Sheet(
          name: attributes["name"] ?? "", relationship: relationship ?? "",
          isHidden: attributes["state"] != nil && attributes["state"] != "visible"))
    case "workbookPr":
      countsFrom1904 = ["1", "true"].contains(attributes["date1904"] ?? "0")
    case "Relationship":
      guard let id = attributes["Id"], let path = attributes["Target"] else { return }
      let type = attributes["Type"] ?? ""
      targets[id] = (path, type.split(separator: "/").last.map(String.init) ?? "")
    default: break
    }
  }

  func end(_ element: String) {}
  func characters(_ text: UnsafeRawBufferPointer) {}
  func refuse(_ message: String, _ suggestion: String?) { refusal = refusal ?? message }

  /// The path of the first part of a type.
  func path(ofType type: String) -> String? {
    targets.filter { $0.value.type == type }.map(\.value.path).min()
  }
}
