/// The numbers of a document's figures, from 1, in order of first appearance.
public struct FigureNumbers: Equatable, Sendable {
  private var numbers: [String: Int] = [:]

  /// Numbers the figures in `document`, both blocks and inline images.
  public init(_ document: Document) { count(document.blocks) }

  /// The number of figures.
  public var count: Int { numbers.count }

  /// Returns the number of the figure with an id; nil if the document has none.
  public func number(of id: String) -> Int? { numbers[id] }

  /// Returns the number of the figure with an id as text; "?" if the document has none.
  public subscript(id: String) -> String { numbers[id].map(String.init) ?? "?" }

  private mutating func add(_ id: String) {
    if numbers[id] == nil { numbers[id] = numbers.count + 1 }
  }

  private mutating func count(_ blocks: [Block]) {
    for block in blocks {
      switch block {
      case .heading(_, let prose), .paragraph(let prose): count(prose)
      case .list(_, _, let items): for item in items { count(item) }
      case .table(let table): count(table)
      case .quote(let blocks): count(blocks)
      case .figure(let figure):
        add(figure.id)
        count(figure.caption)
      case .equation, .code, .rule, .markup: break
      }
    }
  }

  private mutating func count(_ table: Table) {
    for column in table.columns { count(column.header) }
    for row in 0..<table.rowCount {
      for column in table.columns {
        if case .prose(let cells) = column.cells { count(cells[row]) }
      }
    }
  }

  private mutating func count(_ prose: Prose) {
    for inline in prose.inlines {
      switch inline {
      case .emphasis(let prose), .strong(let prose), .deleted(let prose), .lowered(let prose),
        .raised(let prose), .link(let prose, _):
        count(prose)
      case .image(_, _, let id?): add(id)
      case .text, .symbol, .math, .code, .image, .figureNumber, .softBreak, .lineBreak, .markup:
        break
      }
    }
  }
}
