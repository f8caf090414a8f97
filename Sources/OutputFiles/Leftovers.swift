#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// The temporary files of processes that were killed before they could remove them.
///
/// A process locks each of its own as long as it needs it, and the system releases the lock when the process ends, in
/// whatever way. So a file without a lock is nobody's, even if its name has the number of a process that is alive.
enum Leftovers {
  /// The beginning and the end of the names of temporary files.
  private static let (prefix, suffix) = (".mainsequence-", ".tmp")

  /// The name of the temporary file `number` of this process.
  static func name(_ number: Int) -> String { "\(prefix)\(getpid())-\(number)\(suffix)" }

  /// Removes the temporary files in `folder` that no process has locked.
  static func remove(in folder: String) {
    for name in namesOfFiles(in: folder) where name.hasPrefix(prefix) && name.hasSuffix(suffix) {
      let path = folder + "/" + name
      let descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK)
      if descriptor < 0 { continue }
      if lock(descriptor, waits: false) == .taken { unlink(path) }
      close(descriptor)
    }
  }
}

/// Returns the names of the files in `folder`, hidden ones too; none if there is no such folder.
func namesOfFiles(in folder: String) -> [String] {
  guard let stream = opendir(folder) else { return [] }
  defer { closedir(stream) }
  var names: [String] = []
  while let entry = readdir(stream) {
    names.append(
      withUnsafePointer(to: &entry.pointee.d_name) { pointer in
        pointer.withMemoryRebound(to: CChar.self, capacity: 1) { String(cString: $0) }
      })
  }
  return names
}

/// The result of locking a file.
enum LockResult {
  case taken, busy
  /// The file system has no locks.
  case unsupported
}

/// Locks an open file until it is closed; another process that has it is waited for, if `waits`.
func lock(_ descriptor: Int32, waits: Bool) -> LockResult {
  while flock(descriptor, LOCK_EX | (waits ? 0 : LOCK_NB)) != 0 {
    if errno == EWOULDBLOCK { return .busy }
    if errno != EINTR { return .unsupported }
  }
  return .taken
}
