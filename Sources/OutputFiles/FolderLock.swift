#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// The lock on a folder whose files belong together, so that two processes never mix theirs.
///
/// It lasts as long as the value, and no longer than the process.
public final class FolderLock: Sendable {
  private let descriptor: Int32

  /// Locks the folder at `path`; nil if there is no such folder or if its file system has no locks.
  ///
  /// - Parameters:
  ///   - path: The path of the folder.
  ///   - waits: Whether another process that has the lock is waited for.
  /// - Throws: That another process has it.
  public init?(_ path: String, waits: Bool) throws(OutputError) {
    descriptor = open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    if descriptor < 0 { return nil }
    switch lock(descriptor, waits: waits) {
    case .taken: return
    case .unsupported: return nil
    case .busy:
      throw OutputError(
        .cannotCreate, path, reason: "another process is writing into this folder")
    }
  }

  deinit { if descriptor >= 0 { close(descriptor) } }
}
