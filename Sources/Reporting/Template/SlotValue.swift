import Documents
import Mustache

/// The value of a slot of a template.
indirect enum SlotValue {
  case text(Prose)
  case blocks([Block])
  case equation(Equation)
  case path(String, figure: String? = nil)
  case flag(Bool)
  case group([String: SlotValue])
  /// A figure: its slots, and as a whole the figure with its caption.
  case figure(FigureBlock)
  case list([SlotValue])

  /// Plain text, from data or from the program.
  static func plain(_ text: String) -> SlotValue { .text(Prose(text)) }

  /// The value for Mustache, with marks in place of typed text.
  func marked(_ marks: inout Marks) -> Any {
    switch self {
    case .text(let prose): marks.mark(.prose(prose))
    case .blocks(let blocks): marks.mark(.blocks(blocks))
    case .equation(let equation): marks.mark(.equation(equation))
    case .path(let path, let figure): marks.mark(.path(path, figure: figure))
    case .flag(let flag): flag
    case .list(let values): values.map { $0.marked(&marks) }
    case .group(let values): values.mapValues { $0.marked(&marks) }
    case .figure(let figure):
      MarkedFigure(
        renderText: marks.mark(.blocks([.figure(figure)])),
        slots: SlotValue.slots(of: figure).mapValues { $0.marked(&marks) })
    }
  }

  private static func slots(of figure: FigureBlock) -> [String: SlotValue] {
    [
      "number": .text(Prose([.figureNumber(figure.id)])),
      "path": .path(figure.path, figure: figure.id), "alt": .plain(figure.alternative),
      "caption": .text(figure.caption),
    ]
  }

  /// Whether the value, with everything in it, is of `kind`.
  func isOf(_ kind: Slot.Kind) -> Bool {
    switch (self, kind) {
    case (.text, .text), (.blocks, .block), (.equation, .equation), (.path, .path), (.flag, .flag),
      (.figure, .figure):
      true
    case (.list(let values), .list(let kind)): values.allSatisfy { $0.isOf(kind) }
    case (.group(let values), .group(let slots)):
      values.allSatisfy { name, value in
        slots.contains { $0.name == name && value.isOf($0.kind) }
      }
    default: false
    }
  }
}

/// A figure in a template: by itself the figure with its caption, as a section its slots.
private struct MarkedFigure: MustacheParent, MustacheCustomRenderable {
  let renderText: String
  let slots: [String: Any]
  var isNull: Bool { false }

  func child(named name: String) -> Any? { slots[name] }
}
