import CZlib

/// A member of a gzip file (RFC 1952) while it is decompressed by zlib.
final class GzipStream: CompressedStream {
  // zlib keeps the address of the stream, which must stay the same.
  private let stream = UnsafeMutablePointer<z_stream>.allocate(capacity: 1)

  /// Begins a member; nil without enough memory.
  init?() {
    stream.initialize(to: z_stream())
    let size = Int32(MemoryLayout<z_stream>.size)
    guard inflateInit2_(stream, 15 + 16, ZLIB_VERSION, size) == Z_OK else { return nil }
  }

  deinit {
    inflateEnd(stream)
    stream.deallocate()
  }

  func step(
    _ input: UnsafeBufferPointer<UInt8>, _ output: UnsafeMutableBufferPointer<UInt8>
  ) -> (status: CompressedStreamStatus, taken: Int, written: Int) {
    let available = min(input.count, 1 << 30)
    stream.pointee.next_in = UnsafeMutablePointer(mutating: input.baseAddress)
    stream.pointee.avail_in = UInt32(available)
    stream.pointee.next_out = output.baseAddress
    stream.pointee.avail_out = UInt32(output.count)
    let status: CompressedStreamStatus =
      switch inflate(stream, Z_NO_FLUSH) {
      case Z_OK, Z_BUF_ERROR: .more
      case Z_STREAM_END: .end
      case Z_MEM_ERROR: .needsMemory
      default: .corrupt
      }
    return (
      status, available - Int(stream.pointee.avail_in), output.count - Int(stream.pointee.avail_out)
    )
  }
}
