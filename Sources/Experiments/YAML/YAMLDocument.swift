import Tables

/// A YAML file as a tree of nodes, each with its place in the file.
struct YAMLDocument {
  let source: SourceText
  let root: YAMLNode

  /// The largest experiment that is read, in bytes; typical ones have a few thousand.
  static let limit = 1 << 20

  /// Parses `source`; anything that prevents a single tree of nodes is a fault.
  ///
  /// - Parameters:
  ///   - source: The file.
  ///   - what: The contents of the file, in a word.
  ///   - limit: The largest file that is read, in bytes.
  /// - Throws: The first fault that prevents a tree.
  init(
    _ source: SourceText, what: String = "experiment", limit: Int = Self.limit
  ) throws(Diagnostics) {
    self.source = source
    if let fault = Self.sizeFault(of: source, what, limit) ?? Self.fault(beforeParsing: source) {
      throw Diagnostics([fault])
    }
    let root: YAMLNode?
    do throws(YAMLFault) {
      root = try YAMLParser.root(of: source.bytes[source.start...])
    } catch {
      throw Diagnostics([Self.diagnostic(error, in: source)])
    }
    guard let root else { throw Diagnostics([source.diagnostic("the file has no content")]) }
    self.root = root
  }

  static func sizeFault(of source: SourceText, _ what: String, _ limit: Int) -> Diagnostic? {
    source.bytes.count <= limit
      ? nil
      : source.diagnostic("the file is larger than \(limit >> 20) MiB, the limit for \(what) files")
  }

  private static func fault(beforeParsing source: SourceText) -> Diagnostic? {
    if let fault = source.encodingFault() { return fault }
    let isControl = { (byte: UInt8) in byte == 0x7F || (byte < 0x20 && !(9...13 ~= byte)) }
    return source.bytes.firstIndex { isControl($0) || 11...12 ~= $0 }.map { control in
      source.diagnostic("a control character", at: control..<control + 1)
    }
  }
}
