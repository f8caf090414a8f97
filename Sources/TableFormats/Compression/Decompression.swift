/// The decompression of a file that is read part by part.
public struct Decompression {
  private let compression: Compression
  private let expansion: Expansion
  private var stream: (any CompressedStream)?
  /// The bytes that have been read but not decompressed.
  private var input: [UInt8] = []
  private var isInputOver = false
  /// The numbers of bytes taken from the file and decompressed.
  private var sizes = (packed: 0, unpacked: 0)

  private static let chunk = 1 << 18

  /// A file that cannot be read to its end.
  public struct Failure: Error {}

  /// Recognises the compression of a file by its first bytes, which have been read; nil if it is not compressed.
  public init?(start: [UInt8], _ expansion: Expansion = .standard) {
    let found = Compression.allCases.first { start.starts(with: $0.signature) }
    guard let found else { return nil }
    compression = found
    self.expansion = expansion
    input = start
  }

  /// Appends at most `count` decompressed bytes.
  ///
  /// - Parameters:
  ///   - bytes: The array to append to.
  ///   - count: The most bytes to append.
  ///   - read: Appends at most that many bytes of the file; returns false at its end.
  /// - Returns: Whether there may be more bytes.
  /// - Throws: A ``Failure`` if the file is corrupt or truncated, has other bytes after the compressed ones, grows
  ///   too much, or cannot be decompressed here; or what `read` throws.
  public mutating func append(
    to bytes: inout [UInt8], _ count: Int, read: (inout [UInt8], Int) throws -> Bool
  ) throws -> Bool {
    let end = bytes.count + count
    while bytes.count < end {
      if input.count < Self.chunk, !isInputOver { isInputOver = try !read(&input, Self.chunk) }
      if stream == nil {
        // Files are padded to whole blocks on tapes, and in the xz format.
        input.removeFirst(input.prefix { $0 == 0 }.count)
        if input.count < compression.signature.count, !isInputOver { continue }
        if input.isEmpty { return false }
        guard input.starts(with: compression.signature), compression.isThere,
          let new = compression.stream()
        else { throw Failure() }
        stream = new
      }
      guard let stream else { throw Failure() }
      var output = [UInt8](repeating: 0, count: min(end - bytes.count, Self.chunk))
      let (status, taken, written) = input.withUnsafeBufferPointer { input in
        output.withUnsafeMutableBufferPointer { stream.step(input, $0) }
      }
      input.removeFirst(taken)
      bytes += output[..<written]
      sizes = (sizes.packed + taken, sizes.unpacked + written)
      if sizes.unpacked > expansion.limit(from: sizes.packed) { throw Failure() }
      switch status {
      case .end: self.stream = nil
      case .corrupt, .needsMemory: throw Failure()
      case .more:
        if taken == 0, written == 0, isInputOver { throw Failure() }
      }
    }
    return true
  }
}
