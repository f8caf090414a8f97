import Tables

/// The size to which compressed files may be decompressed: some of a few kilobytes never end.
public struct Expansion: Equatable, Sendable {
  /// The size that any file may reach, in bytes; a larger file may grow by a factor.
  public let size: Int

  /// The limit unless another is asked for.
  public static let standard = Expansion(upTo: Limits.unpacked)

  /// Lets any file reach `size` bytes.
  public init(upTo size: Int) { self.size = size }

  /// The size that a file of `packed` bytes may reach, in bytes.
  func limit(from packed: Int) -> Int { max(size, Limits.expansion * packed) }
}
