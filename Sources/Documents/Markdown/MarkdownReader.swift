import CMarkGFM

/// A reader of GitHub Flavored Markdown as blocks, using cmark-gfm, that replaces marks by typed
/// values.
///
/// The values never pass through the parser, so that text in them cannot become markup. Mathematics
/// between dollar signs, which is not part of the dialect, is removed before parsing.
public struct MarkdownReader {
  private var marks: Marks

  /// Creates a reader that replaces `marks` by their values.
  public init(_ marks: Marks) { self.marks = marks }

  /// Returns the blocks of `text`.
  ///
  /// - Throws: The first line that is too wide, or part that is nested too deeply.
  public mutating func blocks(of text: String) throws(MarkdownExcess) -> [Block] {
    let source = withoutMathematics(text)
    if let fault = MarkdownExcess(widthOf: source) { throw fault }
    return try withMarkdownTree(of: source) { [self] root throws(MarkdownExcess) in
      if let fault = MarkdownExcess(below: root) { throw fault }
      return children(of: root).flatMap(blocks)
    } ?? []
  }

  /// Returns the text with every `$…$` and `$$…$$` outside code replaced by a mark.
  private mutating func withoutMathematics(_ text: String) -> String {
    var source = ""
    for piece in MathematicsScanner.pieces(of: text) {
      switch piece {
      case .text(let text): source += text
      case .inline(let latex): source += marks.mark(.equation(marks.equation(latex)))
      case .display(let latex): source += marks.mark(.blocks([.equation(marks.equation(latex))]))
      }
    }
    return source
  }

  // MARK: - Blocks

  private func blocks(_ node: Node) -> [Block] {
    switch kind(node) {
    case "paragraph": paragraph(node)
    case "heading": [.heading(level: Int(cmark_node_get_heading_level(node)), prose(node))]
    case "thematic_break": [.rule]
    case "block_quote": [.quote(children(of: node).flatMap(blocks))]
    case "list": [list(node)]
    case "code_block": [code(node)]
    case "html_block": [.markup(marks.markup(literal(node)).trimmingLineEnds)]
    case "table": table(node).map { [.table($0)] } ?? []
    default: children(of: node).flatMap(blocks)
    }
  }

  /// Returns a paragraph, split at any values that are blocks.
  private func paragraph(_ node: Node) -> [Block] {
    var result: [Block] = []
    var rest = Prose()
    func endParagraph() {
      let prose = rest.trimmingBreaks
      if !prose.isEmpty { result.append(.paragraph(prose)) }
      rest = Prose()
    }
    for part in parts(node) {
      switch part {
      case .inline(let inline): rest.append(inline)
      case .blocks(let blocks):
        endParagraph()
        result += blocks
      }
    }
    endParagraph()
    return result
  }

  private func list(_ node: Node) -> Block {
    let isOrdered = cmark_node_get_list_type(node) == CMARK_ORDERED_LIST
    return .list(
      start: isOrdered ? Int(cmark_node_get_list_start(node)) : nil,
      isTight: cmark_node_get_list_tight(node) != 0,
      children(of: node).map { children(of: $0).flatMap(blocks) })
  }

  private func code(_ node: Node) -> Block {
    let language = cmark_node_get_fence_info(node).map { String(cString: $0) } ?? ""
    return .code(
      marks.plain(literal(node)).trimmingLineEnds, language: language.isEmpty ? nil : language)
  }

  private func table(_ node: Node) -> Table? {
    let rows = children(of: node).map { row in children(of: row).map(prose) }
    guard let header = rows.first else { return nil }
    let alignments = cmark_gfm_extensions_get_table_alignments(node)
    return Table(
      header.enumerated().map { column, title in
        let cells = rows.dropFirst().map { column < $0.count ? $0[column] : Prose() }
        let isRight = alignments.map { $0[column] == UInt8(ascii: "r") } ?? false
        return .init(title, isRight ? .numerals(cells.map(\.plain)) : .prose(cells))
      })
  }

  // MARK: - Parts of a line

  /// A part of a paragraph.
  private enum Part {
    case inline(Inline)
    case blocks([Block])
  }

  /// Returns inline nodes as prose; blocks among them become plain text.
  private func prose(_ node: Node) -> Prose {
    Prose(
      parts(node).map { part in
        switch part {
        case .inline(let inline): inline
        case .blocks(let blocks): .text(blocks.map(\.plain).joined(separator: " "))
        }
      })
  }

  private func parts(_ node: Node) -> [Part] {
    children(of: node).flatMap { child -> [Part] in
      kind(child) == "text" ? spliced(literal(child)) : inlines(child).map(Part.inline)
    }
  }

  private func inlines(_ node: Node) -> [Inline] {
    switch kind(node) {
    case "softbreak": [.softBreak]
    case "linebreak": [.lineBreak]
    case "code": [.code(marks.plain(literal(node)))]
    case "emph": [.emphasis(prose(node))]
    case "strong": [.strong(prose(node))]
    case "strikethrough": [.deleted(prose(node))]
    case "link": [.link(prose(node), destination: marks.plain(url(node)))]
    case "image":
      [
        .image(
          path: marks.plain(url(node)), alternative: prose(node).plain,
          figure: marks.figure(url(node)))
      ]
    case "html_inline": [.markup(marks.markup(literal(node)))]
    default: prose(node).inlines
    }
  }

  /// Splits `text` at its marks and replaces them by their values.
  private func spliced(_ text: String) -> [Part] {
    marks.pieces(of: text).flatMap { piece -> [Part] in
      switch piece {
      case .text(let text): [.inline(.text(text))]
      case .value(.prose(let prose)): prose.inlines.map(Part.inline)
      case .value(.equation(let equation)): [.inline(.math(equation))]
      case .value(.path(let path, _)): [.inline(.text(path))]
      case .value(.blocks(let blocks)): [.blocks(blocks)]
      }
    }
  }
}

private typealias Node = OpaquePointer

private func kind(_ node: Node) -> String { String(cString: cmark_node_get_type_string(node)) }

private func children(of node: Node) -> [Node] {
  Array(sequence(first: cmark_node_first_child(node)) { cmark_node_next($0) }.prefix { $0 != nil })
    .compactMap(\.self)
}

private func literal(_ node: Node) -> String {
  cmark_node_get_literal(node).map { String(cString: $0) } ?? ""
}

private func url(_ node: Node) -> String {
  cmark_node_get_url(node).map { String(cString: $0) } ?? ""
}

extension String {
  fileprivate var trimmingLineEnds: String {
    String(self[..<(lastIndex { $0 != "\n" }.map(index(after:)) ?? startIndex)])
  }
}

extension Prose {
  /// The prose without breaks and blanks at its ends.
  fileprivate var trimmingBreaks: Prose {
    func isBlank(_ inline: Inline) -> Bool {
      if case .text(let text) = inline { return text.allSatisfy { $0 == " " } }
      return inline == .softBreak || inline == .lineBreak
    }
    let start = inlines.drop(while: isBlank)
    return Prose(Array(start.dropLast(start.reversed().prefix(while: isBlank).count)))
  }
}
