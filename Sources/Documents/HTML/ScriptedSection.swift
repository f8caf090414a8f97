/// A script of a page, with the section that needs it, if it has one of its own, which is hidden without the script.
///
/// It is part of the program, not of a report: its markup and script are written to the page unchanged.
public struct ScriptedSection: Sendable {
  /// The section, which follows the document; empty for none.
  public var markup: String
  /// Its style rules.
  public var style: String
  /// The script.
  public var script: String
  /// The data of the script, as JSON; nil for none.
  public var data: String?

  /// Creates a section.
  ///
  /// - Precondition: `script` does not hold the end tag of its element.
  public init(markup: String = "", style: String = "", script: String, data: String? = nil) {
    precondition(!script.contains("</script"), "a script that would end early")
    self.markup = markup
    self.style = style
    self.script = script
    self.data = data
  }

  /// The id of the element with the data, which no heading has.
  static let dataName = "_data"

  /// The elements at the end of a page.
  ///
  /// Between its quotes JSON may hold `<` as an escape, so that no text can end the element.
  var elements: String {
    let json = data.map {
      """
      <script type="application/json" id="\(Self.dataName)">
      \($0.replacing("<", with: "\\u003c"))
      </script>

      """
    }
    return "\(markup)\(json ?? "")<script>\(script)</script>\n"
  }
}
