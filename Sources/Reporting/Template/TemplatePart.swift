/// A piece of a template: text, or a tag with what is between it and its end.
enum TemplatePart: Equatable, Sendable {
  case text(String)
  /// `{{a.b}}`; the path of `{{.}}` is empty.
  case value(path: [String])
  /// `{{#a}}…{{/a}}`, or `{{^a}}…{{/a}}`, and the bytes of its first tag.
  case section(path: [String], [TemplatePart], isInverted: Bool, tag: Range<Int>)

  /// The parts of a template.
  ///
  /// A section's tag, a pragma or a comment that is alone on its line takes the line with it.
  ///
  /// - Precondition: ``TemplateCheck`` finds no fault in it.
  static func all(in text: String) throws(TemplateFault) -> [TemplatePart] {
    let bytes = Array(text.utf8)
    // The parts of an open section are those before it.
    var open: [(tag: TemplateTag, parts: [TemplatePart])] = []
    var parts: [TemplatePart] = []
    var place = 0
    func add(textUpTo end: Int) {
      if place < end { parts.append(.text(String(decoding: bytes[place..<end], as: UTF8.self))) }
    }
    for tag in try TemplateTag.all(in: bytes) {
      let range = tag.kind == .value ? tag.range : tag.line(in: bytes) ?? tag.range
      add(textUpTo: range.lowerBound)
      place = range.upperBound
      switch tag.kind {
      case .value: parts.append(.value(path: tag.path))
      case .section, .inverted:
        open.append((tag, parts))
        parts = []
      case .end:
        guard var section = open.popLast() else { break }
        // Exchanged, so that neither list is copied.
        swap(&parts, &section.parts)
        let isInverted = section.tag.kind == .inverted
        parts.append(
          .section(
            path: section.tag.path, section.parts, isInverted: isInverted, tag: section.tag.range))
      case .comment, .pragma, .other: break
      }
    }
    add(textUpTo: bytes.count)
    return parts
  }
}

extension TemplateTag {
  /// The names between the dots; none for the item itself, `{{.}}`.
  fileprivate var path: [String] { name == "." ? [] : name.split(separator: ".").map(String.init) }

  /// The line that holds the tag and otherwise only blanks, with its end; nil if it holds more.
  fileprivate func line(in bytes: [UInt8]) -> Range<Int>? {
    let isBlank = { (byte: UInt8) in byte == UInt8(ascii: " ") || byte == UInt8(ascii: "\t") }
    let newline = UInt8(ascii: "\n")
    let start = bytes[..<range.lowerBound].lastIndex { !isBlank($0) }
    let end = bytes[range.upperBound...].firstIndex { !isBlank($0) }
    guard start.map({ bytes[$0] == newline }) ?? true, end.map({ bytes[$0] == newline }) ?? true
    else { return nil }
    return (start.map { $0 + 1 } ?? 0)..<(end.map { $0 + 1 } ?? bytes.count)
  }
}
