import Documents
import Mustache
import Tables

/// A template of a report: Markdown with named slots and Mustache's sections.
///
/// The text is parsed as GitHub Flavored Markdown, and the values of the slots are put into the tree as they
/// are, so that no text from the data can become markup. ``Slot/ofReport`` and ``Slot/ofStarReport`` list the
/// slots.
public struct ReportTemplate: Sendable {
  private let template: MustacheTemplate
  private let marks: Marks

  /// Parses a template.
  ///
  /// - Parameters:
  ///   - bytes: The text, in UTF-8.
  ///   - name: The name of the file, for diagnostics.
  ///   - slots: The slots that it can use.
  /// - Throws: All faults of the template with their places: an unknown name, a section without an end, a tag
  ///   without its braces.
  public init(_ bytes: [UInt8], name: String, slots: [Slot]) throws(Diagnostics) {
    let source = SourceText(bytes, name: name)
    if let fault = source.encodingFault() { throw Diagnostics([fault]) }
    let text = String(decoding: bytes, as: UTF8.self).withLineFeeds
    do {
      let check = TemplateCheck(try TemplateTag.all(in: source.bytes), against: slots)
      if !check.faults.isEmpty {
        throw Diagnostics(check.faults.map { Self.diagnostic($0.fault, $0.suggestion, source) })
      }
      template = try MustacheTemplate(string: text)
    } catch let diagnostics as Diagnostics {
      throw diagnostics
    } catch let fault as TemplateFault {
      throw Diagnostics([Self.diagnostic(fault, nil, source)])
    } catch let error as MustacheTemplate.ParserError {
      throw Diagnostics([Self.diagnostic(error, source)])
    } catch {
      throw Diagnostics([Diagnostic(.error, "\(name) is no Mustache template: \(error)")])
    }
    marks = Marks(avoiding: text)
  }

  /// The blocks of the template with its slots filled.
  func blocks(_ values: [String: SlotValue]) -> [Block] {
    var marks = marks
    let context = SlotValue.group(values).marked(&marks)
    let text = template.render(context)
    var reader = MarkdownReader(marks)
    return reader.blocks(of: text)
  }

  private static func diagnostic(
    _ fault: TemplateFault, _ suggestion: String?, _ source: SourceText
  ) -> Diagnostic {
    source.diagnostic(
      "the template is broken: \(fault.message)", at: fault.range,
      suggestion: suggestion ?? "see https://mustache.github.io/mustache.5.html")
  }

  private static func diagnostic(
    _ error: MustacheTemplate.ParserError, _ source: SourceText
  ) -> Diagnostic {
    let reason = String(describing: error.error)
    let words = reason.reduce(into: "") { text, letter in
      text += letter.isUppercase ? " " + letter.lowercased() : String(letter)
    }
    return Diagnostic(
      .error, "the template is broken: \(words)",
      suggestion: "see https://mustache.github.io/mustache.5.html",
      place: Place(
        file: source.name, line: error.context.lineNumber,
        column: max(error.context.columnNumber, 1)),
      excerpt: nil)
  }
}

extension String {
  /// The text with a line feed at the end of every line.
  fileprivate var withLineFeeds: String {
    utf8.contains(UInt8(ascii: "\r"))
      ? split(omittingEmptySubsequences: false) { $0 == "\r\n" || $0 == "\r" }
        .joined(separator: "\n") : self
  }
}
