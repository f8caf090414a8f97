import OutputFiles

/// A file, device or pipe to write to, or `-` for standard output.
struct OutputFile {
  var path: String

  /// Writes `bytes` atomically.
  func write(_ bytes: [UInt8]) throws(OutputError) {
    if path == "-" { return try Terminal.put(bytes) }
    if try ByteStream.write(bytes, toStreamAt: path) { return }
    let parts = path.split(separator: "/", omittingEmptySubsequences: false)
    let folder = parts.dropLast().joined(separator: "/")
    let name = parts.last.map(String.init) ?? path
    let place = OutputFolder(folder.isEmpty ? (path.hasPrefix("/") ? "/" : ".") : folder)
    _ = try holdingInterruptions { () throws(OutputError) in try place.write([(name, bytes)]) }
  }
}
