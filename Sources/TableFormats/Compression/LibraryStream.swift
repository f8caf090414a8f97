import CCompression

/// A stream of bzip2, xz or zstd while it is decompressed by a library of the system.
final class LibraryStream: CompressedStream {
  /// The formats.
  enum Format {
    case bzip2, xz, zstd

    /// Whether the system has the library.
    var isThere: Bool { decompressor_is_there(number) != 0 }

    /// The number in `CCompression`.
    fileprivate var number: Int32 {
      switch self {
      case .bzip2: Int32(DECOMPRESSOR_BZIP2)
      case .xz: Int32(DECOMPRESSOR_XZ)
      case .zstd: Int32(DECOMPRESSOR_ZSTD)
      }
    }
  }

  private let decompressor: OpaquePointer

  /// Begins a stream; nil without the library or enough memory.
  init?(_ format: Format) {
    guard let decompressor = decompressor_open(format.number) else { return nil }
    self.decompressor = decompressor
  }

  deinit { decompressor_close(decompressor) }

  func step(
    _ input: UnsafeBufferPointer<UInt8>, _ output: UnsafeMutableBufferPointer<UInt8>
  ) -> (status: CompressedStreamStatus, taken: Int, written: Int) {
    var (taken, written) = (input.count, output.count)
    let code = decompressor_step(
      decompressor, input.baseAddress, &taken, output.baseAddress, &written)
    let status: CompressedStreamStatus =
      switch code {
      case Int32(DECOMPRESSOR_MORE): .more
      case Int32(DECOMPRESSOR_END): .end
      case Int32(DECOMPRESSOR_MEMORY): .needsMemory
      default: .corrupt
      }
    return (status, taken, written)
  }
}
