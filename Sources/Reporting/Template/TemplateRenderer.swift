import Documents

/// Fills the slots of a template: the text is the template's, with a mark in the place of every value.
struct TemplateRenderer {
  /// The largest text, in bytes: lists within lists can ask for any amount.
  ///
  /// It grows with the items of the longest list, and is at most 16 MiB.
  private let limit: Int

  /// The values that the marks in the text stand for.
  private(set) var marks: Marks
  /// The text so far.
  private(set) var text = ""
  /// The values of the sections that are open, the innermost last.
  private var context: [SlotValue]
  private var scopes: TemplateScopes<SlotValue>
  /// The bytes that may still be added; every tag in a section counts as some.
  private var room: Int

  /// A renderer with the values of all slots.
  init(_ values: [String: SlotValue], _ marks: Marks) {
    context = [.group(values)]
    scopes = TemplateScopes(values)
    self.marks = marks
    let longest = values.values.map { $0.isList ? $0.items.count : 0 }.max() ?? 0
    limit = min(1 << 24, (1 << 19) + longest * 4_096)
    room = limit
  }

  /// Appends the text of `parts`.
  ///
  /// - Parameters:
  ///   - parts: The parts.
  ///   - section: The bytes of the tag of the section that they are in.
  /// - Throws: The section with which the text becomes too large.
  mutating func render(
    _ parts: [TemplatePart], in section: Range<Int> = 0..<0
  ) throws(TemplateFault) {
    for part in parts {
      if context.count > 1 { room -= 16 }
      switch part {
      case .text(let literal):
        room -= literal.utf8.count
        text += literal
      case .value(let path): text += value(path).flatMap { $0.marked(&marks) } ?? ""
      case .section(let path, let parts, isInverted: true, let tag):
        if value(path)?.items.isEmpty ?? true { try render(parts, in: tag) }
      case .section(let path, let parts, isInverted: false, let tag):
        for item in value(path)?.items ?? [] {
          room -= 16
          context.append(item)
          scopes.open(item.children)
          try render(parts, in: tag)
          scopes.close()
          context.removeLast()
        }
      }
      if room < 0 {
        throw TemplateFault(
          message: "with its lists repeated, the text is larger than "
            + (limit < 1 << 20 ? "\(limit >> 10) KiB" : "\(limit >> 20) MiB"),
          range: section)
      }
    }
  }

  /// The value at a path, whose first name is looked for from the innermost section outwards.
  private func value(_ path: [String]) -> SlotValue? {
    guard let name = path.first else { return context.last }
    return path.dropFirst().reduce(scopes[name]) { $0?.children[$1] }
  }
}

extension SlotValue {
  fileprivate var isList: Bool {
    if case .list = self { true } else { false }
  }

  /// The values for each of which a section of this one is repeated.
  fileprivate var items: [SlotValue] {
    switch self {
    case .list(let values): values
    case .flag(false): []
    default: [self]
    }
  }

  /// The values within this one, by their names.
  fileprivate var children: [String: SlotValue] {
    switch self {
    case .group(let values): values
    case .figure(let figure): Self.slots(of: figure)
    default: [:]
    }
  }

  /// The mark of a value; nil if it is none but holds others.
  fileprivate func marked(_ marks: inout Marks) -> String? {
    switch self {
    case .text(let prose): marks.mark(.prose(prose))
    case .blocks(let blocks): marks.mark(.blocks(blocks))
    case .equation(let equation): marks.mark(.equation(equation))
    case .path(let path, let figure): marks.mark(.path(path, figure: figure))
    case .figure(let figure): marks.mark(.blocks([.figure(figure)]))
    case .flag, .list, .group: nil
    }
  }

  private static func slots(of figure: FigureBlock) -> [String: SlotValue] {
    [
      "number": .text(Prose([.figureNumber(figure.id)])),
      "path": .path(figure.path, figure: figure.id), "alt": .plain(figure.alternative),
      "caption": .text(figure.caption),
    ]
  }
}
