import Documents

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
