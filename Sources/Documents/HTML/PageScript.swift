/// A script of a page, with the section that needs it, which is hidden without script.
///
/// It is part of the program, not of a report: its markup and source are written to the page unchanged.
public struct PageScript: Sendable {
  /// The source.
  public var source: String
  /// The section, which follows the document; empty for none.
  public var markup: String
  /// The style rules of the section.
  public var style: String
  /// The data of the script, as JSON; nil for none.
  public var data: String?

  /// Creates a script.
  ///
  /// - Precondition: `source` does not hold the end tag of its element.
  public init(_ source: String, markup: String = "", style: String = "", data: String? = nil) {
    precondition(!source.contains("</script"), "a script that would end early")
    self.source = source
    self.markup = markup
    self.style = style
    self.data = data
  }

  /// The id of the element with the data, which no heading has.
  static let dataName = "_data"

  /// The elements at the end of a page.
  var elements: String {
    "\(markup)\(data.map(Self.element) ?? "")<script>\(source)</script>\n"
  }

  /// The element with the data, in which `<` is an escape, so that no text can end it.
  private static func element(_ data: String) -> String {
    """
    <script type="application/json" id="\(dataName)">
    \(data.replacing("<", with: "\\u003c"))
    </script>

    """
  }
}
