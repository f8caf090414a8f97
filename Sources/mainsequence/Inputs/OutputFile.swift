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
    if inputs.contains(where: { $0.flatMap { FileIdentity($0) } == own }) {
      throw ValidationError("\(path) is read, and would be replaced; give the output another name")
    }
  }

  /// Throws if another output is the same file, which does not have to exist yet.
  func requireOther(than other: OutputFile) throws(ValidationError) {
    let isSame =
      place == other.place || FileIdentity(path).map { $0 == FileIdentity(other.path) } ?? false
    if path != "-", isSame {
      throw ValidationError("\(path) is to be written twice; give one of the outputs another name")
    }
  }

  /// The folder of the file, by its identity or its path, and the name in it.
  private var place: [String] {
    let (folder, name) = parts
    return [FileIdentity(folder: folder)?.text ?? folder, name]
  }

  /// The folder and the name of the file.
  private var parts: (folder: String, name: String) {
    let parts = path.split(separator: "/", omittingEmptySubsequences: false)
    let folder = parts.dropLast().joined(separator: "/")
    return (
      folder.isEmpty ? (path.hasPrefix("/") ? "/" : ".") : folder,
      parts.last.map(String.init) ?? path
    )
  }

  /// Writes `bytes` atomically.
  func write(_ bytes: [UInt8]) throws(OutputError) {
    if path == "-" { return try Terminal.put(bytes) }
    if try ByteStream.write(bytes, toStreamAt: path) { return }
    let (folder, name) = parts
    _ = try holdingInterruptions { () throws(OutputError) in
      try OutputFolder(folder).write([(name, bytes)])
    }
  }
}

/// The device and number of a file, by whatever path it is named.
private struct FileIdentity: Equatable {
  private var device: UInt64
  private var number: UInt64

  /// The file at `path`; nil if there is none, or if it is no regular file.
  init?(_ path: String) { self.init(path, S_IFREG) }

  /// The folder at a path; nil if there is none.
  init?(folder: String) { self.init(folder, S_IFDIR) }

  private init?(_ path: String, _ kind: mode_t) {
    var status = stat()
    guard stat(path, &status) == 0, status.st_mode & S_IFMT == kind else { return nil }
    (device, number) = (UInt64(truncatingIfNeeded: status.st_dev), UInt64(status.st_ino))
  }

  var text: String { "\(device)/\(number)" }
}
