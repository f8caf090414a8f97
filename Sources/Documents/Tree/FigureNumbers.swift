/// The numbers of the figures of a document, from 1 in the order in which they appear.
///
/// A figure counts where it is a block of its own or, in a template that sets its image itself, where its
/// image first appears.
struct FigureNumbers {
  private var numbers: [String: Int] = [:]

  /// The numbers of the figures in `blocks`.
  init(_ blocks: [Block]) {
    for block in blocks { count(block) }
  }

  /// The number of the figure of an id; nil if the document does not show it.
  subscript(id: String) -> Int? { numbers[id] }

  private mutating func count(_ block: Block) {
    switch block {
    case .figure(let figure): count(figure.id)
    case .paragraph(let prose), .heading(_, let prose): count(prose)
    case .list(_, _, let items): for item in items.joined() { count(item) }
    case .quote(let blocks): for block in blocks { count(block) }
    case .table, .equation, .code, .rule, .markup: break
    }
  }

  private mutating func count(_ prose: Prose) {
    for inline in prose.inlines {
      switch inline {
      case .image(_, _, let id?): count(id)
      case .emphasis(let prose), .strong(let prose), .link(let prose, _): count(prose)
      default: break
      }
    }
  }

  private mutating func count(_ id: String) {
    if numbers[id] == nil { numbers[id] = numbers.count + 1 }
  }
}
