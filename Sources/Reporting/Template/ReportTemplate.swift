import Documents
import Tables

/// A template of a report: Markdown with named slots and Mustache's sections.
///
/// The text is parsed as GitHub Flavored Markdown, and the values of the slots are put into the tree as they
/// are, so that no text from the data can become markup. ``Slot/ofReport`` and ``Slot/ofStarReport`` list the
/// slots.
public struct ReportTemplate: Sendable {
  /// The kind of document that it makes.
  public let kind: TemplateKind
  private let parts: [TemplatePart]
  private let marks: Marks

  /// Parses a template.
  ///
  /// - Parameters:
  ///   - bytes: The text, in UTF-8.
  ///   - name: The name of the file, for diagnostics.
  ///   - slots: The slots that it can use, unless it names a kind with slots of its own.
  /// - Throws: All faults of the template with their places: an unknown name, a section without an end, a tag
  ///   without its braces.
  public init(_ bytes: [UInt8], name: String, slots: [Slot]) throws(Diagnostics) {
    let source = SourceText(bytes, name: name)
    if let fault = source.encodingFault() { throw Diagnostics([fault]) }
    let text = String(decoding: bytes, as: UTF8.self).withLineFeeds
    let faults: [(fault: TemplateFault, suggestion: String?)]
    do throws(TemplateFault) {
      let check = TemplateCheck(try TemplateTag.all(in: source.bytes), against: slots)
      parts = check.faults.isEmpty ? try TemplatePart.all(in: text) : []
      kind = check.kind
      faults = check.faults
    } catch {
      (parts, kind) = ([], .report)
      faults = [(error, nil)]
    }
    if !faults.isEmpty {
      throw Diagnostics(faults.map { Self.diagnostic($0.fault, $0.suggestion, source) })
    }
    marks = Marks(avoiding: text)
  }

  /// The blocks of the template with its slots filled.
  func blocks(_ values: [String: SlotValue]) -> [Block] {
    var renderer = TemplateRenderer(values, marks)
    let text = renderer.text(of: parts)
    var reader = MarkdownReader(renderer.marks)
    return reader.blocks(of: text)
  }

  private static func diagnostic(
    _ fault: TemplateFault, _ suggestion: String?, _ source: SourceText
  ) -> Diagnostic {
    source.diagnostic(
      "the template is broken: \(fault.message)", at: fault.range,
      suggestion: suggestion ?? "see https://mustache.github.io/mustache.5.html")
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
