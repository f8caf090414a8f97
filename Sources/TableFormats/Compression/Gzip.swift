import CZlib
import Parallelism

/// The compression of a file by gzip (RFC 1952), whose header has neither a name nor a time.
public enum Gzip {
  /// Whether a file called `name` is compressed by its extension.
  public static func isName(_ name: String) -> Bool { name.lowercased().hasSuffix(".gz") }

  /// Returns each of `parts`, which follow one another, as a member of a gzip file.
  ///
  /// All are compressed concurrently, in pieces of at most a mebibyte.
  public static func members(of parts: [[UInt8]]) -> [[UInt8]] {
    let pieces = parts.flatMap { part in
      stride(from: 0, to: part.count, by: 1 << 20).map {
        part[$0..<min($0 + (1 << 20), part.count)]
      }
    }
    return concurrentMap(pieces.count) { member(pieces[$0]) }
  }

  /// Returns `bytes` as a gzip file.
  public static func file(of bytes: [UInt8]) -> [UInt8] { Array(members(of: [bytes]).joined()) }

  private static func member(_ bytes: ArraySlice<UInt8>) -> [UInt8] {
    var stream = z_stream()
    let status = deflateInit2_(
      &stream, Z_DEFAULT_COMPRESSION, Z_DEFLATED, 15 + 16, 8, Z_DEFAULT_STRATEGY, ZLIB_VERSION,
      Int32(MemoryLayout<z_stream>.size))
    precondition(status == Z_OK, "zlib: \(status)")
    defer { deflateEnd(&stream) }
    let bound = Int(deflateBound(&stream, UInt(bytes.count)))
    return bytes.withUnsafeBufferPointer { input in
      [UInt8](unsafeUninitializedCapacity: bound) { output, count in
        stream.next_in = UnsafeMutablePointer(mutating: input.baseAddress)
        stream.avail_in = UInt32(input.count)
        stream.next_out = output.baseAddress
        stream.avail_out = UInt32(output.count)
        let status = deflate(&stream, Z_FINISH)
        precondition(status == Z_STREAM_END, "zlib: \(status)")
        count = Int(stream.total_out)
      }
    }
  }
}
