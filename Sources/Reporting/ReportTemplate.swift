import Mustache
import Tables

/// A Mustache template that is filled with a report's context.
///
/// What stands between `{{` and `}}` is escaped for Markdown, so that no text from the data can break
/// the document; what stands between `{{{` and `}}}` is Markdown already.
public struct ReportTemplate: Sendable {
  private let template: MustacheTemplate

  /// Parses a template.
  ///
  /// - Parameters:
  ///   - bytes: The text, in UTF-8.
  ///   - name: The name of the file, for diagnostics.
  /// - Throws: The fault of the template with its place.
  public init(_ bytes: [UInt8], name: String) throws(Diagnostics) {
    let source = SourceText(bytes, name: name)
    if let fault = source.encodingFault() { throw Diagnostics([fault]) }
    MustacheContentTypes.register(MarkdownContent(), named: "MARKDOWN")
    do {
      template = try MustacheTemplate(
        string: Self.pragma + String(decoding: bytes, as: UTF8.self))
    } catch let error as MustacheTemplate.ParserError {
      throw Diagnostics([Self.diagnostic(error, source)])
    } catch {
      throw Diagnostics([Diagnostic(.error, "\(name) is no Mustache template: \(error)")])
    }
  }

  /// The text of the template filled with `context`.
  func render(_ context: [String: Any]) -> String { template.render(context) }

  private static let pragma = "{{% CONTENT_TYPE:MARKDOWN}}"

  private static func diagnostic(
    _ error: MustacheTemplate.ParserError, _ source: SourceText
  ) -> Diagnostic {
    let manual = "see https://mustache.github.io/mustache.5.html"
    if let fault = TemplateFault(in: source.bytes) {
      return source.diagnostic(
        "the template is broken: \(fault.message)", at: fault.range, suggestion: manual)
    }
    let context = error.context
    let column = context.columnNumber - (context.lineNumber == 1 ? pragma.count : 0)
    let reason = String(describing: error.error)
    let words = reason.reduce(into: "") { text, letter in
      text += letter.isUppercase ? " " + letter.lowercased() : String(letter)
    }
    return Diagnostic(
      .error, "the template is broken: \(words)",
      suggestion: manual,
      place: Place(file: source.name, line: context.lineNumber, column: max(column, 1)),
      excerpt: nil)
  }
}

/// Text within Markdown.
private struct MarkdownContent: MustacheContentType {
  func escapeText(_ text: String) -> String { escapeMarkdown(text) }
}
