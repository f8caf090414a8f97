import OutputFiles

#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// A folder of files that goes when it is no longer used, or with the next one if its process was killed.
final class TemporaryFolder {
  let folder: OutputFolder
  /// The lock that shows that a process uses the folder.
  private let lock: FolderLock?

  /// The beginning of the names, which no other program uses.
  private static let prefix = "mainsequence.tmp-"

  /// Creates an empty folder.
  init() throws(OutputError) {
    let given = ChildProcess.environment("TMPDIR") ?? ""
    let place = given.isEmpty ? "/tmp" : given
    Self.removeLeftovers(in: place)
    var (path, held) = try Self.create(in: place)
    // Before it was locked, another process may have taken it for a leftover.
    while access(path, F_OK) != 0 { (path, held) = try Self.create(in: place) }
    (folder, lock) = (OutputFolder(path), held)
  }

  deinit { Self.remove(folder) }

  /// The path of the file `name`.
  func path(_ name: String) -> String { folder.path + "/" + name }

  /// The bytes of the file `name`; nil if it cannot be read.
  func read(_ name: String) -> [UInt8]? { folder.read(name) }

  /// Writes `files`, under the lock that this folder has anyway.
  func write(_ files: [(path: String, bytes: [UInt8])]) throws(OutputError) {
    try folder.write(files, holding: lock)
  }

  private static func create(
    in place: String
  ) throws(OutputError) -> (path: String, lock: FolderLock?) {
    let pattern = "\(place)/\(prefix)XXXXXX"
    var name = Array(pattern.utf8CString)
    guard mkdtemp(&name) != nil else { throw OutputError(.cannotCreate, pattern, code: errno) }
    let path = String(decoding: name.dropLast().map(UInt8.init(bitPattern:)), as: UTF8.self)
    return (path, try FolderLock(path, waits: true))
  }

  /// Removes the folders of this user that no process has locked.
  private static func removeLeftovers(in place: String) {
    for entry in OutputFolder(place).files(in: ".") where entry.hasPrefix("./" + prefix) {
      let path = place + "/" + entry.dropFirst(2)
      var status = stat()
      guard lstat(path, &status) == 0, status.st_mode & S_IFMT == S_IFDIR,
        status.st_uid == geteuid(), let lock = try? FolderLock(path, waits: false)
      else { continue }
      withExtendedLifetime(lock) { remove(OutputFolder(path)) }
    }
  }

  private static func remove(_ folder: OutputFolder) {
    for file in folder.files(in: ".") { unlink(folder.path + "/" + file) }
    rmdir(folder.path)
  }
}
