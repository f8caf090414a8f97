import Formatting
import Tables

/// A check of the tags of a template against its slots.
struct TemplateCheck {
  /// The kind that the template names.
  private(set) var kind = TemplateKind.report
  /// The slots of the template and of its open sections, by their names.
  private var scopes: TemplateScopes<Slot>
  /// The open sections, the outermost first, and the kind of each; nil if it names no slot.
  private var open: [(tag: TemplateTag, kind: Slot.Kind?)] = []
  /// The first faults, as many as are reported.
  private(set) var faults: [(fault: TemplateFault, suggestion: String?)] = []
  /// The number of further ones.
  private(set) var omitted = 0

  /// The most sections within each other, since each takes a call of the renderer; real templates have three.
  static let depthLimit = 256

  /// A check of `tags` against `slots`, or against those of the kind that the template names.
  init(_ tags: [TemplateTag], against slots: [Slot]) {
    let pragmas = tags.filter { $0.kind == .pragma }
    if let named = pragmas.lazy.compactMap({ TemplateKind(rawValue: $0.name) }).first {
      kind = named
    }
    scopes = TemplateScopes((kind.slots ?? slots).named)
    for tag in pragmas { checkKind(tag, isFirst: tag == pragmas[0]) }
    for tag in tags where open.count <= Self.depthLimit { check(tag) }
    if open.count > Self.depthLimit { return }
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
        while !open.isEmpty { closeSection() }
        return
      }
      closeSection()
    case .section, .inverted:
      openSection(tag)
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

  private mutating func openSection(_ tag: TemplateTag) {
    let kind = tag.name == "." ? item : slot(tag)?.kind
    open.append((tag, kind))
    scopes.open((tag.kind == .section ? kind?.slots ?? [] : []).named)
    if open.count > Self.depthLimit {
      note(
        "more than \(Self.depthLimit) sections within each other", tag,
        "close those that are no longer needed")
    }
  }

  private mutating func closeSection() {
    open.removeLast()
    scopes.close()
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
    var found = scopes[names[0]]
    var group: Slot?
    for name in names.dropFirst() {
      guard let slot = found else { break }
      group = slot
      found = slot.kind.slots.first { $0.name == name }
    }
    if found == nil {
      let inGroup = group.map { group in group.kind.slots.map { names[0] + "." + $0.name } }
      let candidates = faults.count < Diagnostics.limit ? inGroup ?? scopes.all : []
      note(
        "nothing is called \(quoted(tag.name)) here", tag,
        didYouMean(tag.name, among: candidates) ?? "docs/templates.md lists every name")
    }
    return found
  }

  private mutating func note(
    _ message: String, _ tag: TemplateTag, _ suggestion: @autoclosure () -> String? = nil
  ) {
    if faults.count < Diagnostics.limit {
      faults.append((TemplateFault(message: message, range: tag.range), suggestion()))
    } else {
      omitted += 1
    }
  }
}

extension [Slot] {
  /// The slots by their names.
  fileprivate var named: [(key: String, value: Slot)] { map { ($0.name, $0) } }
}
