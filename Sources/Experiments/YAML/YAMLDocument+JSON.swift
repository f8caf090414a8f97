import Tables

extension YAMLDocument {
  /// Parses `source`, which must be JSON, of which YAML is a superset: as strictly as RFC 8259, with places.
  ///
  /// - Parameters:
  ///   - source: The file.
  ///   - what: The contents of the file, in a word.
  ///   - limit: The largest file that is read, in bytes.
  /// - Throws: The first fault that prevents a tree.
  init(json source: SourceText, what: String, limit: Int) throws(Diagnostics) {
    if let fault = Self.sizeFault(of: source, what, limit) ?? source.encodingFault() {
      throw Diagnostics([fault])
    }
    var tree = JSONTree(source)
    do throws(JSONFault) {
      root = try tree.root()
      if let fault = tree.repeatedKey { throw fault }
    } catch {
      throw Diagnostics([source.diagnostic("not JSON: \(error.message)", at: error.range)])
    }
    self.source = source
  }
}

/// A reader of a JSON text as a tree with places.
struct JSONTree {
  /// The fault of the first key that an object has twice, which JSON itself allows.
  private(set) var repeatedKey: JSONFault?
  private let source: SourceText
  /// The bytes whose Unicode scalars have been counted, and their number.
  private var counted: (bytes: Int, scalars: Int)

  /// A reader of `source`, which is UTF-8.
  init(_ source: SourceText) {
    self.source = source
    counted = (source.start, 0)
  }

  /// The only value of the text.
  mutating func root() throws(JSONFault) -> YAMLNode {
    var scanner = JSONScanner(source.bytes, from: source.start)
    let root = try node(&scanner)
    if scanner.peek() != nil { throw scanner.fault("text after the end of the value") }
    return root
  }

  private mutating func node(_ scanner: inout JSONScanner) throws(JSONFault) -> YAMLNode {
    let first = scanner.peek()
    let place = place(of: scanner.position)
    switch first {
    case UInt8(ascii: "["):
      var elements: [YAMLNode] = []
      try scanner.array { (scanner) throws(JSONFault) in elements.append(try node(&scanner)) }
      return YAMLNode(content: .sequence(elements), place: place)
    case UInt8(ascii: "{"):
      return YAMLNode(content: .mapping(try members(&scanner)), place: place)
    case UInt8(ascii: "\""):
      let text = String(decoding: try scanner.string(), as: UTF8.self)
      return YAMLNode(content: .scalar(text, isPlain: false), place: place)
    default:
      // The scanner has no text for null, nor has YAML need of one.
      let word = String(decoding: try scanner.scalar(), as: UTF8.self)
      return YAMLNode(content: .scalar(word, isPlain: true), place: place)
    }
  }

  private mutating func members(
    _ scanner: inout JSONScanner
  ) throws(JSONFault) -> [(key: YAMLNode, value: YAMLNode)] {
    var members: [(key: YAMLNode, value: YAMLNode)] = []
    // Texts of other scalars are other keys, even where Unicode considers them equivalent.
    var keys: Set<[UInt8]> = []
    try scanner.object { (scanner, key, range) throws(JSONFault) in
      if !keys.insert(Array(key.utf8)).inserted, repeatedKey == nil {
        repeatedKey = JSONFault(message: "the key \(quoted(key)) is given twice", range: range)
      }
      let node = YAMLNode(
        content: .scalar(key, isPlain: false), place: place(of: range.lowerBound))
      members.append((node, try self.node(&scanner)))
    }
    return members
  }

  /// The number of scalars in front of `offset`, which is not before the last one asked for.
  private mutating func place(of offset: Int) -> Int {
    counted.scalars += source.bytes[counted.bytes..<offset].count { $0 & 0xC0 != 0x80 }
    counted.bytes = offset
    return counted.scalars
  }
}
