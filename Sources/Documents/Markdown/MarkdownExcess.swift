import CMarkGFM

/// The fault of a text whose quotes, lists or emphasis lie within each other too deeply, or whose tables are too wide.
public struct MarkdownExcess: Error, Equatable, CustomStringConvertible {
  /// The most blocks and inline parts within each other, since each takes a call of the reader and of the writers.
  public static let depth = 256
  /// The most bars in a line: cmark-gfm takes the square of the cells of a row.
  public static let bars = 1_000

  /// The line, from 1, in which the part that is too deep begins, or that is too wide.
  public let line: Int
  /// What the text has more of than is read: `more than 256 quotes, …`.
  public let description: String

  /// Finds the first line of `text` that is too wide, or else its first part that is nested too deeply; nil if there is
  /// none.
  public init?(in text: String) {
    if let fault = Self(widthOf: text) {
      self = fault
      return
    }
    let fault = withMarkdownTree(of: text) { Self(below: $0) }
    guard let fault = fault.flatMap(\.self) else { return nil }
    self = fault
  }

  /// Finds the first line of `text` that is too wide; nil if there is none.
  init?(widthOf text: String) {
    var (line, bars, before) = (1, 0, UInt8(0))
    for byte in text.utf8 {
      defer { before = byte }
      switch byte {
      case UInt8(ascii: "|"): bars += 1
      case UInt8(ascii: "\r"): (line, bars) = (line + 1, 0)
      case UInt8(ascii: "\n"): (line, bars) = (before == UInt8(ascii: "\r") ? line : line + 1, 0)
      default: continue
      }
      guard bars <= Self.bars else {
        self.line = line
        description = "more than \(Self.bars) bars in a line"
        return
      }
    }
    return nil
  }

  /// Finds the first part below `root` that is nested too deeply; it needs no stack itself.
  init?(below root: OpaquePointer) {
    var (node, depth) = (root, 0)
    while true {
      if let child = cmark_node_first_child(node) {
        (node, depth) = (child, depth + 1)
        if depth > Self.depth {
          line = Int(cmark_node_get_start_line(node))
          description = "more than \(Self.depth) quotes, lists or other parts within each other"
          return
        }
        continue
      }
      while depth > 0, cmark_node_next(node) == nil, let parent = cmark_node_parent(node) {
        (node, depth) = (parent, depth - 1)
      }
      guard depth > 0, let next = cmark_node_next(node) else { return nil }
      node = next
    }
  }
}

/// Calls `body` with the tree of a text in GitHub Flavored Markdown; nil if there is no memory for it.
func withMarkdownTree<Result, Failure: Error>(
  of text: String, _ body: (OpaquePointer) throws(Failure) -> Result
) throws(Failure) -> Result? {
  cmark_gfm_core_extensions_ensure_registered()
  guard let parser = cmark_parser_new(CMARK_OPT_DEFAULT) else { return nil }
  defer { cmark_parser_free(parser) }
  for name in ["table", "strikethrough"] {
    if let found = cmark_find_syntax_extension(name) {
      cmark_parser_attach_syntax_extension(parser, found)
    }
  }
  var source = text
  source.withUTF8 { bytes in
    bytes.withMemoryRebound(to: CChar.self) {
      cmark_parser_feed(parser, $0.baseAddress, $0.count)
    }
  }
  guard let root = cmark_parser_finish(parser) else { return nil }
  defer { cmark_node_free(root) }
  return try body(root)
}
