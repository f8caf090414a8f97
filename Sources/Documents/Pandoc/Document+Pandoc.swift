import Formatting

extension Document {
  /// The mark that stands for a line end in code.
  static let lineEndInCode = "\u{2424}"

  /// The document in the Markdown that pandoc reads as `gfm+tex_math_dollars`.
  ///
  /// It is ``markdown`` but for two things: the lines of a matrix in a table are one piece of code, joined by U+2424,
  /// so that they remain in one cell; and images are those that `image` names, and others their descriptions, since
  /// pandoc would fetch them.
  ///
  /// - Parameter image: The path of the image for the path in the document; nil if there is none.
  /// - Returns: The text, and a clause on each image that is missing.
  public func pandocMarkdown(image: @escaping (String) -> String?) -> (
    text: String, notes: [String]
  ) {
    var rewriting = PandocRewriting(image: image)
    var document = self
    document.generator = nil
    document.blocks = rewriting.blocks(blocks)
    return (document.markdown, rewriting.notes)
  }

  /// Whether a table has columns of matrices.
  public var hasMatrices: Bool {
    blocks.contains { block in
      guard case .table(let table) = block else { return false }
      return table.columns.contains { if case .arrays = $0.cells { true } else { false } }
    }
  }
}

/// The parts of a document as pandoc can read them.
private struct PandocRewriting {
  let image: (String) -> String?
  private(set) var notes: [String] = []

  init(image: @escaping (String) -> String?) { self.image = image }

  mutating func blocks(_ blocks: [Block]) -> [Block] { blocks.map { self.block($0) } }

  private mutating func block(_ block: Block) -> Block {
    switch block {
    case .heading(let level, let text): .heading(level: level, prose(text))
    case .paragraph(let text): .paragraph(prose(text))
    case .list(let start, let isTight, let items):
      .list(start: start, isTight: isTight, items.map { blocks($0) })
    case .table(let table): .table(self.table(table))
    case .quote(let blocks): .quote(self.blocks(blocks))
    case .figure(let figure): .figure(self.figure(figure))
    case .equation, .code, .rule, .markup: block
    }
  }

  private mutating func figure(_ figure: FigureBlock) -> FigureBlock {
    var figure = figure
    figure.path = image(figure.path) ?? figure.path
    figure.caption = prose(figure.caption)
    return figure
  }

  private mutating func table(_ table: Table) -> Table {
    Table(
      table.columns.map { column in
        let cells: Table.Cells =
          switch column.cells {
          case .arrays(let cells): .prose(cells.map(Self.code))
          case .prose(let cells): .prose(cells.map { prose($0) })
          case .integers, .numerals: column.cells
          }
        return Table.Column(prose(column.header), cells)
      })
  }

  /// The lines of a matrix as one piece of code.
  private static func code(_ matrix: String) -> Prose {
    let lines = trimmed(matrix).split(separator: "\n", omittingEmptySubsequences: false)
    return lines == [""] ? Prose() : .code(lines.joined(separator: Document.lineEndInCode))
  }

  private mutating func prose(_ prose: Prose) -> Prose {
    Prose(prose.inlines.map { inline($0) })
  }

  private mutating func inline(_ inline: Inline) -> Inline {
    switch inline {
    case .emphasis(let text): .emphasis(prose(text))
    case .strong(let text): .strong(prose(text))
    case .deleted(let text): .deleted(prose(text))
    case .lowered(let text): .lowered(prose(text))
    case .raised(let text): .raised(prose(text))
    case .link(let text, let destination): .link(prose(text), destination: destination)
    case .image(let path, let alternative, let figure):
      shown(path: path, alternative: alternative, figure: figure)
    case .text, .symbol, .math, .code, .figureNumber, .softBreak, .lineBreak, .markup: inline
    }
  }

  private mutating func shown(path: String, alternative: String, figure: String?) -> Inline {
    if let path = image(path) {
      return .image(path: path, alternative: alternative, figure: figure)
    }
    notes.append("\(visible(path)) is no figure of the report, so its description is printed")
    return .text("[\(alternative)]")
  }
}
