import Tables

/// A file compressed with gzip, bzip2, xz or zstd.
///
/// It may consist of several streams, one after another, which decompress to one file.
struct CompressedFile {
  private let bytes: [UInt8]
  private let name: String
  private let compression: Compression

  private static let chunk = 1 << 18

  /// Recognises the compression of the file `bytes`; nil if it is not compressed.
  init?(_ bytes: [UInt8], name: String) {
    let found = Compression.allCases.first { bytes.starts(with: $0.signature) }
    guard let found else { return nil }
    compression = found
    self.bytes = bytes
    self.name = name
  }

  /// Returns the decompressed bytes, adding a warning to `faults` if anything else follows them.
  ///
  /// - Throws: A diagnostic if the file is corrupt, truncated or larger than `limit` or `expansion` allow when
  ///   decompressed, or if the library that decompresses it is not installed.
  func unpacked(
    limit: Int, _ expansion: Expansion, faults: inout Diagnostics
  ) throws(Diagnostics) -> [UInt8] {
    var unpacked: [UInt8] = []
    var rest = bytes[...]
    repeat {
      guard compression.isThere else { throw absence }
      guard let stream = compression.stream() else { throw needsMemory }
      try unpack(&rest, stream, into: &unpacked, limit: limit, expansion.limit(from: bytes.count))
      // Files are padded to whole blocks on tapes, and in the xz format.
      rest = rest.drop { $0 == 0 }
    } while rest.starts(with: compression.signature)
    if !rest.isEmpty {
      faults.append(
        Diagnostic(
          .warning, "the bytes after the end of the compressed data are not read",
          place: Place(file: name, row: 0)))
    }
    return unpacked
  }

  /// Decompresses a stream at the start of `rest`, which becomes what follows it.
  private func unpack(
    _ rest: inout ArraySlice<UInt8>, _ stream: any CompressedStream, into unpacked: inout [UInt8],
    limit: Int, _ growth: Int
  ) throws(Diagnostics) {
    var output = [UInt8](repeating: 0, count: Self.chunk)
    while true {
      let (status, taken, written) = rest.withUnsafeBufferPointer { input in
        output.withUnsafeMutableBufferPointer { stream.step(input, $0) }
      }
      rest = rest.dropFirst(taken)
      unpacked += output[..<written]
      if unpacked.count > limit { throw fault("the decompressed file exceeds \(limit) bytes") }
      if unpacked.count > growth { throw excess(of: growth) }
      switch status {
      case .end: return
      case .corrupt: throw fault("the compressed file is corrupt after \(unpacked.count) bytes")
      case .needsMemory: throw needsMemory
      case .more where taken == 0 && written == 0:
        throw fault(
          "the compressed file is truncated", "the download may be incomplete; download it again")
      case .more: continue
      }
    }
  }

  private var needsMemory: Diagnostics {
    fault(
      "the file needs too much memory to decompress", "unpack it with: \(compression.unpacker)")
  }

  private func excess(of limit: Int) -> Diagnostics {
    fault(
      "the file of \(bytes.count) bytes decompresses to more than \(limit), the limit",
      "if it is meant to, raise the limit, as with --max-expansion 1GB, or unpack it with: \(compression.unpacker)"
    )
  }

  private var absence: Diagnostics {
    fault(
      "\(compression.dynamicLibrary), which decompresses \(compression.rawValue) files, is not installed",
      "install it (\(compression.packages)), or unpack the file with: \(compression.unpacker)")
  }

  private func fault(_ message: String, _ suggestion: String? = nil) -> Diagnostics {
    Diagnostics([TableFile.refusal(message, name, suggestion)])
  }
}
