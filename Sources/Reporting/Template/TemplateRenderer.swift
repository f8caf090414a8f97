import Documents

/// Fills the slots of a template: the text is the template's, with a mark in the place of every value.
struct TemplateRenderer {
  /// The values that the marks in the text stand for.
  private(set) var marks: Marks
  /// The values of the sections that are open, the innermost last.
  private var context: [SlotValue]

  /// A renderer with the values of all slots.
  init(_ values: [String: SlotValue], _ marks: Marks) {
    context = [.group(values)]
    self.marks = marks
  }

  /// The text of `parts`.
  mutating func text(of parts: [TemplatePart]) -> String {
    parts.reduce(into: "") { text, part in
      switch part {
      case .text(let literal): text += literal
      case .value(let path): text += value(path).flatMap { $0.marked(&marks) } ?? ""
      case .section(let path, let parts, isInverted: true):
        if value(path)?.items.isEmpty ?? true { text += self.text(of: parts) }
      case .section(let path, let parts, isInverted: false):
        for item in value(path)?.items ?? [] {
          context.append(item)
          text += self.text(of: parts)
          context.removeLast()
        }
      }
    }
  }

  /// The value at a path, whose first name is looked for from the innermost section outwards.
  private func value(_ path: [String]) -> SlotValue? {
    guard let name = path.first else { return context.last }
    let first = context.reversed().lazy.compactMap { $0.child(name) }.first
    return path.dropFirst().reduce(first) { $0?.child($1) }
  }
}

extension SlotValue {
  /// The values for each of which a section of this one is repeated.
  fileprivate var items: [SlotValue] {
    switch self {
    case .list(let values): values
    case .flag(false): []
    default: [self]
    }
  }

  /// The value of a name within this one.
  fileprivate func child(_ name: String) -> SlotValue? {
    switch self {
    case .group(let values): values[name]
    case .figure(let figure): Self.slots(of: figure)[name]
    default: nil
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
