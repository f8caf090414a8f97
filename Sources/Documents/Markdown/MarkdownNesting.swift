import CMarkGFM

/// The fault of a text whose quotes, lists or emphasis lie within each other too deeply.
public struct MarkdownNesting: Error, Equatable {
  /// The most blocks and inline parts within each other, since each takes a call of the reader and of the writers.
  public static let limit = 256

  /// The line, from 1, in which the part that is too deep begins.
  public let line: Int

  /// Finds the first part of `text` that is nested too deeply; nil if there is none.
  public init?(in text: String) {
    let fault = withMarkdownTree(of: text) { Self(below: $0) }
    guard let fault = fault.flatMap(\.self) else { return nil }
    self = fault
  }

  /// Finds the first part below `root` that is nested too deeply; it needs no stack itself.
  init?(below root: OpaquePointer) {
    var (node, depth) = (root, 0)
    while true {
      if let child = cmark_node_first_child(node) {
        (node, depth) = (child, depth + 1)
        if depth > Self.limit {
          line = Int(cmark_node_get_start_line(node))
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
