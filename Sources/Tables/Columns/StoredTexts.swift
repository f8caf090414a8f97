/// Many texts in one run of bytes.
public struct StoredTexts: Equatable, Sendable {
  private var bytes: [UInt8] = []
  private var ends: [Int] = []

  /// No texts.
  public init() {}

  /// How many texts there are.
  public var count: Int { ends.count }

  /// The bytes of a text.
  public subscript(index: Int) -> ArraySlice<UInt8> {
    bytes[(index == 0 ? 0 : ends[index - 1])..<ends[index]]
  }

  /// Adds a text.
  public mutating func append(_ text: some Collection<UInt8>) {
    bytes += text
    ends.append(bytes.count)
  }
}
