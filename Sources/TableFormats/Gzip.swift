import CZlib
import Tables

/// A decompressor of gzip files (RFC 1952).
enum Gzip {
  /// The first bytes of a compressed file.
  static let signature: [UInt8] = [0x1F, 0x8B]
  private static let chunk = 1 << 18

  /// Returns the decompressed bytes of all members of the file `bytes`.
  ///
  /// - Throws: A diagnostic if the file is corrupt, truncated or larger than `limit` when decompressed.
  static func unpack(_ bytes: [UInt8], name: String, limit: Int) throws(Diagnostics) -> [UInt8] {
    var stream = z_stream()
    let size = Int32(MemoryLayout<z_stream>.size)
    guard inflateInit2_(&stream, 15 + 16, ZLIB_VERSION, size) == Z_OK else {
      throw fault("not enough memory to decompress the file", name)
    }
    defer { inflateEnd(&stream) }
    var unpacked: [UInt8] = []
    var status = Z_OK
    var position = 0
    while status != Z_STREAM_END || bytes[position...].starts(with: signature) {
      if status == Z_STREAM_END { inflateReset(&stream) }
      let before = unpacked.count
      status = step(&stream, bytes, &position, &unpacked)
      if unpacked.count > limit {
        throw fault("the decompressed file exceeds \(limit) bytes", name)
      }
      if status == Z_BUF_ERROR
        || (status == Z_OK && position == bytes.count && unpacked.count == before)
      {
        throw fault(
          "the compressed file is truncated", name,
          "the download may be incomplete; download it again"
        )
      }
      guard status == Z_OK || status == Z_STREAM_END else {
        throw fault("the compressed file is corrupt after \(unpacked.count) bytes", name)
      }
    }
    return unpacked
  }

  /// Decompresses up to a chunk; returns the status of zlib.
  private static func step(
    _ stream: inout z_stream, _ bytes: [UInt8], _ position: inout Int, _ unpacked: inout [UInt8]
  ) -> Int32 {
    var output = [UInt8](repeating: 0, count: chunk)
    let available = min(bytes.count - position, 1 << 30)
    let status = bytes.withUnsafeBufferPointer { input in
      output.withUnsafeMutableBufferPointer { output in
        stream.next_in = UnsafeMutablePointer(mutating: input.baseAddress.map { $0 + position })
        stream.avail_in = UInt32(available)
        stream.next_out = output.baseAddress
        stream.avail_out = UInt32(chunk)
        return inflate(&stream, Z_NO_FLUSH)
      }
    }
    position += available - Int(stream.avail_in)
    unpacked += output[..<(chunk - Int(stream.avail_out))]
    return status
  }

  private static func fault(_ message: String, _ name: String, _ suggestion: String? = nil)
    -> Diagnostics
  {
    Diagnostics([TableFile.refusal(message, name, suggestion)])
  }
}
