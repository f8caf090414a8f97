import Tables

/// Holds the tags of a template against the slots there are.
struct TemplateCheck {
  private let slots: [Slot]
  /// The sections that are open, from the outermost, and the slots of each.
  private var open: [(tag: TemplateTag, slots: [Slot])] = []
  /// What is wrong.
  private(set) var faults: [(fault: TemplateFault, suggestion: String?)] = []

  /// A check of `tags`.
  init(_ tags: [TemplateTag], against slots: [Slot]) {
    self.slots = slots
    for tag in tags { check(tag) }
    if let section = open.last?.tag { note("a section without an end", section) }
  }

  private mutating func check(_ tag: TemplateTag) {
    switch tag.kind {
    case .comment: break
    case .other(let sign):
      note(
        "{{\(sign)…}} is not for the templates of a report", tag,
        "they have values, {{#sections}}, {{^inverted sections}} and {{! comments}}")
    case .end:
      guard open.last?.tag.name == tag.name else {
        note("the end of a section that is not the innermost open one", tag)
        // Which section was meant is not known: it has been reported, and is not again at the end.
        return open.removeAll()
      }
      open.removeLast()
    case .section, .inverted:
      let found = tag.name == "." ? nil : slot(tag)
      open.append((tag, tag.kind == .inverted ? [] : found?.kind.slots ?? []))
    case .value:
      guard tag.name != ".", let slot = slot(tag), !slot.kind.isValue else { break }
      let inner = slot.kind.slots.first.map {
        ", as in {{#\(tag.name)}}{{\($0.name)}}{{/\(tag.name)}}"
      }
      note(
        "\(tag.name) is no text but a \(slot.kind.description)", tag,
        "open it as a section\(inner ?? ": {{#\(tag.name)}}…{{/\(tag.name)}}")")
    }
  }

  /// The slot that a tag names, in the innermost section that has one of its name.
  private mutating func slot(_ tag: TemplateTag) -> Slot? {
    let names = tag.name.split(separator: ".", omittingEmptySubsequences: false).map(String.init)
    let scopes = open.reversed().map(\.slots) + [slots]
    var candidates = scopes.joined().map(\.name)
    var found = scopes.lazy.joined().first { $0.name == names[0] }
    for name in names.dropFirst() {
      guard let slot = found else { break }
      candidates = slot.kind.slots.map { names[0] + "." + $0.name }
      found = slot.kind.slots.first { $0.name == name }
    }
    if found == nil {
      note(
        "nothing is called \(quoted(tag.name)) here", tag,
        didYouMean(tag.name, among: candidates) ?? "docs/templates.md lists every name")
    }
    return found
  }

  private mutating func note(_ message: String, _ tag: TemplateTag, _ suggestion: String? = nil) {
    faults.append((TemplateFault(message: message, range: tag.range), suggestion))
  }
}
