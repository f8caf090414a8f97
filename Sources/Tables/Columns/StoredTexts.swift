/// Many texts in one array of bytes, of which equal ones may be stored once.
public struct StoredTexts: Sendable {
  private var bytes: [UInt8] = []
  /// The ends of the distinct texts.
  private var ends: [Int] = []
  /// The index of each text among the distinct ones, negative for an empty text; nil if all are stored in order.
  private var indices: [Int]?

  /// Creates an empty list of texts.
  public init() {}

  /// Creates a list in which each text is one of `choices`, by its index, or empty for a negative index.
  ///
  /// - Precondition: The choices exist.
  public init(_ choices: [String], _ indices: [Int]) {
    for choice in choices { append(choice.utf8) }
    self.indices = indices
  }

  /// The distinct texts of `range`, or all of it, and the index of each text among them, negative for an empty one.
  package func choices(of range: Range<Int>) -> (texts: [ArraySlice<UInt8>], indices: [Int]) {
    guard let indices else { return (range.map { self[$0] }, Array(0..<range.count)) }
    return (ends.indices.map(stored), Array(indices[range]))
  }

  /// The number of texts.
  public var count: Int { indices?.count ?? ends.count }

  /// The bytes of a text.
  public subscript(index: Int) -> ArraySlice<UInt8> {
    guard let indices else { return stored(index) }
    return indices[index] < 0 ? [] : stored(indices[index])
  }

  private func stored(_ index: Int) -> ArraySlice<UInt8> {
    bytes[(index == 0 ? 0 : ends[index - 1])..<ends[index]]
  }

  /// Returns the texts with a point for the first comma of each.
  package func pointed() -> StoredTexts {
    var texts = StoredTexts()
    for index in 0..<count { texts.append(CommaNumerals.pointed(self[index])) }
    return texts
  }

  /// Appends a text.
  public mutating func append(_ text: some Collection<UInt8>) {
    bytes += text
    ends.append(bytes.count)
    indices?.append(ends.count - 1)
  }
}

extension StoredTexts: Equatable {
  /// Whether the texts of both are the same, however they are stored.
  public static func == (a: StoredTexts, b: StoredTexts) -> Bool {
    a.count == b.count && (0..<a.count).allSatisfy { a[$0] == b[$0] }
  }
}
