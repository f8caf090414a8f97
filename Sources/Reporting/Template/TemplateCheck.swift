import Formatting
import Tables

/// A check of the tags of a template against its slots.
struct TemplateCheck {
  /// The kind that the template names.
  private(set) var kind = TemplateKind.report
  private let slots: [Slot]
  /// The open sections, the outermost first, and the kind of each; nil if it names no slot.
  private var open: [(tag: TemplateTag, kind: Slot.Kind?)] = []
  /// The faults.
  private(set) var faults: [(fault: TemplateFault, suggestion: String?)] = []

  /// A check of `tags` against `slots`, or against those of the kind that the template names.
  init(_ tags: [TemplateTag], against slots: [Slot]) {
    let pragmas = tags.filter { $0.kind == .pragma }
    if let named = pragmas.lazy.compactMap({ TemplateKind(rawValue: $0.name) }).first {
      kind = named
    }
    self.slots = kind.slots ?? slots
    for tag in pragmas { checkKind(tag, isFirst: tag == pragmas[0]) }
    for tag in tags { check(tag) }
    if let section = open.last?.tag { note("a section without an end", section) }
  }

  private mutating func checkKind(_ tag: TemplateTag, isFirst: Bool) {
    guard isFirst else { return note("the kind of the template is named twice", tag) }
    let names = TemplateKind.allCases.map(\.rawValue)
    if names.contains(tag.name) { return }
    note(
      "no kind of template is called \(quoted(tag.name))", tag,
      didYouMean(tag.name, among: names) ?? "it is one of \(listed(names))")
  }

  private mutating func check(_ tag: TemplateTag) {
    switch tag.kind {
    case .comment, .pragma: break
    case .other(let sign):
      note(
        "{{\(sign)…}} is not for the templates of a report", tag,
        "they have values, {{#sections}}, {{^inverted sections}}, {{! comments}} and {{% kind}}")
    case .end:
      guard open.last?.tag.name == tag.name else {
        note("the end of a section that is not the innermost open one", tag)
        // The intended section is unknown: this has been reported, and is not repeated at the end.
        return open.removeAll()
      }
      open.removeLast()
    case .section, .inverted:
      open.append((tag, tag.name == "." ? item : slot(tag)?.kind))
    case .value:
      if tag.name == "." {
        if item?.isValue != true { note("{{.}} is the item of a list of values", tag) }
        break
      }
      guard let slot = slot(tag), !slot.kind.isValue else { break }
      let inner = slot.kind.slots.first.map {
        ", as in {{#\(tag.name)}}{{\($0.name)}}{{/\(tag.name)}}"
      }
      note(
        "\(tag.name) is no text but a \(slot.kind.description)", tag,
        "open it as a section\(inner ?? ": {{#\(tag.name)}}…{{/\(tag.name)}}")")
    }
  }

  /// The kind of `{{.}}`: the value of the innermost section, or an item of its list.
  private var item: Slot.Kind? {
    guard let kind = open.last(where: { $0.tag.kind == .section })?.kind else { return nil }
    if case .list(let item) = kind { return item }
    return kind
  }

  /// The slot that a tag names, in the innermost section that has one with its name.
  private mutating func slot(_ tag: TemplateTag) -> Slot? {
    let names = tag.name.split(separator: ".", omittingEmptySubsequences: false).map(String.init)
    let sections = open.reversed().filter { $0.tag.kind == .section }
    let scopes = sections.map { $0.kind?.slots ?? [] } + [slots]
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
