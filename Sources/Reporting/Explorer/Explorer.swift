import Documents

/// The explorer of the network in a page: what the program adds to the data of a report.
public struct Explorer: Sendable {
  private let markup: String
  private let style: String
  private let source: String

  /// Creates an explorer from its files.
  public init(markup: String, style: String, scripts: [String]) {
    self.markup = markup
    self.style = style
    // In a block of its own, in which every mistake is an error.
    source = "{\n\"use strict\";\n\(scripts.joined(separator: "\n"))}\n"
  }

  /// The script of a page, with its section and `data`.
  func script(_ data: ExplorerData) -> PageScript {
    PageScript(source, markup: markup, style: style, data: data.json.text)
  }
}
