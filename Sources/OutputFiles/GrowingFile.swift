#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// A file that is written part by part, and takes its name only when it is complete.
///
/// Until then it is a hidden file next to its destination, which is removed if the writing is given up,
/// with the folders that were created for it.
public final class GrowingFile {
  private let target: Target
  private let descriptor: Int32
  private let temporary: String
  private var isInPlace = false

  /// Begins the file called `name`, whose missing folders are created.
  public init(_ name: String) throws(OutputError) {
    target = try Target(name)
    Leftovers.remove(in: target.folder)
    do throws(OutputError) {
      (descriptor, temporary) = try createTemporary(beside: target)
    } catch {
      target.removeNewFolders()
      throw error
    }
  }

  deinit {
    close(descriptor)
    if isInPlace { return }
    unlink(temporary)
    target.removeNewFolders()
  }

  /// Appends `bytes`.
  public func write(_ bytes: [UInt8]) throws(OutputError) {
    if let code = writeAll(bytes, to: descriptor) { throw failure(code) }
  }

  /// Removes everything written so far.
  public func clear() throws(OutputError) {
    guard ftruncate(descriptor, 0) == 0, lseek(descriptor, 0, SEEK_SET) == 0 else {
      throw failure(errno)
    }
  }

  /// Waits until everything is on disk, and renames the file to its destination.
  public func putInPlace() throws(OutputError) {
    if let mode = target.mode, fchmod(descriptor, mode) != 0 { throw failure(errno) }
    if fsync(descriptor) != 0 { throw failure(errno) }
    if rename(temporary, target.path) != 0 { throw failure(errno) }
    isInPlace = true
    syncFolder(target.folder)
  }

  private func failure(_ code: Int32) -> OutputError {
    OutputError(.writeFailed, target.name, code: code)
  }
}
