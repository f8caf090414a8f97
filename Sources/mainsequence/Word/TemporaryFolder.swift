import OutputFiles

#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// A folder of files that goes when it is no longer used.
final class TemporaryFolder {
  /// The folder.
  let folder: OutputFolder

  /// Creates an empty folder.
  init() throws(OutputError) {
    let place = ChildProcess.environment("TMPDIR") ?? ""
    let pattern = (place.isEmpty ? "/tmp" : place) + "/mainsequence-XXXXXX"
    var path = Array(pattern.utf8CString)
    guard mkdtemp(&path) != nil else { throw OutputError(.cannotCreate, pattern, code: errno) }
    folder = OutputFolder(
      String(decoding: path.dropLast().map(UInt8.init(bitPattern:)), as: UTF8.self))
  }

  deinit {
    for file in folder.files(in: ".") { unlink(path(file)) }
    rmdir(folder.path)
  }

  /// The path of the file `name`.
  func path(_ name: String) -> String { folder.path + "/" + name }
}
