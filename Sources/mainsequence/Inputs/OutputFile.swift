import ArgumentParser
import OutputFiles

#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// A file, device or pipe to write to, or `-` for standard output.
struct OutputFile {
  var path: String

  /// Throws if the file is one of those that are read, which it would replace.
  func requireNone(of inputs: [String?]) throws(ValidationError) {
    guard let own = FileIdentity(path) else { return }
    if inputs.contains(where: { $0.flatMap(FileIdentity.init) == own }) {
      throw ValidationError("\(path) is read, and would be replaced; give the output another name")
    }
  }

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

/// The device and number of a file, by whatever path it is named.
private struct FileIdentity: Equatable {
  private var device: UInt64
  private var number: UInt64

  /// The file at `path`; nil if there is none, or if it is no regular file.
  init?(_ path: String) {
    var status = stat()
    guard stat(path, &status) == 0, status.st_mode & S_IFMT == S_IFREG else { return nil }
    (device, number) = (UInt64(truncatingIfNeeded: status.st_dev), UInt64(status.st_ino))
  }
}
