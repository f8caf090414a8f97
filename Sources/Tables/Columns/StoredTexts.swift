/// Many texts in one array of bytes.
public struct StoredTexts: Equatable, Sendable {
  private var bytes: [UInt8] = []
  private var ends: [Int] = []

  /// Creates an empty list of texts.
  public init() {}

  /// Creates a list in which each text is one of `choices`, by its index, or empty for a negative index.
  public init(_ choices: [String], _ indices: [Int]) {
    let choices = choices.map { Array($0.utf8) }
    ends.reserveCapacity(indices.count)
    for index in indices {
      if index >= 0 { bytes += choices[index] }
      ends.append(bytes.count)
    }
  }

  /// Returns the texts of `range` alone.
  package subscript(range: Range<Int>) -> StoredTexts {
    var texts = StoredTexts()
    let start = range.lowerBound == 0 ? 0 : ends[range.lowerBound - 1]
    guard let end = range.last.map({ ends[$0] }) else { return texts }
    texts.bytes = Array(bytes[start..<end])
    texts.ends = ends[range].map { $0 - start }
    return texts
  }

  /// The number of texts.
  public var count: Int { ends.count }

  /// The bytes of a text.
  public subscript(index: Int) -> ArraySlice<UInt8> {
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
  }
}
