/// A named place in a template.
public struct Slot: Equatable, Sendable {
  /// The kind of value that a slot takes.
  public indirect enum Kind: Equatable, Sendable {
    /// Inline text.
    case text
    /// Blocks: paragraphs, a table, an equation, or a figure with its caption.
    case block
    /// A mathematical expression, between dollar signs.
    case equation
    /// The path of a file, for a link or an image.
    case path
    /// A Boolean, for a section.
    case flag
    /// Nested slots, for a section or a name with a dot.
    case group([Slot])
    /// Nested slots that as a whole are a figure with its caption.
    case figure
    /// Several values of a kind, for a section that is repeated for each.
    case list(Kind)
  }

  /// The name between the braces.
  public let name: String
  /// The kind of its value.
  public let kind: Kind
  /// The meaning, for the reference of templates: a clause with an example.
  public let summary: String

  /// A slot.
  public init(_ name: String, _ kind: Kind, _ summary: String) {
    self.name = name
    self.kind = kind
    self.summary = summary
  }
}

extension Slot.Kind {
  /// The nested slots; none if it has none.
  var slots: [Slot] {
    switch self {
    case .group(let slots): slots
    case .figure: Slot.ofFigure
    case .list(let kind): kind.slots
    case .text, .block, .equation, .path, .flag: []
    }
  }

  /// Whether it can be between braces by itself.
  var isValue: Bool {
    switch self {
    case .text, .block, .equation, .path, .figure: true
    case .flag, .group, .list: false
    }
  }

  /// The kind in words.
  var description: String {
    switch self {
    case .text: "text"
    case .block: "block"
    case .equation: "equation"
    case .path: "path"
    case .flag: "yes or no"
    case .group: "section"
    case .figure: "figure"
    case .list(let kind): "list of \(kind.isValue ? kind.description + "s" : "sections")"
    }
  }
}

extension Slot {
  static let ofFigure = [
    Slot("number", .text, "the number of the figure, counted through the document: 1"),
    Slot("path", .path, "the path of its image: figures/hr-diagram.png"),
    Slot("alt", .text, "what it shows, for those who cannot see it"),
    Slot("caption", .text, "the caption without \"Figure 1.\""),
  ]
}
