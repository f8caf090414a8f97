import Tables
import Yams

/// A YAML file as a tree of nodes, each with its place in the file.
struct YAMLDocument {
  let source: SourceText
  let root: Node

  /// The largest experiment that is read, in bytes; typical ones have a few thousand.
  static let limit = 1 << 20

  /// Parses `source`; anything that prevents a single tree of nodes is a fault.
  ///
  /// Aliases are refused: a few lines of them can expand to a tree too large to walk.
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
    if source.bytes.count > limit {
      throw Diagnostics([
        source.diagnostic("the file is larger than \(limit >> 20) MiB, too large for an \(what)")
      ])
    }
    if let fault = Self.fault(beforeParsing: source) { throw Diagnostics([fault]) }
    let text = source.text(source.start..<source.bytes.count)
    do {
      // Without rules for implicit types: they are regular expressions, and none is needed here.
      guard let root = try Yams.compose(yaml: text, .basic, .default, .utf8) else {
        throw Diagnostics([source.diagnostic("the file has no content")])
      }
      self.root = root
    } catch let diagnostics as Diagnostics {
      throw diagnostics
    } catch let error as YamlError {
      throw Diagnostics([Self.diagnostic(error, in: source)])
    } catch {
      throw Diagnostics([source.diagnostic("not YAML: \(error)")])
    }
  }

  private static func fault(beforeParsing source: SourceText) -> Diagnostic? {
    if let fault = source.encodingFault() { return fault }
    let isControl = { (byte: UInt8) in byte == 0x7F || (byte < 0x20 && !(9...13 ~= byte)) }
    if let control = source.bytes.firstIndex(where: { isControl($0) || 11...12 ~= $0 }) {
      return source.diagnostic("a control character", at: control..<control + 1)
    }
    if let alias = firstAlias(in: source) {
      return source.diagnostic(
        "aliases are not supported", at: alias, suggestion: "write the value out")
    }
    return nil
  }

  /// The first alias `*name` with an anchor `&name` anywhere in the file.
  private static func firstAlias(in source: SourceText) -> Range<Int>? {
    let aliases = words(after: UInt8(ascii: "*"), in: source.bytes)
    if aliases.isEmpty { return nil }
    let anchors = Set(
      words(after: UInt8(ascii: "&"), in: source.bytes).map { source.bytes[$0.dropFirst()] })
    return aliases.first { anchors.contains(source.bytes[$0.dropFirst()]) }
  }

  private static func words(after mark: UInt8, in bytes: [UInt8]) -> [Range<Int>] {
    bytes.indices.filter { bytes[$0] == mark }.compactMap { start in
      var end = start + 1
      while end < bytes.count, isWordByte(bytes[end]) { end += 1 }
      return end > start + 1 ? start..<end : nil
    }
  }

  private static func isWordByte(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "_"), UInt8(ascii: "-"):
      true
    default:
      false
    }
  }
}
