/// Many texts in one array of bytes.
public struct StoredTexts: Equatable, Sendable {
  private var bytes: [UInt8] = []
  private var ends: [Int] = []

  /// Creates an empty list of texts.
  public init() {}

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
