import Tables

/// A fault that prevents a YAML tree.
struct YAMLFault: Error {
  let message: String
  /// The number of Unicode scalars in front of it.
  let place: Int
  /// The number of bytes to mark.
  var length = 1
  var suggestion: String?
}

/// The tree of a YAML file, built from the events of libyaml.
///
/// Aliases are refused: a few lines of them can expand to a tree too large to walk.
struct YAMLParser {
  /// The most lists and mappings within each other, since each takes a call of ``node(from:depth:)``.
  static let depthLimit = 100

  private let events: YAMLEvents

  /// The tree of the only document in `bytes`, which are UTF-8; nil if there is none.
  static func root(of bytes: ArraySlice<UInt8>) throws(YAMLFault) -> YAMLNode? {
    unsafe try bytes.withUnsafeBufferPointer { bytes throws(YAMLFault) in
      unsafe try YAMLParser(events: YAMLEvents(of: bytes)).root()
    }
  }

  private func root() throws(YAMLFault) -> YAMLNode? {
    guard case .documentStart = try events.next().kind else { return nil }
    let root = try node(from: try events.next(), depth: 0)
    _ = try events.next()  // the end of the document
    let rest = try events.next()
    guard case .streamEnd = rest.kind else {
      throw YAMLFault(
        message: "a second document begins here", place: rest.place,
        suggestion: "an experiment is one document")
    }
    return root
  }

  /// The node that begins with `event`.
  private func node(from event: YAMLEvents.Event, depth: Int) throws(YAMLFault) -> YAMLNode {
    if depth > Self.depthLimit {
      throw YAMLFault(message: "lists or mappings nested too deeply", place: event.place)
    }
    switch event.kind {
    case .scalar(let text, let isPlain):
      return YAMLNode(content: .scalar(text, isPlain: isPlain), place: event.place)
    case .sequenceStart:
      var elements: [YAMLNode] = []
      while let element = try child(depth) { elements.append(element) }
      return YAMLNode(content: .sequence(elements), place: event.place)
    case .mappingStart:
      return YAMLNode(content: .mapping(try pairs(depth)), place: event.place)
    default:
      throw YAMLFault(
        message: "aliases are not supported", place: event.place, suggestion: "write the value out")
    }
  }

  /// The next node of the list or mapping at `depth`; nil at its end.
  private func child(_ depth: Int) throws(YAMLFault) -> YAMLNode? {
    let event = try events.next()
    if case .end = event.kind { return nil }
    return try node(from: event, depth: depth + 1)
  }

  private func pairs(_ depth: Int) throws(YAMLFault) -> [(key: YAMLNode, value: YAMLNode)] {
    var pairs: [(key: YAMLNode, value: YAMLNode)] = []
    var places: [String: Int] = [:]
    while let key = try child(depth), let value = try child(depth) {
      if let text = key.text, let first = places.updateValue(key.place, forKey: text) {
        throw YAMLFault(
          message: "the key \(quoted(text)) is given twice", place: first, length: text.utf8.count)
      }
      pairs.append((key, value))
    }
    return pairs
  }
}
