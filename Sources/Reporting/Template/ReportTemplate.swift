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
  private let source: SourceText

  /// The largest template, in bytes; typical ones have ten thousand.
  static let limit = 1 << 19

  /// Parses a template.
  ///
  /// - Parameters:
  ///   - bytes: The text, in UTF-8.
  ///   - name: The name of the file, for diagnostics.
  ///   - slots: The slots that it can use, unless it names a kind with slots of its own.
  /// - Throws: All faults of the template with their places: an unknown name, a section without an end, a tag
  ///   without its braces, nesting that is too deep.
  public init(_ bytes: [UInt8], name: String, slots: [Slot]) throws(Diagnostics) {
    source = SourceText(bytes, name: name)
    if bytes.count > Self.limit {
      throw Diagnostics([
        source.diagnostic(
          "the file is larger than \(Self.limit >> 10) KiB, the limit for templates")
      ])
    }
    if let fault = source.encodingFault() { throw Diagnostics([fault]) }
    let text = String(decoding: bytes, as: UTF8.self).withLineFeeds
    var faults = Diagnostics()
    do throws(TemplateFault) {
      let check = TemplateCheck(try TemplateTag.all(in: source.bytes), against: slots)
      parts = check.faults.isEmpty ? try TemplatePart.all(in: text) : []
      kind = check.kind
      for (fault, suggestion) in check.faults {
        faults.append(Self.diagnostic(fault, suggestion, source))
      }
      faults.omit(errors: check.omitted)
    } catch {
      (parts, kind) = ([], .report)
      faults.append(Self.diagnostic(error, nil, source))
    }
    if faults.isEmpty, let excess = MarkdownExcess(in: text) {
      faults.append(
        source.diagnostic("the template has \(excess)", at: source.range(ofLine: excess.line)))
    }
    try faults.throwIfErrors()
    marks = Marks(avoiding: text)
  }

  /// The blocks of the template with its slots filled.
  ///
  /// - Throws: The fault of lists that repeat, or nest, too much text.
  func blocks(_ values: [String: SlotValue]) throws(Diagnostics) -> [Block] {
    var renderer = TemplateRenderer(values, marks)
    do throws(TemplateFault) {
      try renderer.render(parts)
    } catch {
      throw Diagnostics([
        source.diagnostic(
          error.message, at: error.range, suggestion: "take lists out of the sections of lists")
      ])
    }
    var reader = MarkdownReader(renderer.marks)
    do throws(MarkdownExcess) {
      return try reader.blocks(of: renderer.text)
    } catch {
      throw Diagnostics([
        source.diagnostic("with its lists repeated, the template has \(error)")
      ])
    }
  }

  private static func diagnostic(
    _ fault: TemplateFault, _ suggestion: String?, _ source: SourceText
  ) -> Diagnostic {
    source.diagnostic(
      "the template is broken: \(fault.message)", at: fault.range,
      suggestion: suggestion ?? "see https://mustache.github.io/mustache.5.html")
  }
}

extension SourceText {
  /// The first byte of a line, counted from 1.
  fileprivate func range(ofLine line: Int) -> Range<Int> {
    var start = start
    for _ in 1..<max(line, 1) {
      start = bytes[start...].firstIndex(of: 0x0A).map { $0 + 1 } ?? start
    }
    return start..<min(start + 1, bytes.count)
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
